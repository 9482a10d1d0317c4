"""Lists of tasks set as grids: what their cells say is read as a paragraph would be, what is no sentence is not."""

import pytest

PLAN = "东川市2024年重点工作任务分解表"


def told(rows):
    return [(row["role"], row["subject"], row["lower"] or row["upper"], row["unit"]) for row in rows]


@pytest.mark.parametrize("head", ["目标任务", "年度目标", "工作内容", "主要任务", "具体举措", "2024年工作目标"])
def test_sentences_under_a_heading_of_tasks_are_read(read, head):
    lines = (
        f"序号\t工作\t{head}\t责任单位",
        "1\t工业强市\t规上工业增加值增长8%，新增规上企业30家。\t市工信局",
        "2\t招商引资\t引进亿元以上项目20个\t市商务局",
    )
    assert told(read("\n".join(lines), title=PLAN)) == [
        ("target", "规上工业增加值增长", "8", "%"),
        ("target", "新增规上企业", "30", "家"),
        ("target", "引进亿元以上项目", "20", "个"),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        # The size of a building is that of a project, not a goal of the plan.
        ("序号\t项目名称\t建设内容及规模\t总投资（亿元）", "1\t污水处理厂\t新建厂房3万平方米，日处理5万吨\t3.2"),
        # Without a heading of tasks nobody knows what a cell is.
        ("序号\t名称\t说明", "1\t产业园\t园区现有企业30家，职工5000人"),
        # Numbers alone are cells of a table that no rule reads.
        ("序号\t任务\t单位", "1\t30\t家"),
    ],
)
def test_other_cells_say_nothing(read, lines):
    assert read("\n".join(lines), title=PLAN) == []


def test_a_line_of_prose_ends_the_list(read):
    lines = ("序号\t目标任务", "1\t新增规上企业30家以上", "以上任务由各部门落实。", "A园\t现有企业40家，另有合作社8家")
    assert told(read("\n".join(lines), title=PLAN)) == [("target", "新增规上企业", "30", "家")]


def test_the_span_is_that_of_the_figure(read):
    lines = "序号\t目标任务\t责任单位\n1\t建成示范村12个以上，改造厕所500座\t市农业局"
    rows = read(lines, title=PLAN)
    source = f"{PLAN}\n\n{lines}\n"
    assert [source[row["start"] : row["end"]] for row in rows] == ["12个以上", "500座"]
