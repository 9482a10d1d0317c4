"""The rules that are shipped, as data."""

from __future__ import annotations

from analysis.audit.rule import Rule
from analysis.audit.rules import brackets, misses, plans, statistics, sums, tables, values

RULES: tuple[Rule, ...] = (
    Rule(
        "targets_differ",
        "high",
        "{period}年{name}的目标在正文中有两个值：{a}与{b}",
        "two targets for {name} in {period}: {a} and {b}",
        values.targets_differ,
    ),
    Rule(
        "target_against_table",
        "high",
        "{period}年{name}的目标，表中为{a}，正文为{b}",
        "target for {name} in {period}: {a} in the table, {b} in the text",
        values.target_against_table,
    ),
    Rule(
        "target_restated",
        "low",
        "{period}年{name}的目标前后表述不一：{a}与{b}，后者是概数或更宽的界限",
        "target for {name} in {period} is restated: {a} and {b}; one rounds or loosens the other",
        values.target_restated,
    ),
    Rule(
        "outcomes_differ",
        "high",
        "{period}年{name}的实际值在正文中有两个：{a}与{b}",
        "two outcomes for {name} in {period}: {a} and {b}",
        values.outcomes_differ,
    ),
    Rule(
        "outcome_against_table",
        "high",
        "{period}年{name}的实际值，表中为{a}，正文为{b}",
        "outcome of {name} in {period}: {a} in the table, {b} in the text",
        values.outcome_against_table,
    ),
    Rule(
        "base_against_outcome",
        "high",
        "{period}年{name}：完成情况表为{a}，目标表的基期值为{b}",
        "{name} in {period}: {a} in the completion table, {b} as base of the target table",
        values.base_against_outcome,
    ),
    Rule(
        "base_against_last_outcome",
        "medium",
        "{period}年{name}：前一份文件为{a}，后一份文件为{b}",
        "{name} in {period}: {a} in the earlier document, {b} in the later one",
        plans.base_against_last_outcome,
    ),
    Rule(
        "target_already_reached",
        "high",
        "{name}的目标{a}不及文件所载已达到的{b}（{period}年）",
        "target for {name} ({a}, {period}) asks for less than the document says has been reached ({b})",
        tables.target_already_reached,
    ),
    Rule(
        "wording_below_reached",
        "medium",
        "正文中{name}的目标{a}（{period}年）不及文件所载已达到的{b}",
        "the text asks for less of {name} ({a}, {period}) than it says has been reached ({b})",
        tables.wording_below_reached,
    ),
    Rule(
        "floor_below_reached",
        "low",
        "{name}的底线{a}（{period}年）低于已达到的{b}，留有回落余地",
        "the bound for {name} ({a}, {period}) leaves room to fall back behind {b}",
        tables.floor_below_reached,
    ),
    Rule(
        "target_equals_base",
        "medium",
        "{name}的目标{a}（{period}年）与已达到的{b}相同",
        "target for {name} ({a}, {period}) is what has been reached ({b})",
        tables.target_equals_base,
    ),
    Rule(
        "bracket_is_an_average",
        "high",
        "方括号通常表示累计数，此表第{rows}行的方括号（如{name} {a}）却只能是年均值，同行的实际值为{b}",
        "brackets usually mark a change over the whole period; in row(s) {rows} (such as {name} {a}) they can only be"
        " annual averages: the outcome beside it is {b}",
        brackets.bracket_is_an_average,
    ),
    Rule(
        "bracket_in_growth_column",
        "medium",
        "年均增长列中有{count}行为期内累计变化（第{rows}行，如{name} {a}），同列其他行为年均增长（如{b}）",
        "a column of annual growth holds {count} change(s) over the whole period (row(s) {rows}, such as {name} {a});"
        " others in it are annual averages (such as {b})",
        brackets.bracket_in_growth_column,
    ),
    Rule(
        "change_does_not_close",
        "high",
        "{name}的累计变化{a}与本行数值不符：{b}",
        "the printed change of {name}, {a}, is not that of its row: {b}",
        brackets.change_does_not_close,
    ),
    Rule(
        "growth_does_not_close",
        "medium",
        "{name}的年均增长{a}与首末年数值不符：{b}",
        "annual growth of {name}, {a}, does not lead from base to end: {b}",
        brackets.growth_does_not_close,
    ),
    Rule(
        "formula_does_not_close",
        "medium",
        "{period}年{name}为{a}，按定义由{b}计算不出",
        "{name} in {period} is {a}, which does not follow from {b}",
        sums.formula_does_not_close,
    ),
    Rule(
        "parts_do_not_add_up",
        "high",
        "{period}年{subject}之和{a}，不等于{b}",
        "{subject} in {period}: {a}, not {b}",
        sums.parts_do_not_add_up,
    ),
    Rule(
        "announced_rows_differ",
        "medium",
        "“{a}”组标题所列指标数与其下{count}行不符",
        "the heading of the group «{a}» announces another number of rows than the {count} that follow",
        tables.announced_rows_differ,
    ),
    Rule(
        "units_differ",
        "high",
        "{subject}的单位{a}不能度量该指标，应为{b}一类",
        "{subject} is printed in {a}, which does not measure it; elsewhere it is in {b}",
        tables.units_differ,
    ),
    Rule(
        "miss_not_named",
        "medium",
        "表中未完成的{name}（{b}）未在正文点名；正文以“等”字开放列举了{count}项：{a}",
        "{name} is missed in the table ({b}) and not named in the text, whose open list (等) names {count}: {a}",
        misses.miss_not_named,
    ),
    Rule(
        "miss_not_in_closed_list",
        "high",
        "表中未完成的{name}（{b}）不在正文所列的未完成指标之中：{a}",
        "{name} is missed in the table ({b}) and not in the list of misses in the text: {a}",
        misses.miss_not_in_closed_list,
    ),
    Rule(
        "named_miss_was_met",
        "high",
        "正文称{name}未完成，表中却已完成（{b}）",
        "the text names {name} as missed; the table shows it met ({b})",
        misses.named_miss_was_met,
    ),
    Rule(
        "industry_outputs_differ",
        "high",
        "两份文件对{subject}{period}年的数值不同：{a}与{b}",
        "two documents give {subject} different values for {period}: {a} and {b}",
        plans.industry_outputs_differ,
    ),
    Rule(
        "target_lowered",
        "high",
        "{period}年{name}的目标由{a}下调为{b}",
        "target for {name} in {period} lowered from {a} to {b}",
        plans.target_lowered,
    ),
    Rule(
        "target_postponed",
        "high",
        "{name}：{year}年目标{a}，后一份文件推迟到{later}年且不高于前者（{b}）",
        "{name}: {a} by {year}; a later document asks for no more ({b}), and by {later}",
        plans.target_postponed,
    ),
    Rule(
        "target_below_last_plan",
        "medium",
        "{name}：{later}年目标{b}不及上一规划{year}年的目标{a}",
        "{name}: the target for {later} ({b}) asks for less than that of the last plan for {year} ({a})",
        plans.target_below_last_plan,
    ),
    Rule(
        "outcome_against_statistics",
        "medium",
        "{period}年{name}，文件为{a}，官方统计{count}个版本均不同，最近者为{b}",
        "{name} in {period}: {a} in the document; none of {count} edition(s) of the statistics agrees, nearest {b}",
        statistics.outcome_against_statistics,
    ),
)


def rule_names() -> tuple[str, ...]:
    """Names of the rules, in their order."""
    return tuple(rule.name for rule in RULES)
