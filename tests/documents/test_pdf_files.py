from pathlib import Path

import pytest
from document_samples import outline, read
from pdf_samples import ENCRYPTED, pdf

from analysis.documents.pdf import pdf_text
from analysis.errors import InputError

# A printed line holds twenty characters of twelve points between the margins at 60 and 300.
FIRST = [
    (84.0, 780.0, "第一章 发展目标"),
    (84.0, 760.0, "坚持稳中求进工作总基调，到规划期末力"),
    (60.0, 740.0, "争打造三个千亿级园区，常住人口城镇化率达"),
    (60.0, 720.0, "到百分之六十五以上。"),
    (84.0, 700.0, "深化重点领域改革，激发各类市场主体的"),
    (290.0, 40.0, "1"),
]
SECOND = [(60.0, 780.0, "活力，优化营商环境。"), (84.0, 760.0, "各项任务如期完成。"), (290.0, 40.0, "2")]


def text_of(data: bytes) -> list[str]:
    return pdf_text(data, Path("plan.pdf")).split("\n")


def test_printed_lines_become_paragraphs_over_page_ends_too_and_page_numbers_go() -> None:
    assert text_of(pdf([FIRST, SECOND])) == [
        "第一章 发展目标",
        "坚持稳中求进工作总基调，到规划期末力争打造三个千亿级园区，常住人口城镇化率达到百分之六十五以上。",
        "深化重点领域改革，激发各类市场主体的活力，优化营商环境。",
        "各项任务如期完成。",
    ]


def test_ruled_tables_become_tab_rows_in_their_place() -> None:
    rules = [(60.0, y, 300.0, y) for y in (700.0, 670.0, 640.0)]
    rules += [(x, 640.0, x, 700.0) for x in (60.0, 180.0, 240.0, 300.0)]
    cells = [(64.0, 680.0, "指标"), (184.0, 680.0, "二〇年"), (244.0, 680.0, "二五年")]
    cells += [(64.0, 650.0, "地区生产总值"), (184.0, 650.0, "312"), (244.0, 650.0, "450")]
    page = [(84.0, 760.0, "专栏1 主要指标"), *cells, (84.0, 600.0, "各项任务如期完成。")]
    assert text_of(pdf([page], rules)) == [
        "专栏1 主要指标",
        "指标\t二〇年\t二五年",
        "地区生产总值\t312\t450",
        "各项任务如期完成。",
    ]


def test_a_pdf_reads_as_a_document(tmp_path: Path) -> None:
    document = read(tmp_path, pdf([FIRST, SECOND]))
    assert document.encoding == "pdf"
    assert outline(document) == [("章", "第一章 发展目标")]
    assert "力争打造" in document.text


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (pdf([[], []]), "without text, such as scanned pages"),
        (pdf([FIRST], trailer=ENCRYPTED), "an encrypted pdf"),
        (b"%PDF-1.4\ngarbage", "a damaged pdf"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(data: bytes, found: str) -> None:
    with pytest.raises(InputError, match=found) as error:
        pdf_text(data, Path("plan.pdf"))
    assert "plan.pdf" in str(error.value)
