"""Target ladder (层层加码): the target of each tier beside that of the tier above."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pandas as pd
from statsmodels.stats.proportion import proportion_confint

from analysis.comparison.aims import Aim, aims
from analysis.comparison.plans import period_of_target
from analysis.comparison.topics import Topic
from analysis.registry import Indicator, Registry


@dataclass(frozen=True)
class _Rung:
    """A target of one tier, with the first and last year of its plan."""

    aim: Aim
    years: tuple[int, int]

    @property
    def yearly(self) -> bool:
        return self.years[0] == self.years[1]


def ladder(targets: pd.DataFrame, registry: Registry) -> pd.DataFrame:
    """Set each target beside the target of the nearest tier above that has one.

    Parameters
    ----------
    targets : DataFrame
        Derived table.
    registry : Registry
        Places with their parents, documents, directions of concepts.

    Returns
    -------
    DataFrame
        Derived table ``ladder``. One row a topic, measure, place and plan and the nearest tier above with a target for
        the same years; a second row where a nearer tier has one only for other years around it (a five-year
        average beside one year), marked in ``beside`` and never counted as amplified. Growth is for the same years
        where the plans have the same years, a level where the target years agree. ``difference`` is direction ×
        (target − target above): positive is more ambitious. Of a range the end that must be reached counts, and a
        target inside the range above is ``within``, with no difference. Amounts, which grow with the size of a
        place, have no difference.
    """
    rungs = list(_rungs(targets, registry))
    rows = [_row(rung, above, registry) for rung in rungs for above in _above(rung, rungs, registry)]
    rows.sort(key=lambda r: (str(r["topic"]), str(r["measure"]), str(r["place_id"]), str(r["years"])))
    return registry.tables["ladder"].frame(rows)


def _rungs(targets: pd.DataFrame, registry: Registry) -> Iterator[_Rung]:
    seen: set[tuple[Topic, str, str, tuple[int, int]]] = set()
    for aim in aims(targets, registry):
        years = period_of_target(aim.year, registry.documents[aim.doc_id])
        if aim.topic.kind == "wording" or years is None:
            continue
        key = (aim.topic, aim.measure, aim.place_id, years)
        if key not in seen:
            seen.add(key)
            yield _Rung(aim, years)


def _row(rung: _Rung, above: _Rung, registry: Registry) -> dict[str, object]:
    aim, upper = rung.aim, above.aim
    same = _same_years(rung, above)
    concept = registry.indicators.get(aim.topic.key) if aim.topic.kind == "concept" else None
    direction = concept.direction if concept else 1
    comparable, within = _comparable(aim, concept), _is_within(aim, upper)
    difference = direction * (_floor(aim, direction) - _floor(upper, direction)) if comparable and not within else None
    return {
        "topic_kind": aim.topic.kind,
        "topic": aim.topic.key,
        "measure": aim.measure,
        "unit": aim.unit,
        "beside": "same_years" if same else "other_years",
        "difference": None if difference is None else round(difference, 6) + 0.0,
        "amplified": ("within" if within and comparable else _verdict(difference)) if same else None,
        **_side("", rung, registry),
        **_side("above_", above, registry),
    }


def _above(rung: _Rung, rungs: list[_Rung], registry: Registry) -> Iterator[_Rung]:
    """Find the nearest tier above with a target for the same years, and a nearer one with a plan around the year."""
    beside: _Rung | None = None
    for place in registry.ancestors(rung.aim.place_id):
        here = [r for r in rungs if r.aim.place_id == place.place_id and _same_topic(r, rung)]
        same = [r for r in here if _same_years(r, rung)]
        around = [r for r in here if rung.yearly and r.years[0] <= rung.years[0] <= r.years[1]]
        if same:
            yield same[0]
            break
        beside = beside or (around[0] if around else None)
    if beside is not None:
        yield beside


def _same_years(a: _Rung, b: _Rung) -> bool:
    return a.years == b.years or (a.aim.measure == "level" and a.aim.year == b.aim.year)


def _same_topic(a: _Rung, b: _Rung) -> bool:
    return (a.aim.topic, a.aim.measure, a.aim.unit) == (b.aim.topic, b.aim.measure, b.aim.unit)


def _comparable(aim: Aim, concept: Indicator | None) -> bool:
    """Whether places of different size may be compared: rates, shares, and what counts per head or on average."""
    if aim.measure == "growth" or aim.unit in {"%", "‰", "百分点"} or "/" in aim.unit:
        return True
    return concept is not None and any(word in concept.zh for word in ("每", "人均", "平均", "预期寿命"))


def _is_within(aim: Aim, above: Aim) -> bool:
    """Whether a target lies inside the range of the tier above."""
    return above.upper is not None and above.value <= aim.value <= above.upper


def _floor(aim: Aim, direction: int) -> float:
    return aim.value if aim.upper is None or direction > 0 else aim.upper


def _verdict(difference: float | None) -> str | None:
    if difference is None:
        return None
    return "above" if difference > 0 else "below" if difference < 0 else "equal"


def _side(prefix: str, rung: _Rung, registry: Registry) -> Mapping[str, object]:
    aim, (start, end) = rung.aim, rung.years
    return {
        f"{prefix}place_id": aim.place_id,
        f"{prefix}tier": registry.places[aim.place_id].kind,
        f"{prefix}years": str(start) if start == end else f"{start}-{end}",
        f"{prefix}target_id": aim.row["target_id"],
        f"{prefix}comparator": aim.row["comparator"],
        f"{prefix}value": aim.value,
        f"{prefix}value_upper": aim.upper,
        f"{prefix}hardness": aim.row["hardness"],
        f"{prefix}line": aim.row["line"],
    }


def amplification(rows: pd.DataFrame, registry: Registry) -> pd.DataFrame:
    """Count how often a tier aims higher than the tier above.

    Parameters
    ----------
    rows : DataFrame
        Derived table ``ladder``; rows without a verdict are left out.
    registry : Registry
        For the contract of the result.

    Returns
    -------
    DataFrame
        Derived table ``amplification``: by pair of tiers, how many targets are above, equal and below, the share
        above and its Wilson interval. The targets are no sample; the interval shows how little a few can say.
    """
    judged = rows[rows["amplified"].notna()]
    found = []
    for (tier, above), part in judged.groupby(["tier", "above_tier"], sort=True):
        counts = part["amplified"].value_counts()
        k, n = int(counts.get("above", 0)), len(part)
        low, high = proportion_confint(k, n, method="wilson")
        found.append(
            {
                "tier": tier,
                "above_tier": above,
                "above": k,
                **{verdict: int(counts.get(verdict, 0)) for verdict in ("equal", "below", "within")},
                "share_above": k / n,
                "wilson_low": low,
                "wilson_high": high,
                "median_difference": part["difference"].median(),
            }
        )
    return registry.tables["amplification"].frame(found)
