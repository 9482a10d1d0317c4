import io
from pathlib import Path

import docx
import pytest
from document_samples import outline, read
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from analysis.documents.numbering import chinese_number
from analysis.documents.word import word_text

NUMBERING = """<w:abstractNum {ns} w:abstractNumId="77">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="第%1章 "/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
<w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="●"/></w:lvl></w:abstractNum>"""


def saved(document: docx.document.Document) -> bytes:
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def text_of(document: docx.document.Document) -> list[str]:
    return word_text(saved(document), Path("plan.docx")).split("\n")


def test_paragraphs_and_tables_stand_in_their_order() -> None:
    document = docx.Document()
    document.add_paragraph("第一章 发展目标")
    table = document.add_table(3, 4)
    cells = ["类别", "指标", "目标", "目标", "经济", "产值", "312", "450", "经济", "税收", "20", "30"]
    for cell, text in zip(table._cells, cells, strict=True):
        cell.text = text
    table.cell(0, 2).merge(table.cell(0, 3)).text = "目标"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "经济"
    document.add_paragraph("各项目标如期完成。")
    assert text_of(document) == [
        "第一章 发展目标",
        "类别\t指标\t目标\t",
        "经济\t产值\t312\t450",
        "\t税收\t20\t30",
        "各项目标如期完成。",
    ]


def test_a_table_of_one_column_is_a_box() -> None:
    document = docx.Document()
    document.add_table(2, 1).cell(0, 0).text = "专栏1 重点工程"
    document.tables[0].cell(1, 0).text = "实施园区提质工程。\n实施路网工程。"
    assert text_of(document) == ["专栏1 重点工程", "实施园区提质工程。", "实施路网工程。"]


def test_automatic_numbers_are_printed() -> None:
    document = docx.Document()
    root = document.part.numbering_part.element
    root.insert(0, parse_xml(NUMBERING.format(ns=nsdecls("w"))))
    number = OxmlElement("w:num")
    number.set(qn("w:numId"), "99")
    abstract = OxmlElement("w:abstractNumId")
    abstract.set(qn("w:val"), "77")
    number.append(abstract)
    root.append(number)
    for depth, text in [(0, "基础"), (1, "工业"), (1, "农业"), (2, "棉花"), (0, "任务"), (1, "改革")]:
        properties = document.add_paragraph(text)._p.get_or_add_pPr()
        properties.append(
            parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="99"/></w:numPr>')
        )
    assert text_of(document) == ["第一章 基础", "1.工业", "2.农业", "棉花", "第二章 任务", "1.改革"]


@pytest.mark.parametrize(
    ("value", "text"), [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (35, "三十五"), (104, "一〇四")]
)
def test_chinese_numbers(value: int, text: str) -> None:
    assert chinese_number(value) == text


def test_inserted_runs_count_and_deleted_ones_do_not() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("增长")._p
    paragraph.append(parse_xml(f"<w:ins {nsdecls('w')}><w:r><w:t>5%</w:t></w:r></w:ins>"))
    paragraph.append(parse_xml(f"<w:del {nsdecls('w')}><w:r><w:delText>6%</w:delText></w:r></w:del>"))
    assert text_of(document) == ["增长5%"]


def test_a_docx_reads_as_a_document(tmp_path: Path) -> None:
    document = docx.Document()
    for line in ("青禾市国民经济和社会发展第十四个五年规划纲要", "第一章 发展目标", "地区生产总值增长5.5%左右。"):
        document.add_paragraph(line)
    found = read(tmp_path, saved(document))
    assert (found.doc_id, found.encoding) == ("qinghe-14fyp", "docx")
    assert outline(found) == [("章", "第一章 发展目标")]
    assert found.line_at(found.text.index("5.5%")) == 3
