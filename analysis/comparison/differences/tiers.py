"""Differences between tiers and between successive documents: the ladder, amounts above the city's, drift, sums."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from typing import Any

import pandas as pd

from analysis.comparison.aims import aims
from analysis.comparison.differences.difference import LANGUAGES, Difference, Results, extreme, plain_number


def ladder_counts(results: Results) -> Iterator[Difference]:
    """How often a tier aims above the next one, and where it exceeds it most."""
    rows = results.table("ladder")
    rows = rows[rows["amplified"].notna()]
    if rows.empty:
        return
    counts = rows["amplified"].value_counts()
    above, below = int(counts.get("above", 0)), int(counts.get("below", 0))
    growth = rows[rows["measure"] == "growth"]
    higher = int((growth["amplified"] == "above").sum())
    yield Difference(
        "ladder",
        f"同一年份可比的{len(rows)}项上下级目标中，{above}项高于上级，{len(rows) - above - below}项相同或在其区间内，"
        f"{below}项低于上级；"
        f"其中增速目标{len(growth)}项，{higher}项高于上级（层层加码）。",
        f"Of {len(rows)} targets comparable with a tier above for the same years {above} are higher, "
        f"{len(rows) - above - below} equal or within its range and {below} lower; of the {len(growth)} growth "
        f"targets {higher} are higher "
        "(层层加码).",
        "ladder", tuple(rows["target_id"]),
    )


def outsized(results: Results) -> Iterator[Difference]:
    """Amounts that a lower tier sets above those of the place that it is a part of, with the place's later targets."""
    rows = results.table("ladder")
    rows = rows[(rows["beside"] == "same_years") & rows["amplified"].isna()]
    rows = rows[rows["value"].astype(float) > rows["above_value"].astype(float)]
    for row in rows.sort_values(["topic", "place_id"]).to_dict("records"):
        later = _later(pd.Series(row), results)
        ratio = float(row["value"]) / float(row["above_value"])
        named = {lang: results.topic(row["topic_kind"], row["topic"], lang) for lang in LANGUAGES}
        places = {lang: [results.place(row[key], lang) for key in ("place_id", "above_place_id")] for lang in LANGUAGES}
        tails = _tails(later, str(row["unit"]), results)
        values = [row["value"], row["above_value"]]
        said = {lang: [results.amount(value, row["unit"], lang) for value in values] for lang in LANGUAGES}
        yield Difference(
            "outsized",
            f"{named['zh']}：{places['zh'][0]}{row['years']}年目标{said['zh'][0]}，"
            f"是{places['zh'][1]}{row['above_years']}年目标{said['zh'][1]}的{ratio:.1f}倍{tails[0]}。",
            f"{named['en']}: {places['en'][0]} aims at {said['en'][0]} ({row['years']}), {ratio:.1f} times the "
            f"{said['en'][1]} of {places['en'][1]} as a whole ({row['above_years']}){tails[1]}.",
            "ladder", (row["target_id"], row["above_target_id"]),
        )


def _later(row: pd.Series, results: Results) -> list[tuple[int, float]]:
    """Years and values of the later targets of the upper place for the same topic."""
    year = int(str(row["above_years"])[-4:])
    return sorted(
        {
            (aim.year, aim.value)
            for aim in aims(results.table("targets"), results.registry)
            if (aim.topic.kind, aim.topic.key, aim.measure) == (row["topic_kind"], row["topic"], row["measure"])
            and aim.place_id == row["above_place_id"] and aim.unit == row["unit"] and aim.year > year
        }
    )


def _tails(later: list[tuple[int, float]], unit: str, results: Results) -> tuple[str, str]:
    if not later:
        return "", ""
    zh = "、".join(f"{year}年{results.amount(value, unit, 'zh')}" for year, value in later)
    en = ", ".join(f"{results.amount(value, unit, 'en')} by {year}" for year, value in later)
    return f"（全市此后目标：{zh}）", f"; the city itself plans {en}"


def drifted(results: Results) -> Iterator[Difference]:
    """Say what the next document of a place makes of its targets, and one that it puts off."""
    rows = results.table("drift")
    for place, own in rows.groupby("place_id", sort=True):
        counts = own["change"].value_counts()
        late = own[own["change"] == "postponed"].sort_values(["value_a"], ascending=False, kind="stable").head(1)
        lists = {
            lang: ("、" if lang == "zh" else ", ").join(
                f"{_CHANGES[change][i]}{counts[change]}" for change in _CHANGES if change in counts
            )
            for i, lang in enumerate(LANGUAGES)
        }
        tails = [_postponed(row, results) for row in late.to_dict("records")] or [("", "")]
        yield Difference(
            "drift",
            f"{results.place(str(place), 'zh')}先后文件对同一事项的{len(own)}项目标：{lists['zh']}{tails[0][0]}。",
            f"{results.place(str(place), 'en')}: of {len(own)} targets of an earlier document the next one has "
            f"{lists['en']}{tails[0][1]}.",
            "drift", tuple(own["statement_a"]),
        )


_CHANGES = {
    "raised": ("上调", "raised "), "kept": ("不变", "kept "), "postponed": ("推迟", "postponed "),
    "lowered": ("下调", "lowered "), "dropped": ("不再提", "dropped "), "reached": ("已达到", "reached "),
    "not_reached": ("未达到", "not reached "),
}


def _postponed(row: Mapping[Hashable, Any], results: Results) -> tuple[str, str]:
    kind, key = str(row["topic_kind"]), str(row["topic"])
    said = {lang: results.amount(row["value_a"], row["unit"], lang) for lang in LANGUAGES}
    return (
        f"；如{results.topic(kind, key, 'zh')}{said['zh']}由{row['year_a']}年推迟到{row['year_b']}年",
        f"; {results.topic(kind, key, 'en')} at {said['en']} moves from {row['year_a']} "
        f"to {row['year_b']}",
    )


def sums(results: Results) -> Iterator[Difference]:
    """Whether the growth targets of counties make up that of their city; a refusal is said as one."""
    rows = results.table("adding_up")
    if rows.empty:
        return
    able = rows[rows["verdict"] == "evaluable"]
    if able.empty:
        most = extreme(rows, rows["with_target"])
        said = f"{most['with_target']}", f"{most['parts']}"
        yield Difference(
            "sums",
            f"县级增速目标能否汇总为市级目标，{len(rows)}项均无法评价：最多只有{said[0]}个县（共{said[1]}个）有同期目标。",
            f"Whether the growth targets of counties add up to those of their city is not evaluable for any of "
            f"{len(rows)} targets: at most {said[0]} of {said[1]} counties has a target for the same years.",
            "adding_up", tuple(sorted(set(rows["place_id"]))),
        )
        return
    row = extreme(able, able["difference"].abs())
    concept = {lang: results.topic("concept", row["indicator_id"], lang) for lang in LANGUAGES}
    values = [plain_number(row[name]) for name in ("weighted", "target")]
    yield Difference(
        "sums",
        f"{results.place(row['place_id'], 'zh')}各县{concept['zh']}目标加权为{values[0]}%，市级目标{values[1]}%。",
        f"The targets of the counties of {results.place(row['place_id'], 'en')} for {concept['en']} make up "
        f"{values[0]} %, against {values[1]} % of the city.",
        "adding_up", (str(row["place_id"]),),
    )
