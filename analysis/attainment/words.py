"""Words: headings of result tables in Chinese and English."""

from __future__ import annotations

HEADINGS: dict[str, tuple[str, str]] = {
    "all": ("范围", "Scope"),
    "plan": ("规划", "Plan"),
    "place": ("地区", "Place"),
    "category": ("类别", "Category"),
    "attribute": ("属性", "Attribute"),
    "met": ("完成", "Met"),
    "judged": ("可评价", "Evaluable"),
    "unknown": ("无法评价", "Not evaluable"),
    "share": ("完成率", "Share met"),
    "wilson_low": ("Wilson下限", "Wilson, low"),
    "wilson_high": ("Wilson上限", "Wilson, high"),
    "clopper_pearson_low": ("Clopper–Pearson下限", "Clopper–Pearson, low"),
    "clopper_pearson_high": ("Clopper–Pearson上限", "Clopper–Pearson, high"),
    "bound_low": ("未知全未完成", "If all unknown missed"),
    "bound_high": ("未知全完成", "If all unknown met"),
    "hull_low": ("区间包络下限", "Hull, low"),
    "hull_high": ("区间包络上限", "Hull, high"),
    "p_plan_11": ("对“十一五”的p值", "p against 11th plan"),
    "p_plan_12": ("对“十二五”的p值", "p against 12th plan"),
    "tipping_plan_11": ("对“十一五”的临界数", "Tipping point, 11th plan"),
    "tipping_plan_12": ("对“十二五”的临界数", "Tipping point, 12th plan"),
    "test": ("检验", "Test"),
    "question": ("问题", "Question"),
    "n": ("样本数", "n"),
    "estimate": ("估计值", "Estimate"),
    "low": ("下限", "Low"),
    "high": ("上限", "High"),
    "statistic": ("统计量", "Statistic"),
    "p": ("p值", "p"),
    "adjusted_p": ("校正p值", "Adjusted p"),
    "correction": ("校正方法", "Correction"),
    "tests": ("检验个数", "Tests in family"),
    "smallest_p": ("可达最小p值", "Least attainable p"),
    "detectable": ("最小可检出效应", "Minimum detectable effect"),
    "unit_class": ("单位类型", "Class of unit"),
    "intercept": ("截距", "Intercept"),
    "intercept_se": ("截距标准误", "Intercept, s.e."),
    "slope": ("斜率", "Slope"),
    "slope_se": ("斜率标准误", "Slope, s.e."),
    "joint_p_hc3": ("联合检验p（HC3）", "Joint p (HC3)"),
    "joint_p_wild": ("联合检验p（wild自助）", "Joint p (wild bootstrap)"),
    "slope_least": ("剔除一行的最小斜率", "Least slope, one row left out"),
    "slope_greatest": ("剔除一行的最大斜率", "Greatest slope, one row left out"),
    "subject": ("指标", "Indicator"),
    "indicator_id": ("指标代码", "Concept"),
    "status": ("正文是否点名", "Named in the text"),
    "line": ("表格行号", "Line of the table"),
    "named_line": ("正文行号", "Line of the text"),
    "scheme": ("编码方案", "Coding scheme"),
    "schemes": ("等同方案数", "Schemes that code alike"),
    "note": ("说明", "Note"),
}


def heading(column: str, lang: str) -> str:
    """Heading of a column in ``zh`` or ``en``; a column without one keeps its name."""
    zh, en = HEADINGS.get(column, (column, column))
    return zh if lang == "zh" else en
