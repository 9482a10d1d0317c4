"""Responsible departments at the end of tasks and industries."""

from analysis.extraction.duties.names import read_bodies, read_duty
from analysis.extraction.duties.reader import read_duties


def test_labelled_list_leads_with_its_first():
    duty = read_duty(
        "责任单位：市工信局、市发改委、东川港务集团；相关县市区政府（管委会）及园区；排第一的为牵头单位，下同"
    )
    assert (duty.lead, duty.basis) == ("市工信局", "order")
    assert duty.departments == ("市工信局", "市发改委", "东川港务集团")
    assert duty.others == ("相关县市区政府（管委会）及园区",)


def test_worded_leads_and_helpers():
    duty = read_duty("市发改局、市财政局牵头，市住建局、各相关镇、街道按职责分工负责")
    assert (duty.lead, duty.co_leads, duty.basis) == ("市发改局", ("市财政局",), "stated")
    assert duty.departments == ("市发改局", "市财政局", "市住建局")
    assert duty.others == ("各相关镇、街道",)


def test_lead_that_stands_second():
    duty = read_duty("配合单位：市水利局；牵头单位：市林业局")
    assert (duty.lead, duty.departments) == ("市林业局", ("市水利局", "市林业局"))


def test_collective_bodies_have_no_lead():
    duty = read_duty("各有关部门按职责分工负责")
    assert (duty.lead, duty.departments, duty.others) == ("", (), ("各有关部门",))


def test_other_brackets_are_no_duty():
    assert read_duty("含市属企业") is None
    assert read_duty("详见附表3") is None
    assert read_duty("以牵头企业为主") is None


def test_tasks_of_notes(make, registry):
    text = (
        "一、培育新兴产业\n\n（一）循环经济\n\n1. 再生铜。壮大再生铜。\n\n（责任单位：市发改委、\n\n市工信局）\n\n"
        "（二）港口物流\n\n1.延伸链条。引进龙头。（市商务局牵头）补齐短板环节，建设冷库。（市供销社、市财政局等按职责分工负责）\n"
    )
    rows = read_duties(make(text), registry)
    registry.tables["responsible"].check(rows)
    assert rows["task"].tolist() == ["循环经济", "延伸链条", "补齐短板环节"]
    assert rows["industry_id"].tolist()[0] == "circular"
    assert rows["lead_department"].tolist() == ["市发改委", "市商务局", "市供销社"]
    assert rows["all_departments"].tolist() == ["市发改委;市工信局", "市商务局", "市供销社;市财政局"]
    assert rows["lead_basis"].tolist() == ["order", "stated", "order"]
    assert rows.loc[0, "line_end"] > rows.loc[0, "line"]


def test_line_of_its_own_without_brackets(make, registry):
    text = "（一）循环经济\n\n壮大再生铜加工规模。\n\n牵头单位：市工信局；配合单位：市发改委、市科技局\n"
    rows = read_duties(make(text), registry)
    assert rows["lead_department"].tolist() == ["市工信局"]
    assert rows["all_departments"].tolist() == ["市工信局;市发改委;市科技局"]
    assert rows["task"].tolist() == ["循环经济"]


def test_a_clause_without_a_verb_takes_the_next_sign():
    duty = read_duty("市发改局牵头，市财政局，市商务局、市工信局按职责分工负责")
    assert (duty.lead, duty.co_leads) == ("市发改局", ())
    duty = read_duty("市发改局，市财政局牵头，市工信局负责")
    assert (duty.lead, duty.co_leads) == ("市发改局", ("市财政局",))
    duty = read_duty("牵头单位：市林业局，市水利局；配合单位：市财政局")
    assert (duty.lead, duty.co_leads) == ("市林业局", ("市水利局",))


def test_bodies_alone_at_the_end_of_a_task(make, registry):
    text = "1.修渠。完善灌区设施。（市水利局、市财政局）\n\n2.造林。扩大油茶面积（含东川县）。（市林业局牵头）\n"
    rows = read_duties(make(text), registry)
    assert rows["lead_department"].tolist() == ["市水利局", "市林业局"]
    assert rows["lead_basis"].tolist() == ["order", "stated"]
    alone = read_duties(make("1.修渠。完善灌区设施。（市水利局、市财政局）\n"), registry)
    assert alone.empty


def test_a_bracket_of_other_names_is_no_duty():
    assert read_bodies("市水利局、某某集团") is not None
    assert read_bodies("某某集团") is None
    assert read_bodies("市水利局、三期工程") is None
    assert read_bodies("文化馆、图书馆") is None
