"""Differences in wording: hardness, attention, and shared text."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from analysis.comparison.differences.difference import LANGUAGES, PLAN_KINDS, Difference, Results, extreme

_LEAST_TARGETS = 20


def hardest(results: Results) -> Iterator[Difference]:
    """Find the plan with the hardest and the one with the softest wording, among plans with enough targets."""
    rows = results.table("hardness")
    rows = rows[(rows["scope"] == "document") & (rows["basis"] == "targets") & rows["name"].isin(_plans(results))]
    rows = rows[(rows["hard"] + rows["soft"] >= _LEAST_TARGETS) & rows["share"].notna()]
    soft, hard = (rows[rows["coding"] == coding] for coding in ("contested_soft", "contested_hard"))
    if len(soft) < 2:
        return
    ends = [extreme(soft, soft["share"]), extreme(soft, -soft["share"])]
    low = hard[hard["name"] == ends[1]["name"]].iloc[0]
    said = {lang: [_index(row, lang, results) for row in ends] for lang in LANGUAGES}
    yield Difference(
        "hardness",
        f"措辞最硬的是{said['zh'][0]}，最软的是{said['zh'][1]}；把“力争”算作硬约束时后者为{100 * low['share']:.0f}%。",
        f"The wording is hardest in {said['en'][0]} and softest in {said['en'][1]}; with 力争 read as hard the latter "
        f"has {100 * low['share']:.0f} %.",
        "hardness", tuple(str(row["name"]) for row in ends),
    )


def _index(row: pd.Series, language: str, results: Results) -> str:
    k, n = int(row["hard"]), int(row["hard"] + row["soft"])
    interval = f"{100 * row['wilson_low']:.0f}–{100 * row['wilson_high']:.0f} %"
    name = results.document(row["name"], language)
    if language == "zh":
        return f"{name}（{n}项中{k}项，{100 * row['share']:.0f}%，Wilson {interval}）"
    return f"{name} ({k} of {n} targets, {100 * row['share']:.0f} %, Wilson {interval})"


def _plans(results: Results) -> set[str]:
    return {doc for doc, entry in results.registry.documents.items() if entry.kind in PLAN_KINDS}


def attended(results: Results) -> Iterator[Difference]:
    """Theme with the largest ratio of attention between two plans whose intervals do not meet."""
    rows = results.table("attention")
    rows = rows[rows["doc_id"].isin(_plans(results))]
    pairs = rows.merge(rows, on="theme", suffixes=("_a", "_b"))
    pairs = pairs[(pairs["low_a"] > pairs["high_b"]) & (pairs["per_10000_b"] > 0)]
    if pairs.empty:
        return
    ratio = (pairs["per_10000_a"] / pairs["per_10000_b"]).astype(float)
    row = extreme(pairs, ratio)
    themes = {str(theme["theme"]): theme for theme in results.registry.rows["policy_themes"]}
    name = {lang: str(themes[row["theme"]][lang]) for lang in LANGUAGES}
    docs = {lang: [results.document(row[f"doc_id_{side}"], lang) for side in ("a", "b")] for lang in LANGUAGES}
    rates = [f"{row[f'per_10000_{side}']:.1f}" for side in ("a", "b")]
    spans = [f"{row[f'low_{side}']:.0f}–{row[f'high_{side}']:.0f}" for side in ("a", "b")]
    yield Difference(
        "attention",
        f"篇幅差别最大的主题是{name['zh']}：{docs['zh'][0]}每万字{rates[0]}次（95%区间{spans[0]}），"
        f"{docs['zh'][1]}{rates[1]}次（{spans[1]}）。",
        f"The space given to a theme differs most for {name['en'].lower()}: {rates[0]} mentions per 10,000 characters "
        f"in {docs['en'][0]} (95 % interval {spans[0]}), {rates[1]} in {docs['en'][1]} ({spans[1]}).",
        "attention", (str(row["doc_id_a"]), str(row["doc_id_b"])),
    )


def shared_text(results: Results) -> Iterator[Difference]:
    """Find the pair of documents with the most text in common, and the pair most alike in words."""
    rows = results.table("text_likeness")
    rows = rows[rows["containment"].notna() & rows["cosine"].notna()]
    if rows.empty:
        return
    copied = extreme(rows, rows["containment"])
    alike = extreme(rows, rows["cosine"])
    pairs = {
        lang: [[results.document(row[f"doc_{side}"], lang) for side in ("a", "b")] for row in (copied, alike)]
        for lang in LANGUAGES
    }
    with_all, without = (f"{100 * float(copied[name]):.1f}" for name in ("containment", "containment_without"))
    cosine = f"{alike['cosine']:.2f}"
    yield Difference(
        "shared_text",
        f"文字重合最多的是{pairs['zh'][0][0]}与{pairs['zh'][0][1]}：13字片段重合{with_all}%，剔除官方固定表述后{without}%；"
        f"用词最接近的是{pairs['zh'][1][0]}与{pairs['zh'][1][1]}（余弦{cosine}）。",
        f"{pairs['en'][0][0]} and {pairs['en'][0][1]} share the most text: {with_all} % of the runs of 13 characters, "
        f"{without} % without official formulae; most alike in words are {pairs['en'][1][0]} and {pairs['en'][1][1]} "
        f"(cosine {cosine}).",
        "text_likeness", tuple(str(row[f"doc_{side}"]) for row in (copied, alike) for side in ("a", "b")),
    )
