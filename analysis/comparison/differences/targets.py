"""Differences between targets: what plans of the same years aim at, and how far they look alike."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pandas as pd

from analysis.comparison.differences.difference import LANGUAGES, Difference, Results, extreme, plain_number


def rates(results: Results) -> Iterator[Difference]:
    """Largest difference in a growth rate between plans of the same years and tier."""
    rows = results.rows[(results.rows["measure"] == "growth") & results.rows["value"].notna()]
    if (found := _widest(rows, results)) is not None:
        yield _values("rates", found, results, ("年均增速", "growth a year"))


def shares(results: Results) -> Iterator[Difference]:
    """Largest difference in a share between plans of the same years and tier."""
    rows = results.rows
    rows = rows[(rows["measure"] == "level") & (rows["value_unit"] == "%") & rows["value"].notna()]
    if (found := _widest(rows, results)) is not None:
        yield _values("shares", found, results, ("目标值", "a target"))


def _widest(rows: pd.DataFrame, results: Results) -> pd.Series | None:
    pairs = rows.merge(rows, on=["indicator_id", "measure", "value_unit"], suffixes=("_a", "_b"))
    pairs = pairs[pairs["plan_id_a"] < pairs["plan_id_b"]]
    if pairs.empty:
        return None
    kinds = {plan: results.registry.places[plan.partition(":")[0]].kind for plan in set(rows["plan_id"])}
    years = [pairs[f"plan_id_{side}"].str.partition(":", expand=False).str[2] for side in ("a", "b")]
    same_tier = pairs["plan_id_a"].map(kinds) == pairs["plan_id_b"].map(kinds)
    pairs = pairs[(years[0] == years[1]) & same_tier]
    if pairs.empty:
        return None
    pairs = pairs.sort_values(["indicator_id", "plan_id_a", "plan_id_b"], kind="stable")
    return extreme(pairs, (pairs["value_a"] - pairs["value_b"]).abs())


def _values(rule: str, row: pd.Series, results: Results, what: tuple[str, str]) -> Difference:
    numbers = [plain_number(row[f"value_{side}"]) for side in ("a", "b")]
    gap = plain_number(round(abs(float(row["value_a"]) - float(row["value_b"])), 4))
    names = {lang: [results.plan(row[f"plan_id_{side}"], lang) for side in ("a", "b")] for lang in LANGUAGES}
    concept = {lang: results.topic("concept", row["indicator_id"], lang) for lang in LANGUAGES}
    zh = (
        f"同期同级规划中差距最大的{what[0]}：{concept['zh']}，{names['zh'][0]}{numbers[0]}%，"
        f"{names['zh'][1]}{numbers[1]}%，相差{gap}个百分点。"
    )
    en = (
        f"Among plans of the same years and tier the widest gap in {what[1]} is in {concept['en']}: "
        f"{numbers[0]} % in {names['en'][0]}, {numbers[1]} % in {names['en'][1]}, {gap} points apart."
    )
    return Difference(rule, zh, en, "side_by_side", (str(row["target_id_a"]), str(row["target_id_b"])))


def slower(results: Results) -> Iterator[Difference]:
    """Growth targets of a place that fall from one plan to the next, with the largest fall."""
    rows = results.rows[(results.rows["measure"] == "growth") & (results.rows["yearly"] == "no")]
    places = rows["plan_id"].map(lambda plan: plan.partition(":")[0])
    for place, own in rows[rows["value"].notna()].groupby(places, sort=True):
        plans = sorted(set(own["plan_id"]))
        for before, after in pairwise(plans):
            first, second = (own[own["plan_id"] == plan].set_index("indicator_id") for plan in (before, after))
            both = first.join(second, how="inner", lsuffix="_a", rsuffix="_b")
            if len(both):
                yield _fall(str(place), (before, after), both, results)


def _fall(place: str, plans: tuple[str, str], both: pd.DataFrame, results: Results) -> Difference:
    change = (both["value_b"] - both["value_a"]).astype(float)
    lower, key = int((change < 0).sum()), str(change.idxmin())
    row = both.loc[key]
    years = [plan.partition(":")[2].replace("-", "–") for plan in plans]
    values = [plain_number(row[f"value_{side}"]) for side in ("a", "b")]
    zh = (
        f"{results.place(place, 'zh')}两个规划共有的{len(both)}项增速目标中{lower}项下调，"
        f"降幅最大的是{results.topic('concept', key, 'zh')}：{years[0]}年{values[0]}%，{years[1]}年{values[1]}%。"
    )
    en = (
        f"{results.place(place, 'en')} lowers {lower} of {len(both)} growth targets that its plans for {years[0]} and "
        f"{years[1]} share, most of all {results.topic('concept', key, 'en')}: {values[0]} %, then {values[1]} %."
    )
    return Difference("slower", zh, en, "side_by_side", (str(row["target_id_a"]), str(row["target_id_b"])))


def indicator_sets(results: Results) -> Iterator[Difference]:
    """Find the most and the least alike indicator sets of five-year plans."""
    plans = set(results.plans.loc[results.plans["start_year"] < results.plans["end_year"], "plan_id"])
    rows = results.table("plan_agreement")
    rows = rows[rows["plan_a"].isin(plans) & rows["plan_b"].isin(plans) & rows["jaccard"].notna()]
    if len(rows) < 2:
        return
    ends = [extreme(rows, rows["jaccard"]), extreme(rows, -rows["jaccard"])]
    said = {lang: [_set_words(row, lang, results) for row in ends] for lang in LANGUAGES}
    yield Difference(
        "indicator_sets",
        f"指标体系最接近的是{said['zh'][0]}；差别最大的是{said['zh'][1]}。",
        f"The indicator sets of {said['en'][0]} are most alike, those of {said['en'][1]} least.",
        "plan_agreement", tuple(str(row[f"plan_{side}"]) for row in ends for side in ("a", "b")),
    )


def _set_words(row: pd.Series, language: str, results: Results) -> str:
    a, b = (results.plan(row[f"plan_{side}"], language) for side in ("a", "b"))
    union = row["both"] + row["only_a"] + row["only_b"]
    if language == "zh":
        return f"{a}与{b}（{union}项中共有{row['both']}项，Jaccard {row['jaccard']:.2f}）"
    return f"{a} and {b} ({row['both']} of {union} concepts shared, Jaccard {row['jaccard']:.2f})"


def required(results: Results) -> Iterator[Difference]:
    """Pair of plans whose required changes rank alike least, among pairs with enough shared concepts."""
    ranks = results.table("ambition_ranks")
    years = {plan: plan.partition(":")[2] for plan in set(ranks["plan_a"]) | set(ranks["plan_b"])}
    ranks = ranks[ranks["spearman"].notna() & (ranks["plan_a"].map(years) == ranks["plan_b"].map(years))]
    if ranks.empty:
        return
    row = extreme(ranks, -ranks["spearman"])
    a, b = ({lang: results.plan(row[f"plan_{side}"], lang) for lang in LANGUAGES} for side in ("a", "b"))
    numbers = f"ρ = {row['spearman']:.2f}, p = {row['p']:.3f}"
    yield Difference(
        "required",
        f"在共有的{row['shared']}项指标上，{a['zh']}与{b['zh']}要求的年度变化排序最不一致（Spearman {numbers}）。",
        f"On {row['shared']} shared concepts the yearly changes that {a['en']} and {b['en']} require rank least alike "
        f"of all pairs of the same years (Spearman {numbers}).",
        "ambition_ranks", (str(row["plan_a"]), str(row["plan_b"])),
    )


def looser(results: Results) -> Iterator[Difference]:
    """Targets that ask for less than the base already has."""
    rows = results.table("ambition")
    rows = rows[rows["looser"].notna() & rows["plan_id"].isin(results.plans["plan_id"])]
    easy = rows[rows["looser"] == "yes"]
    if easy.empty:
        return
    worst = extreme(easy, easy["required"].abs())
    said = {lang: (results.topic("concept", worst["indicator_id"], lang), results.plan(worst["plan_id"], lang))
            for lang in LANGUAGES}
    change = plain_number(worst["required"])
    yield Difference(
        "looser",
        f"有基期可比的{len(rows)}项目标中，{len(easy)}项低于基期已达到的水平，"
        f"最突出的是{said['zh'][1]}的{said['zh'][0]}（年均{change}{worst['unit'].removesuffix('/年')}）。",
        f"{len(easy)} of {len(rows)} targets with a base ask for less than was already reached, most of all "
        f"{said['en'][0]} in {said['en'][1]} ({change} {_unit(worst['unit'])} a year).",
        "ambition", tuple(easy["target_id"]),
    )


def _unit(unit: str) -> str:
    return {"百分点/年": "points", "%/年": "%"}.get(unit, unit)
