"""Scraps of web pages: indented lines, lists without stops, bullets that open a part, and what is said to be done."""

import pytest

GOALS = ("第一章 总体目标", "第一节 主要任务")


def said(rows, *columns):
    return [tuple(row[column] for column in columns) for row in rows]


@pytest.mark.parametrize("indent", ["\t", "\t  ", "\u3000\u3000", ""])
def test_an_indent_does_not_make_a_row(read, indent):
    rows = read(*GOALS, f"{indent}到2025年，公办幼儿园达到30所以上，每年培训教师200名。{indent}")
    assert said(rows, "subject", "lower") == [("公办幼儿园", "30"), ("培训教师", "200")]


def test_a_tab_between_two_cells_does(read):
    assert not read(*GOALS, "公办幼儿园达到数量\t30所\t50所")


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("■ 2020年成绩单", "outcome"),
        ("◆2020年工作回顾", "outcome"),
        ("■ 2021年主要预期目标", "target"),
        ("■ 2020年快报", "target"),
    ],
)
def test_a_bullet_may_open_a_part(read, line, role):
    rows = read("2021年1月20日", line, "●全市粮食总产达到90亿斤", title="东川市政府工作报告")
    assert said(rows, "role") == [(role,)]


@pytest.mark.parametrize(
    ("opening", "role", "year"),
    [("这一年，", "outcome", "2020"), ("这一年里，", "outcome", "2020"), ("新的一年，", "target", "2021")],
)
def test_this_year_is_the_one_told_of(read, opening, role, year):
    text = f"{opening}我们着力培育市场主体。新增小微企业600家。"
    rows = read("2020年是不平凡的一年，全市税收增长8%。", text, title="2021年东川市政府工作报告")
    assert said(rows, "role", "year")[-1] == (role, year)


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("已新增助餐点35个、新增床位1202张。", ["outcome", "outcome"]),
        ("参保率已达89.3%，力争超过95%。", ["outcome", "target"]),
        ("新增助餐点35个、新增床位1202张。", ["target", "target"]),
        ("已有助餐点35个，再新增床位1202张。", ["target"]),
    ],
)
def test_what_is_already_done_is_no_target(read, text, roles):
    rows = read(*GOALS, text)
    assert [row["role"] for row in rows] == roles and not any(row["subject"].startswith("已") for row in rows)


LIST = (
    "新增公共充电桩400个、共享充电桩示范小区10个",
    "2",
    "新增公办幼儿园托班托额250个",
    "3",
    "完成困难残疾人家庭无障碍改造500户以及护理床位100张",
    "开办小学生爱心暑托班26个、寒托班10个",
)


def test_items_of_a_list_without_stops_stay_apart(read):
    subjects = [row["subject"] for row in read(*GOALS, *LIST)]
    assert "新增公办幼儿园托班托额" in subjects and not any("托额完成" in subject for subject in subjects)


def test_lines_of_one_width_go_on_across_blank_lines(read):
    text = (
        "到2025年全市公办幼儿园在园幼儿占比达到百分之五十以上，普惠性幼儿园",
        "覆盖率达到85%，义务教育巩固率达到98%，每年新增公办幼儿园托班的",
        "托额250个，并且逐步提高教师的待遇水平，使得全市学前教育的整体的",
        "质量得到明显提升。",
    )
    found = said(read(*GOALS, *text), "subject", "lower")
    assert ("普惠性幼儿园覆盖率", "85") in found
    assert any("托额" in subject and value == "250" for subject, value in found)


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("农民人均纯收入到2025年达2万元以上。", ["农民人均纯收入"]),
        ("森林覆盖率2023年要达到23.2%，2025年要达到24.1%。", ["森林覆盖率", "森林覆盖率"]),
        ("固定资产投资五年累计突破400亿元。", ["固定资产投资"]),
        ("劳动生产率比2020年翻一番。", ["劳动生产率"]),
        ("建设创新平台22个，其中国家级3家、省级11家。", ["创新平台", "国家级创新平台", "省级创新平台"]),
        ("研发强度达到2%，其中省级11个。", ["研发强度", "省级"]),
        ("村庄规划覆盖率达95%。", ["村庄规划覆盖率"]),
        ("培育和改造国家储备林3000万亩以上。", ["培育和改造国家储备林"]),
        ("培育和谐劳动关系企业30家。", ["和谐劳动关系企业"]),
        ("新建儿童中心77家、升级改造服务中心14家。", ["新建儿童中心", "升级改造服务中心"]),
        ("固定资产投资3000亿元；工业总产值达到2000亿元。", ["固定资产投资", "工业总产值"]),
        ("新材料产业产值300亿元，税收达到20亿元。", ["新材料产业产值", "新材料产业税收"]),
        ("市域内住院率达到98%以上。", ["市域内住院率"]),
        ("公园绿地500米服务半径覆盖率达到90%。", ["公园绿地500米服务半径覆盖率"]),
        ("城市居民收入与农村居民收入的比例缩小到2.09:1。", ["城市居民收入与农村居民收入的比例"]),
        ("公租房轮候时间不超过5年。", ["公租房轮候时间"]),
        ("力争用5年时间建成公园。", []),
        ("减免税费122亿元。", ["减免税费"]),
        ("单个项目最高减免租金1亿元。", []),
        ("消除人均年收入4600元以下贫困现象。", []),
        ("生态控制区面积力争达到市域面积的75%。", ["生态控制区面积占市域面积比重"]),
        ("人均收入达到全国平均水平的95%。", ["人均收入相当于全国平均水平比例"]),
        ("民办床位数、门诊量均达到全市总量的15%以上。", ["民办床位数占全市总量比重", "门诊量占全市总量比重"]),
        ("引进1万名左右具有博士、硕士学位的紧缺人才。", ["引进紧缺人才"]),
        ("引进1万名博士、20家研究机构。", ["引进博士", "研究机构"]),
        ("经济实力全省排名上升10位。", ["经济实力全省排名上升"]),
        ("举办400场演出、1000场艺术导赏、展览展示等特色活动。", ["演出", "特色活动"]),
        ("建成11公里截污管网、泵站等重点工程。", ["截污管网"]),
        ("为300户老年人进行居家环境适老化改造。", ["老年人居家环境适老化改造"]),
        ("培训300户老年人。", ["老年人"]),
        ("被列为长三角26个中心城市。", []),
        ("培育成为100个特色小镇。", ["特色小镇"]),
        ("游客达到8亿人次，完成规划目标的132%。", ["游客", "游客完成规划目标比例"]),
        ("亿元楼新增6幢，达到88幢。", ["亿元楼新增", "亿元楼"]),
    ],
)
def test_subjects(read, text, subjects):
    assert [row["subject"] for row in read(*GOALS, text)] == subjects


def test_a_second_year_is_dealt_as_the_first(read):
    text = "2025年毛入园率、巩固率和人均受教育年限分别达到90%、99%和13.5年；2030年分别达到98%、60%以上和15年以上。"
    names = ["毛入园率", "巩固率", "人均受教育年限"]
    assert said(read(*GOALS, text), "subject", "year") == [(n, "2025") for n in names] + [(n, "2030") for n in names]
    assert not read(*GOALS, "两项工程分别提前3年、5年完成。")


@pytest.mark.parametrize(
    ("text", "comparator"),
    [("住房面积不低于居住用地总量的70%。", "ge"), ("能耗不超过上年总量的95%。", "le"), ("企业占同类园区的70%。", "eq")],
)
def test_a_bound_before_the_whole_bounds_the_share(read, text, comparator):
    assert [row["comparator"] for row in read(*GOALS, text)] == [comparator]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("蔬菜、水果产量分别达到26.6和7.8万吨以上。", [("蔬菜产量", "26.6", "ge"), ("水果产量", "7.8", "ge")]),
        ("工业、服务业增加值分别增长6.2、7.1%。", [("工业增加值增长", "6.2", "eq"), ("服务业增加值增长", "7.1", "eq")]),
        ("分别于3、4月份开工5个项目。", [("项目", "5", "eq")]),
        ("城乡低保标准分别达每月577元、每年4428元。", [("城市低保标准", "577", "eq"), ("农村低保标准", "4428", "eq")]),
        ("于2月577户入住。", []),
        ("粮食产量连创新高，达到20.74亿公斤。", [("粮食产量", "20.74", "eq")]),
    ],
)
def test_a_list_shares_its_unit_and_its_head(read, text, expected):
    assert said(read(*GOALS, text), "subject", "lower", "comparator") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("预计分别增长5%和6%。", 0),
        ("工业、农业产值合计分别增长5%和6%。", 2),
        ("每项计分2分，共有6项。", 0),
        ("肉牛年出栏50头以上规模养殖比例达到33%以上。", 1),
        ("500万元以上固定资产投资完成75亿元。", 1),
        ("年主营业务收入2000万元以上工业企业达到300家。", 1),
        ("完成80亿元以上固定资产投资。", 1),
        ("新增20家以上工业企业、30家以上规模化养殖场。", 2),
        ("由第一产业转变为第二、第三产业。", 0),
        ("经济总量居全省第二、全国第十。", 2),
    ],
)
def test_what_only_looks_like_points_ranks_or_values(read, text, expected):
    assert len(read(*GOALS, text)) == expected


@pytest.mark.parametrize("above", ["江西省宜春市", "(江西省)宜春市", "宜春市", ""])
def test_the_last_place_of_a_title_is_planned(read, above):
    rows = read(*GOALS, "税收达到5亿元。", title=f"{above}樟树市国民经济和社会发展第十四个五年规划纲要")
    assert [row["place"].endswith("樟树市") for row in rows] == [True]
