"""Plan names: the plan whose targets a table prints, from the place and the years of the table."""

from __future__ import annotations

from analysis.attainment.judging import Prepared
from analysis.registry import Registry


class PlanNames:
    """Names plans in Chinese and English.

    Parameters
    ----------
    registry : Registry
        Periods and English names; what has no English name keeps its Chinese one.
    """

    def __init__(self, registry: Registry) -> None:
        self._english = {str(row["zh"]): str(row["en"]) for row in registry.rows.get("english", ())}
        self._periods = {
            (int(str(row["start_year"])), int(str(row["end_year"]))): str(row["period"])
            for row in registry.rows.get("periods", ())
        }

    def __call__(self, prepared: Prepared) -> dict[str, str]:
        """Columns ``plan_zh`` and ``plan_en`` of a row: place and period (岳阳市“十四五” / Yueyang 2021–2025)."""
        row = prepared.row
        base, target = row.cells.get("base_year"), row.cells.get("target_year")
        first = int(str(base)) + 1 if base is not None else None
        last = int(str(target)) if target is not None else None
        if first is None or last is None:
            years = str(target or row.cells["table"])
            return {"plan_zh": f"{row.place}{years}", "plan_en": f"{self._name(row.place)} {years}"}
        period = self._periods.get((first, last))
        zh = f"“{period}”" if period else f"{first}–{last}年"
        return {"plan_zh": f"{row.place}{zh}", "plan_en": f"{self._name(row.place)} {first}–{last}"}

    def _name(self, place: str) -> str:
        return self._english.get(place, place)
