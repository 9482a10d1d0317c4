"""From verdicts and targets to the rows that the target-against-outcome figures show."""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from analysis.figures.names import indicator_name, unit_name
from analysis.figures.spec import Material, Words

Row = Mapping[Hashable, Any]
SCHEME = "main"
# Ending of a plan whose outcomes are from official statistics.
STATISTICS = "statistics"
PAGE_ROWS = 60
# Panels in drawing order: where a required change can be measured, where only the distance can, where neither can.
PANELS = ("change", "gap", "none")
_SIGNS = {"ge": "≥", "gt": ">", "le": "≤", "lt": "<", "around": "≈", "hold": "="}
DELEGATED = Words("按下达任务", "as assigned")
# A number with a word for a bound after it (95以上).
BOUNDS = {"以上": "≥", "以下": "≤", "以内": "≤", "左右": "≈"}
IN_WORDS = Words("文字", "in words")
IN_WORDS_ONLY = frozenset({"direction", "hold"})
MINUS = "−"
PERCENT = frozenset({"%", "个百分点", "百分点"})
_TARGET_COLUMNS = ["target_id", "target_year", "comparator", "lower", "upper", "unit", "attribute"]
COLUMNS = [
    "plan",
    "doc_id",
    "place_id",
    "place",
    "target_year",
    "outcome_source",
    "panel",
    "indicator_id",
    "subject",
    "label_zh",
    "label_en",
    "unit",
    "target_zh",
    "target_en",
    "outcome",
    "outcome_zh",
    "outcome_en",
    "met",
    "basis",
    "reason",
    "position",
    "achievement_ratio",
    "gap",
    "gap_unit",
    "line",
]


def attainment_rows(material: Material) -> pd.DataFrame:
    """Rows of the target-against-outcome figures.

    Parameters
    ----------
    material : Material
        Tables ``verdicts`` and ``targets``; ``judged`` for the unit of outcomes from statistics.

    Returns
    -------
    DataFrame
        One row a verdict of the main coding scheme. ``panel`` is ``change`` where there is an achievement ratio,
        ``gap`` where there is only a distance to a target that is not zero, else ``none``. ``position`` is
        percent of the required change (base = 0, target = 100), or the distance in percent of the target
        (target = 0, positive = better); missing in panel ``none``. A target that its own document and statistics
        judge is shown by its document. ``plan`` names document, target year and whether outcomes are from statistics;
        a plan of more than :data:`PAGE_ROWS` rows is spread over pages. Sorted by plan, panel and position, best first.
    """
    verdicts = material.tables["verdicts"]
    rows = _one_source(verdicts[verdicts["scheme"] == SCHEME]).merge(
        material.tables["targets"][_TARGET_COLUMNS], on="target_id", how="left", validate="many_to_one"
    )
    if rows.empty:
        return pd.DataFrame(columns=COLUMNS)
    rows = _comparable(rows, material.tables.get("judged"))
    rows["plan"] = [_plan(row) for row in rows.to_dict("records")]
    rows["position"] = [_position(row) for row in rows.to_dict("records")]
    rows["panel"] = [_panel(row) for row in rows.to_dict("records")]
    for language in ("zh", "en"):
        rows[f"label_{language}"] = _labels(rows, material, language)
        rows[f"target_{language}"] = [_target_text(row, language) for row in rows.to_dict("records")]
        rows[f"outcome_{language}"] = [_outcome_text(row["outcome"], language) for row in rows.to_dict("records")]
    order = rows["panel"].map(PANELS.index)
    rows = rows.assign(_order=order).sort_values(
        ["plan", "_order", "position", "line"], ascending=[True, True, False, True], kind="stable"
    )
    return _pages(rows[COLUMNS].reset_index(drop=True))


def _one_source(verdicts: pd.DataFrame) -> pd.DataFrame:
    """Keep what statistics say only of tables that print no outcomes themselves."""
    tables = verdicts["target_id"].str.split(".", n=1).str[0]
    own = verdicts["outcome_source"] == verdicts["doc_id"]
    return verdicts[own | ~tables.isin(set(tables[own]))]


def _comparable(rows: pd.DataFrame, judged: pd.DataFrame | None) -> pd.DataFrame:
    """Bring outcomes from statistics to the unit that they were judged in, and name that unit.

    A change over the plan (-33 %) is judged as the level that it makes of the base: ``level`` is that target, missing
    where the target stands in the same unit as it is judged.
    """
    rows = rows.assign(level=pd.array([pd.NA] * len(rows), dtype="string"))
    if judged is None:
        return rows
    keys = rows["target_id"].str.rpartition(".")[0]
    found = judged.set_index(judged["plan"] + "." + judged["row"])[["unit", "target", "outcome"]]
    found = found[found.notna().all(axis=1) & ~found.index.duplicated()]
    for place in rows.index[(rows["outcome_source"] != rows["doc_id"]) & keys.isin(found.index)]:
        unit, target, outcome = found.loc[keys[place]]
        rows.loc[place, "outcome"] = f"{float(outcome):.4g}"
        if not {unit, rows.loc[place, "unit"]} <= PERCENT and unit != rows.loc[place, "unit"]:
            rows.loc[place, ["level", "unit"]] = [f"{float(target):.4g}", unit]
    return rows


def _pages(rows: pd.DataFrame) -> pd.DataFrame:
    """Spread a plan with more rows than a page holds over several figures, in the order of the rows."""
    place = rows.groupby("plan").cumcount()
    size = rows.groupby("plan")["plan"].transform("size")
    pages = -(-size // PAGE_ROWS)
    page = place * pages // size + 1
    rows["plan"] = rows["plan"].where(pages == 1, rows["plan"] + "-p" + page.astype(str))
    return rows


def _plan(row: Row) -> str:
    parts = [row["doc_id"], row["target_year"] if pd.notna(row["target_year"]) else "undated"]
    if row["outcome_source"] != row["doc_id"]:
        parts.append(STATISTICS)
    return "-".join(str(part) for part in parts)


def target_number(row: Row) -> float | None:
    """Bound that the verdict is held against: the printed cap where there is only one, else the printed floor."""
    printed: Any = row["lower"] if pd.notna(row["lower"]) else row["upper"]
    try:
        return float(str(printed).replace(",", ""))
    except ValueError:
        return None


def _position(row: Row) -> float | None:
    if pd.notna(row["achievement_ratio"]):
        return 100 * float(row["achievement_ratio"])
    target = target_number(row)
    if pd.isna(row["gap"]) or not target:
        return None
    return 100 * float(row["gap"]) / abs(target)


def _panel(row: Row) -> str:
    if pd.notna(row["achievement_ratio"]):
        return "change"
    return "gap" if pd.notna(row["position"]) else "none"


def _target_text(row: Row, language: str) -> str:
    if row["comparator"] == "delegated":
        return DELEGATED.of(language)
    lower: str = "" if pd.isna(row["lower"]) else str(row["lower"])
    upper: str = "" if pd.isna(row["upper"]) else str(row["upper"])
    if not lower and not upper:
        return IN_WORDS.of(language) if row["comparator"] in IN_WORDS_ONLY else "–"
    if lower and upper and lower != upper:
        return f"{lower}–{upper}"
    printed = _SIGNS.get(str(row["comparator"]), "") + (lower or upper).replace("-", MINUS)
    return printed if pd.isna(row["level"]) else f"{row['level']} ({printed}%)"


def _outcome_text(printed: str | None, language: str) -> str:
    """Cell of the outcome column as printed; words without any digit become one word for readers of English."""
    text = "–" if pd.isna(printed) else str(printed)
    if language == "en":
        for words, sign in BOUNDS.items():
            text = re.sub(rf"^([\d.,]+){words}$", rf"{sign}\1", text)
    in_words = any("\u4e00" <= char <= "\u9fff" for char in text) and not any(char.isdigit() for char in text)
    return IN_WORDS.of(language) if in_words and language == "en" else text


def _labels(rows: pd.DataFrame, material: Material, language: str) -> list[str]:
    """Concept and unit; where two rows of a plan would read the same, the printed label stands instead."""
    names = [
        indicator_name(row["indicator_id"], str(row["subject"]), material).of(language)
        for row in rows.to_dict("records")
    ]
    twins = pd.Series(names, index=rows.index).groupby(rows["plan"]).transform(lambda part: part.duplicated(keep=False))
    labels = []
    for name, twin, subject, unit in zip(names, twins, rows["subject"], rows["unit"], strict=True):
        shown = str(subject) if twin else name
        words = unit_name(unit, material).of(language)
        labels.append(f"{shown[:1].upper()}{shown[1:]}{f' ({words})' if words else ''}")
    return labels
