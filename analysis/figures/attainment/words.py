"""Words for the reasons of verdicts, short enough to stand beside a mark."""

from __future__ import annotations

from analysis.figures.spec import Words

REASONS = {
    "no_outcome": Words("没有实际值", "no outcome given"),
    "no_target": Words("没有目标值", "no target given"),
    "no_direction": Words("方向未登记", "direction not registered"),
    "no_concept": Words("指标未登记", "concept not registered"),
    "no_evidence": Words("没有完成情况的依据", "no evidence of completion"),
    "not_published": Words("数据未公布", "not published"),
    "not_assessed": Words("上级未考核", "not assessed"),
    "cancelled": Words("考核已取消", "assessment cancelled"),
    "caliber_changed": Words("口径变化，不可比", "definition changed"),
    "sources_differ": Words("规划与统计所指不同", "plan and statistics speak of different things"),
    "kind_differs": Words("目标与实际不是同一种数", "target and outcome differ in kind"),
    "incomplete": Words("缺若干年份", "years missing"),
    "improved": Words("有改善", "improved"),
    "not_improved": Words("未改善", "not improved"),
    "direction_only": Words("目标只有方向", "target gives a direction only"),
    "dropped": Words("按方案剔除", "dropped by the scheme"),
    "unit_differs": Words("目标与实际单位不同", "target and outcome differ in unit"),
    "direction_conflict": Words("比较词与方向矛盾", "comparator contradicts direction"),
    "outcome_bound": Words("实际只给出界限", "outcome is only a bound"),
    "note_figures": Words("据注释中的数字判断", "judged by figures in a note"),
    "note_contradicts": Words("注释与自报完成不一致", "a note contradicts the report"),
    "reported_complete": Words("原文称已完成", "reported as completed"),
    "reported_incomplete": Words("原文称未完成", "reported as not completed"),
    "evidence_too_weak": Words("依据不足", "evidence too weak"),
    "delegated": Words("按上级下达任务", "assigned from above"),
    "counted_as_met": Words("按完成计", "counted as met"),
    "estimate": Words("实际为预计数", "outcome is an estimate"),
    "reached": Words("达到", "reached"),
    "short": Words("不足", "short of the target"),
    "overshot": Words("超出", "overshot"),
}


def reason_words(reason: str) -> Words:
    """Words for a reason of verdicts.csv; a reason without words is shown as it stands."""
    return REASONS.get(reason, Words(reason, reason.replace("_", " ")))
