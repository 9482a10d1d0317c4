"""Result tables as a reader wants them: names instead of ids, codes and units in words, in Chinese or in English."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pandas as pd

from analysis.comparison.differences.difference import Results

# Fixed words of the tables; what is not here is printed as it stands, a code without its underscores.
_WORDS: Mapping[str, tuple[str, str]] = {
    "国家": ("国家", "nation"), "省": ("省", "province"), "地级市": ("地级市", "prefecture-level city"),
    "市": ("县级市", "county-level city"), "县": ("县", "county"), "区": ("区", "district"),
    "功能区": ("功能区", "zone"), "百分点/年": ("百分点/年", "points a year"), "%/年": ("%/年", "% a year"),
    "five_year_plan": ("五年规划", "five-year plan"), "action_plan": ("行动方案", "action plan"),
    "work_report": ("政府工作报告", "work report"), "opinions": ("意见", "opinions"),
    "level": ("水平", "level"), "growth": ("增速", "growth"), "cumulative": ("累计", "cumulative"),
    "raised": ("上调", "raised"), "kept": ("不变", "kept"), "postponed": ("推迟", "postponed"),
    "lowered": ("下调", "lowered"), "dropped": ("不再提", "dropped"), "reached": ("已达到", "reached"),
    "not_reached": ("未达到", "not reached"), "yes": ("是", "yes"), "no": ("否", "no"),
    "not_there": ("确无", "not there"), "other_measure": ("另计", "other measure"),
    "other_definition": ("另义", "other definition"), "other_name": ("疑另名", "other name?"),
    "other_scope": ("另域", "other scope"), "own_document_missing": ("未见", "own document missing"),
    "no_concept": ("无对应指标", "no concept"), "other_value": ("另有数值", "other value"),
    "part_of_place": ("仅部分地区", "part of the place"), "repeated": ("重复", "repeated"),
    "unit_differs": ("单位不符", "unit differs"),
    "after_the_plan": ("规划期之后", "after the plan"), "other_edition": ("另有后出版本", "other edition"),
}  # fmt: skip
_HEADS = {
    "plan_id": "规划", "plan_a": "规划甲", "plan_b": "规划乙", "doc_id": "文件", "doc_a": "文件甲", "doc_b": "文件乙",
    "place_id": "地区", "above_place_id": "上级", "indicator_id": "指标", "topic": "事项", "unit": "单位",
    "value_unit": "单位", "tier": "层级", "above_tier": "上级层级", "kind": "类别", "measure": "口径", "change": "变化",
    "reason": "原因", "years": "年份", "line": "行", "above_line": "上级行", "value": "目标", "above_value": "上级目标",
    "above_years": "上级年份", "required": "要求", "realised": "上期实现", "difference": "差额", "printed_in": "载于",
}  # fmt: skip
_ENGLISH_HEADS = {
    "plan_id": "plan", "doc_id": "document", "doc_a": "document a", "doc_b": "document b", "place_id": "place",
    "above_place_id": "place above", "indicator_id": "concept", "value_unit": "unit",
}  # fmt: skip


def readable(table: pd.DataFrame, results: Results, language: str) -> pd.DataFrame:
    """Print ids as names, and codes, tiers and units in words.

    Parameters
    ----------
    table : DataFrame
        Columns of any derived table of the comparison. ``topic`` is named with the help of ``topic_kind``, which is
        left out of the result.
    results : Results
        The registry that names things.
    language : str
        ``zh`` or ``en``.

    Returns
    -------
    DataFrame
        The same rows, with an index from 0. Missing cells stay empty; an id that the registry lacks is printed as it
        is.
    """
    shown = table.reset_index(drop=True)
    if {"topic", "topic_kind"} <= set(shown.columns):
        pairs = zip(shown["topic_kind"], shown["topic"], strict=True)
        shown = shown.assign(topic=[results.topic(kind, key, language) for kind, key in pairs])
    names = _namers(results, language)
    for column in shown.columns.intersection(list(names)):
        shown[column] = [None if pd.isna(cell) else names[column](str(cell)) for cell in shown[column]]
    heads = _HEADS if language == "zh" else _ENGLISH_HEADS
    return shown.drop(columns="topic_kind", errors="ignore").rename(
        columns=lambda name: heads.get(name, str(name).replace("_", " "))
    )


def word(code: str, results: Results, language: str) -> str:
    """Give a code, a kind of place or a unit in words."""
    if code in _WORDS:
        return _WORDS[code][language != "zh"]
    return code.replace("_", " ") if language == "zh" else results.english.get(code, code).replace("_", " ")


def _namers(results: Results, language: str) -> dict[str, Callable[[str], str]]:
    known = results.registry

    def plan(key: str) -> str:
        return results.plan(key, language)

    def document(key: str) -> str:
        return results.document(key, language) if key in known.documents else key

    def documents(keys: str) -> str:
        return "; ".join(document(key) for key in keys.split(";"))

    def place(key: str) -> str:
        return results.place(key, language) if key in known.places else key

    def concept(key: str) -> str:
        return results.topic("concept", key, language)

    def coded(key: str) -> str:
        return word(key, results, language)

    of_columns: dict[Callable[[str], str], tuple[str, ...]] = {
        plan: ("plan_id", "plan_a", "plan_b"),
        document: ("doc_id", "doc_a", "doc_b"),
        documents: ("documents", "printed_in"),
        place: ("place_id", "above_place_id"),
        concept: ("indicator_id",),
        coded: ("unit", "value_unit", "tier", "above_tier", "kind", "measure", "change", "reason", "in_order"),
    }
    return {column: namer for namer, columns in of_columns.items() for column in columns}
