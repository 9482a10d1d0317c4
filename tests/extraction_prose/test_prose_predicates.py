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
