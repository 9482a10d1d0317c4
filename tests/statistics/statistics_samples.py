"""Invented sheets and bulletins; every figure is made up."""

from pathlib import Path

import openpyxl

from analysis.documents import Document
from analysis.documents.reading import clean_document

Cells = list[list[object]]


def city_rows(year: int, gdp_unit: str = "亿元", scale: float = 1.0) -> Cells:
    """Prefecture sheet: two languages, merged heads, place names with leading and inner spaces."""
    return [
        [f"中国{year}年地级以上城市数据", None, "2-1 人口数", None, "2-7 地区生产总值", None, None, None],
        [
            "城 市",
            "City",
            "年末户籍人口（万人）Registered Population",
            None,
            f"地区生产总值(当年价格) ({gdp_unit}) GRP",
            None,
            "地区生产总值增长率 (%) Growth Rate (%)",
            None,
        ],
        [None, None, "全市 Total City", "市辖区 Districts", "全市 Total City", "市辖区\n", "全市", "市辖区"],
        ["湖南省", "Hunan", None, None, None, None, None, None],
        ["  岳阳市", "Yueyang", 561, 110, 4500 * scale, 2100 * scale, 5.1, 5.0],
        ["益 阳　市", "Yiyang", "460\n", 131, 2100 * scale, 900 * scale, 4.9, "—"],
        ["广东省", "Guangdong", None, None, None, None, None, None],
        ["  广州市", "Guangzhou", 1011, 990, 28000 * scale, 28000 * scale, 1.1, 1.1],
        ["  深圳市", "Shenzhen", 600, 600, 32000 * scale, 32000 * scale, 3.3, 3.3],
    ]


CITY_MERGES = ("C1:D1", "E1:H1", "C2:D2", "E2:F2", "G2:H2")


def write_sheet(path: Path, rows: Cells, merges: tuple[str, ...] = CITY_MERGES, watermark: bool = True) -> Path:
    """Write rows into a workbook with a second sheet that only advertises."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Sheet7"
    for row in rows:
        sheet.append(row)
    for merge in merges:
        sheet.merge_cells(merge)
    if watermark:
        book.create_sheet("更多数据")["A1"] = "搜索更多数据"
    book.save(path)
    return path


def write_text(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


COUNTY_HEADERS = "行政区域面积,乡,镇,街道办事处,户籍人口,地区生产总值,第一产业增加值,第二产业增加值,第三产业增加值"
COUNTY_CSV = f"""Area,Province,{COUNTY_HEADERS}
Unit,省份,平方公里,个,个,个,人,万元,万元,万元,万元
Remark,
华容县,湖南省,1591,2,12,,700000,4000000,1000000,1200000,1800000
南 县,湖南省,1444,1,14,,750000,2900000,800000,800000,1300000
南县,四川省,9,1,1,,1,1,1,1,1
"""


def bulletin(body: str, title: str = "岳阳市2025年国民经济和社会发展统计公报") -> Document:
    """Make a document of a bulletin's text."""
    text = f"首页 > 统计公报\n{title}\n岳阳市统计局\n2026年3月2日\n{body}\n注释：\n[1]2024年地区生产总值1亿元。\n"
    return clean_document("b", Path("b.txt"), text, "utf-8")
