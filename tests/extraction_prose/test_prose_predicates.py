"""Where the predicate begins: adverbs, passed marks, what counted things do, and what a clause inherits."""

import pytest

GOALS = ("第一章 总体目标", "第一节 主要任务")


def subjects(read, text):
    return [row["subject"] for row in read(*GOALS, text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("居民收入预计4.6万元，增长10%。", ["居民收入", "居民收入增长"]),
        ("地区生产总值在全市率先突破2000亿元。", ["地区生产总值"]),
        ("率先发展示范镇达到20个。", ["率先发展示范镇"]),
        ("青溪将新增和恢复蓄水能力50亿立方米。", ["新增和恢复蓄水能力"]),
        ("财政投入累计达4亿元，并于2024年历史性突破1亿元。", ["财政投入", "财政投入"]),
        ("历史性建筑达到30处。", ["历史性建筑"]),
        ("发电总量双双超过1000亿度。", ["发电总量"]),
        ("有意愿老人集中供养率达100%。", ["有意愿老人集中供养率"]),
        ("有养老床位3000张。", ["养老床位"]),
        ("共建重点项目完成投资53亿元。", ["共建重点项目完成投资"]),
        ("共建成公园53个。", ["公园"]),
    ],
)
def test_adverbs_are_no_part_of_a_name(read, text, expected):
    assert subjects(read, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("经济总量跨过两个万亿元大关、超过6万亿元，年均增速5.7%。", ["经济总量", "经济总量年均增速"]),
        ("服务业支撑作用更加明显，增加值达到300亿元。", ["服务业增加值"]),
        ("服务业加快发展，增加值达到300亿元。", ["服务业增加值"]),
        ("经济总量达到500亿元。工业总产值突破200亿元。", ["经济总量", "工业总产值"]),
        ("化工园区面积达到5平方公里。总产值突破200亿元。", ["化工园区面积", "化工园区总产值"]),
    ],
)
def test_the_subject_stays(read, text, expected):
    assert subjects(read, text) == expected


def test_passed_marks_are_the_subjects_own(read):
    found = subjects(read, "生产总值连续跨越7万亿元、8万亿元两个大台阶，年均增长5.9%。")
    assert found == ["生产总值", "生产总值", "生产总值年均增长"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("28个重点实验室在东布局，5个天文实验室揭牌运行。", ["重点实验室", "天文实验室"]),
        ("建设5个运行监测中心。", ["运行监测中心"]),
        ("400家各类创新平台协同联动。", ["各类创新平台"]),
        ("13部作品入围文艺奖项。", ["入围文艺奖项作品"]),
        ("建成、在建和预研大科学装置13个。", ["大科学装置"]),
        ("建成13个预研大科学装置。", ["预研大科学装置"]),
        ("全长130公里的东江旅游公路全线贯通。", ["东江旅游公路全长"]),
        ("东江旅游公路全长130公里。", ["东江旅游公路全长"]),
    ],
)
def test_what_counted_things_do_is_no_part_of_their_name(read, text, expected):
    assert subjects(read, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "新能源投资增长70%、装机规模增长38%，利用率达94.5%。",
            ["新能源投资增长", "新能源装机规模增长", "新能源利用率"],
        ),
        ("岸线利用率达94.5%。", ["岸线利用率"]),
        (
            "137个市重点项目完成投资236亿元，年度投资完成率110%。",
            ["市重点项目", "市重点项目完成投资", "市重点项目年度投资完成率"],
        ),
        ("单位GDP能耗、水耗分别下降10%、23%。", ["单位GDP能耗下降", "单位GDP水耗下降"]),
        ("单位GDP能耗、工业用水总量分别下降10%、23%。", ["单位GDP能耗下降", "工业用水总量下降"]),
    ],
)
def test_a_bare_measure_keeps_its_carrier(read, text, expected):
    assert subjects(read, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "制造业、数字经济核心产业增加值分别增长5%、8%。",
            ["制造业增加值增长", "数字经济核心产业增加值增长"],
        ),
        ("工业、服务业企业利润分别增长5%、8%。", ["工业企业利润增长", "服务业企业利润增长"]),
    ],
)
def test_branches_share_the_measure_alone(read, text, expected):
    assert subjects(read, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "专利拥有量97件。跻身全球科研城市第12位、科技集群第39位，分别前进8位、40位。",
            ["专利拥有量", "全球科研城市位次", "科技集群位次", "全球科研城市前进", "科技集群前进"],
        ),
        ("专利拥有量97件，跻身全国第12位。", ["专利拥有量", "专利拥有量全国位次"]),
        ("经济总量全省排名比2015年上升4位。", ["经济总量全省排名上升"]),
        ("税收增长5%。在全省县域经济考核中排名第5位。", ["税收增长", "县域经济考核位次"]),
        (
            "生产总值增速6个季度位居全市第一、12个季度位居东部第一，年均增速达8.8%。",
            ["生产总值增速全市位次", "生产总值增速东部位次", "生产总值年均增速"],
        ),
    ],
)
def test_ranks_name_what_is_ranked(read, text, expected):
    assert subjects(read, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("万元产值用水量、万元产值用电量较2020年降低23%。", ["万元产值用水量降低", "万元产值用电量降低"]),
        ("供电可靠率、自来水普及率分别达99%、94%。", ["供电可靠率", "自来水普及率"]),
        ("水稻、油茶产量位居全国第1。", ["水稻产量全国位次", "油茶产量全国位次"]),
        ("生猪出栏量、茶叶出口量均居全国第3。", ["生猪出栏量全国位次", "茶叶出口量全国位次"]),
        ("银行和保险业实力居全国第3。", ["银行和保险业实力全国位次"]),
        ("内供和外送电量双双超过1000亿度。", ["内供电量", "外送电量"]),
    ],
)
def test_one_value_for_each_of_two_measures(read, text, expected):
    assert subjects(read, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("青云、白云经济总量突破2000亿元。", ["青云经济总量", "白云经济总量"]),
        ("海洋经济、数字经济总量突破2000亿元。", ["海洋经济、数字经济总量"]),
        ("新增小微企业100家以上、上市企业超30家。", ["新增小微企业", "新增上市企业"]),
        ("新增小微企业100家以上、上市企业达到30家。", ["新增小微企业", "上市企业"]),
        ("为240户居民发放煤炭200吨。", ["居民", "发放煤炭"]),
        ("142户528名贫困人口全部脱贫。", ["贫困人口", "贫困人口"]),
        ("加快推进新区建设38项重点工作落实。", []),
        ("实施38项重点工作。", ["重点工作"]),
        ("东城要在50亿级、西城要在20亿级项目招引上取得突破。", []),
        ("引进50亿级项目20个。", ["引进50亿级项目"]),
    ],
)
def test_what_a_figure_is_of(read, text, expected):
    assert subjects(read, text) == expected
