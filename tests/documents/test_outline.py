from pathlib import Path

from document_samples import PLAN, outline, read

from analysis.documents.outline import build_outline


def titles(text: str) -> list[tuple[str, str]]:
    return [(heading.kind, heading.title) for heading in build_outline(text)]


def test_the_outline_holds_the_body_and_not_the_table_of_contents(tmp_path: Path) -> None:
    document = read(tmp_path, PLAN)
    assert outline(document) == [
        ("章", "第一章 发展基础"),
        ("节", "第一节 发展成就"),
        ("节", "第二节 发展环境"),
        ("专栏", "专栏1 主要指标"),
        ("章", "第二章 重点任务"),
        ("目", "一、做强园区"),
    ]
    place = document.text.index("百亿级")
    assert document.section_at(place) == "第二章 重点任务 / 一、做强园区"
    assert document.source[document.to_source[place]] == "百"


def test_contents_without_page_numbers_or_with_other_wording_are_left_out() -> None:
    contents = (
        "第一章 发展基础\n\n第一节“十三五”成就\n\n第二节 机遇\n\n第二章 主要任务\n\n第一节 工业\n\n第二节 农业\n\n"
    )
    body = (
        "第一章 发展基础\n\n第一节 十三五成就\n\n成效明显。\n\n第二节 机遇与挑战\n\n机遇很多。\n\n"
        "第二章 主要任务\n\n第一节 工业\n\n做强。\n\n第二节 农业\n\n做优。\n"
    )
    assert titles(contents + body) == titles(body)
    assert len(titles(body)) == 6


def test_annexes_that_lost_their_heading_begin_where_their_title_stands() -> None:
    text = (
        "一、总体要求\n\n- 附件：\n- 1.稳定增长实施方案\n- 2.扩大内需实施方案\n\n"
        "附件 1\n\n稳定增长实施方案\n\n一、目标\n\n增长。\n\n"
        "扩大内需实施方案\n\n一、目标\n\n扩大。\n"
    )
    assert titles(text) == [
        ("目", "一、总体要求"),
        ("附件", "附件 1 稳定增长实施方案"),
        ("目", "一、目标"),
        ("附件", "扩大内需实施方案"),
        ("目", "一、目标"),
    ]


def test_one_annex_named_on_the_line_of_the_announcement() -> None:
    text = "二、保障\n\n落实责任。\n\n附件：产业布局表\n\n（此件公开发布）\n\n附件\n\n产业布局表\n\n甲县\t化工\n"
    assert titles(text) == [("目", "二、保障"), ("附件", "附件 产业布局表")]


def test_a_number_and_the_title_on_the_next_line_are_one_heading() -> None:
    text = "第一章\n\n发展基础\n\n成效明显，基础稳固。\n\n专栏 2\n重点工程\n\n实施工程，完善设施。\n"
    assert titles(text) == [("章", "第一章 发展基础"), ("专栏", "专栏 2 重点工程")]


def test_sentences_items_with_departments_and_lists_are_no_headings() -> None:
    text = (
        "一、主要任务\n\n1.强化协同。建立机制。（市发改局负责）\n\n2.推进改革，完善制度。\n\n"
        "附图\n\n1、交通图\n2、水系图\n3、能源图\n\n第一节课后服务全面覆盖，学生满意。\n"
    )
    assert titles(text) == [("目", "一、主要任务"), ("附件", "附图")]


def test_levels_nest() -> None:
    text = "第一篇 总论\n\n第一章 基础\n\n第一节 成就\n\n一、经济\n\n（一）工业\n\n增长。\n\n第二篇 分论\n\n发展。\n"
    headings = build_outline(text)
    assert [heading.level for heading in headings] == [1, 2, 3, 4, 5, 1]
    assert [heading.kind for heading in headings] == ["编", "章", "节", "目", "目", "编"]


def test_a_heading_with_empty_cells_behind_it_counts() -> None:
    assert titles("专栏2 主要指标\t\t\t\n类别\t序号\n") == [("专栏", "专栏2 主要指标")]
