"""Names of what lists deal with, of levels and of those that come first; counts that only tell of goals and places."""

import pytest


def told(rows):
    return [(row["subject"], row["lower"] or row["upper"]) for row in rows]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # Growth may stand before 分别 as well as behind it.
        (
            "2020年，城乡居民人均可支配收入分别完成20000元、9000元，同比增长分别为6%、7%。",
            [
                ("城镇居民人均可支配收入", "20000"),
                ("农村居民人均可支配收入", "9000"),
                ("城镇居民人均可支配收入增长", "6"),
                ("农村居民人均可支配收入增长", "7"),
            ],
        ),
        ("固定资产投资、进出口总额增速分别为6%、7%。", [("固定资产投资增速", "6"), ("进出口总额增速", "7")]),
        # What both are measured against is no part of a name, nor is the end of a span of years.
        (
            "2011至2015年生产总值、利润总额五年累计分别达到90亿元、20亿元，与上一个五年相比分别增长50%、80%。",
            [("生产总值", "90"), ("利润总额", "20"), ("生产总值增长", "50"), ("利润总额增长", "80")],
        ),
        # An aggregate takes no head from the next name.
        ("生产总值和固定资产投资均增长10%以上。", [("生产总值增长", "10"), ("固定资产投资增长", "10")]),
        ("GDP和一般公共预算收入增长10%以上。", [("GDP增长", "10"), ("一般公共预算收入增长", "10")]),
        ("交通和水利投资均增长10%以上。", [("交通投资增长", "10"), ("水利投资增长", "10")]),
    ],
)
def test_values_dealt_to_names(read, sentence, expected):
    assert told(read("2025年，" + sentence if not sentence.startswith("20") else sentence)) == expected


def test_sums_that_are_dealt_are_all_sums(read):
    rows = read("2011至2015年生产总值、利润总额五年累计分别达到90亿元、20亿元。")
    assert [row["year"] for row in rows] == ["2011-2015", "2011-2015"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "市州级以上龙头企业达到39家，其中国家级2家、省级8家、市州级29家。",
            [("市州级以上龙头企业", "39"), ("国家级龙头企业", "2"), ("省级龙头企业", "8"), ("市州级龙头企业", "29")],
        ),
        ("新培育国家级龙头企业2户、省级5户。", [("新培育国家级龙头企业", "2"), ("新培育省级龙头企业", "5")]),
        ("排名前15家企业产值在全行业占比大于60%。", [("排名前15家企业产值在全行业占比", "60")]),
        ("当前15家企业产值占比达到60%。", [("企业产值", "15"), ("企业产值占比", "60")]),
        ("《发展纲要》要求到2025年数字发展指数达到95。", [("数字发展指数", "95")]),
        ("新开发驿站[21]305个。", [("新开发驿站", "305")]),
        (
            "一般公共预算收入3亿元，同口径增幅6%。",
            [("一般公共预算收入", "3"), ("一般公共预算收入同口径增幅", "6")],
        ),
        ("培育8家作用突出、服务能力强的优势企业。", [("优势企业", "8")]),
        ("培育8家龙头企业、服务能力强的企业20家。", [("龙头企业", "8"), ("服务能力强的企业", "20")]),
        ("5G用户普及率达到56%，75%以上科技人员落户企业。", [("5G用户普及率", "56"), ("落户企业的科技人员占比", "75")]),
        ("民生支出占比稳定在70%，80%以上用于教育。", [("民生支出占比", "70"), ("民生支出占比", "80")]),
        ("500万元以上项目累计投资4亿元。", [("500万元以上项目累计投资", "4")]),
        ("新增500万元以上项目4个。", [("新增500万元以上项目", "4")]),
    ],
)
def test_names(read, sentence, expected):
    assert told(read("到2025年，" + sentence)) == expected


def test_what_was_done_of_a_task_is_a_share_of_it(read):
    rows = read("2020年，全市造林124万亩，为计划任务的83%。", title="东川市2021年工作要点")
    assert told(rows) == [("造林", "124"), ("造林完成计划任务比例", "83")]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("经济发展类目标（13个）。完成技改投资20亿元。", [("技改投资", "20")]),
        ("适宜区涉及15个省（区、市）的近600个县，种植面积达到9000万亩。", [("种植面积", "9000")]),
        ("产品销往15个省份。", [("省份", "15")]),
        ("为24个省份保供电煤20亿吨。", [("省份", "24"), ("保供电煤", "20")]),
    ],
)
def test_counts_of_goals_and_of_places_told_of_state_nothing(read, sentence, expected):
    assert told(read(sentence)) == expected


def test_people_are_counted_in_people(read):
    rows = read("到2025年，网民规模由9亿增至12亿，移动用户达到17亿，产业规模达到3亿。")
    assert [row["unit"] for row in rows] == ["亿人", "亿", "亿元"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "形成3个产值超千亿元、5个产值达500亿元的产业集群。",
            [("产值超千亿元的产业集群", "3"), ("产值达500亿元的产业集群", "5")],
        ),
        # A sum and what comes after it are no takings of what was counted before.
        (
            "建成2个产业园、3个基地，总投资超10亿元、5个项目开工。",
            [("产业园", "2"), ("基地", "3"), ("基地总投资", "10"), ("开工项目", "5")],
        ),
        ("国家发展改革委等14部委联合印发方案，资源产出率提高15%。", [("资源产出率提高", "15")]),
        ("雷管产量达到5亿发，其占全省比重达到70%。", [("雷管产量", "5"), ("雷管产量占全省比重", "70")]),
        ("预算收入增长1.7%，同口径增长2.5%。", [("预算收入增长", "1.7"), ("预算收入同口径增长", "2.5")]),
    ],
)
def test_takings_of_counted_things_and_the_same_terms(read, sentence, expected):
    assert told(read("到2025年，" + sentence)) == expected


def test_what_is_done_by_now_is_an_outcome(read):
    rows = read("截至目前已完成造林任务120万亩。目前已建成公园5个。", title="东川市2024年工作要点")
    assert [(row["role"], row["lower"]) for row in rows] == [("outcome", "120")]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "新增高速公路13公里、一级公路26公里，总里程分别达42公里和31公里。",
            [("高速公路", "13"), ("一级公路", "26"), ("高速公路总里程", "42"), ("一级公路总里程", "31")],
        ),
        (
            "化学需氧量、二氧化硫、氮氧化物排放量分别下降10%、11%、12%。",
            [("化学需氧量排放量下降", "10"), ("二氧化硫排放量下降", "11"), ("氮氧化物排放量下降", "12")],
        ),
        (
            "牛羊肉、鸡蛋、奶类总产量分别为7万吨、3万吨和5万吨。",
            [("牛羊肉总产量", "7"), ("鸡蛋总产量", "3"), ("奶类总产量", "5")],
        ),
        # One counts people, the other money: the head is that of the second alone.
        ("游客、旅游收入分别达到5000万人次、30亿元。", [("游客", "5000"), ("旅游收入", "30")]),
        ("养殖规模化率和粪污利用率均达95%以上。", [("养殖规模化率", "95"), ("粪污利用率", "95")]),
    ],
)
def test_heads_that_names_share(read, sentence, expected):
    assert [(subject.removeprefix("新增"), value) for subject, value in told(read("到2025年，" + sentence))] == expected
