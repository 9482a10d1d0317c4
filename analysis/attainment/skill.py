"""Skill: were targets nearer to what happened than a naive guess, the last plan's growth or the upper plan's target."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from analysis.attainment.answer import too_few
from analysis.attainment.rationality import CLASS_NAMES, LEAST, changes
from analysis.attainment.results import Provenance, data_hash, finish, number

NAIVE = {
    "previous_plan": ("上一规划期的实际变化", "the change realised in the plan before"),
    "upper_plan": ("上级规划的目标", "the target of the plan above"),
}


@dataclass(frozen=True)
class Skill:
    """Skill of targets, read as forecasts, against one naive guess.

    Attributes
    ----------
    unit_class, naive : str
        Class of unit; previous_plan or upper_plan.
    n : int
        Rows that have a naive guess.
    provenance : Provenance
        Of the rows.
    error, naive_error : float or None
        Mean squared errors a year of targets and of the guess; None where refused.
    refusal : tuple of (str, str)
        Why it was refused, in Chinese and English.
    """

    unit_class: str
    naive: str
    n: int
    provenance: Provenance
    error: float | None = None
    naive_error: float | None = None
    refusal: tuple[str, str] | tuple[()] = ()

    @property
    def skill(self) -> float | None:
        """One minus the ratio of the errors: above 0, targets were the better guess; None without a naive error."""
        return 1 - self.error / self.naive_error if self.error is not None and self.naive_error else None

    def table(self) -> pd.DataFrame:
        """One row: errors and skill."""
        row = {"unit_class": self.unit_class, "naive": self.naive, "n": self.n, "error": self.error}
        note = self.refusal[1] if self.refusal else ""
        return pd.DataFrame([{**row, "naive_error": self.naive_error, "skill": self.skill, "note": note}])

    def sentence(self, lang: str, caveat: bool = True) -> str:
        """Say whether targets were nearer to what happened than the guess, or why that is not said."""
        guess, (zh, en) = NAIVE[self.naive][0 if lang == "zh" else 1], CLASS_NAMES[self.unit_class]
        if self.refusal or self.skill is None:
            why = self.refusal or ("参照无误差", "the guess made no error")
            text = (
                f"Skill against {guess}, {en} class: not estimated, {why[1]}."
                if lang == "en"
                else f"{zh}指标相对于{guess}的预测技巧：未估计，{why[0]}。"
            )
        elif lang == "en":
            text = f"Skill of targets against {guess}, {en} class (n = {self.n}): {number(self.skill)}."
        else:
            text = f"{zh}指标目标相对于{guess}的预测技巧（n={self.n}）：{number(self.skill)}。"
        return finish(text, lang, caveat)


def naive_changes(judged: pd.DataFrame, parents: Mapping[str, str], unit_class: str) -> pd.DataFrame:
    """Planned and realised change of each target beside its naive guesses.

    Parameters
    ----------
    judged : DataFrame
        Judged rows of all plans, with ``place``, ``indicator_id``, ``base_year`` and ``target_year``.
    parents : mapping of str to str
        Place to the place above it.
    unit_class : str
        ratio or share.

    Returns
    -------
    DataFrame
        Rows of :func:`analysis.attainment.rationality.changes` with ``previous_plan`` and ``upper_plan``: the realised
        change of the same indicator in the plan of the same place that ended in the base year, and the planned change
        of the same indicator in the plan of the place above with the same years; missing where there is none.
    """
    rows = changes(judged, unit_class)
    of_class = judged[(judged["unit_class"] == unit_class) & judged["indicator_id"].notna()]
    first = of_class.drop_duplicates(["place", "indicator_id", "base_year", "target_year"])
    by_end = first.drop_duplicates(["place", "indicator_id", "target_year"]).set_index(
        ["place", "indicator_id", "target_year"]
    )["realised_change"]
    by_plan = first.set_index(["place", "indicator_id", "base_year", "target_year"])["planned_change"]
    records = rows.to_dict("records")
    before = [by_end.get((row["place"], row["indicator_id"], row["base_year"])) for row in records]
    above = [
        by_plan.get((parents.get(str(row["place"])), row["indicator_id"], row["base_year"], row["target_year"]))
        for row in records
    ]
    return rows.assign(previous_plan=pd.array(before, dtype="Float64"), upper_plan=pd.array(above, dtype="Float64"))


def skill(judged: pd.DataFrame, parents: Mapping[str, str], unit_class: str, naive: str = "previous_plan") -> Skill:
    """Compare targets with one naive guess of the realised change; see :func:`naive_changes`.

    Parameters
    ----------
    judged, parents, unit_class
        As :func:`naive_changes`.
    naive : str
        previous_plan or upper_plan.

    Returns
    -------
    Skill
        Refused under 10 rows that have the guess.
    """
    rows = naive_changes(judged, parents, unit_class).dropna(subset=[naive])
    provenance = Provenance("main", data_hash(rows))
    if len(rows) < LEAST:
        return Skill(unit_class, naive, len(rows), provenance, refusal=too_few(len(rows), LEAST))
    errors = [float(((rows["realised_change"] - rows[guess]) ** 2).mean()) for guess in ("planned_change", naive)]
    return Skill(unit_class, naive, len(rows), provenance, errors[0], errors[1])
