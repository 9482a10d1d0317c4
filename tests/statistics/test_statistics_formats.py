"""Bulletins in the formats that offices publish: web pages in GB18030 with broken elements, docx with tables."""

import docx
import pytest

from analysis.errors import InputError
from analysis.statistics.observations import read_observations
from analysis.statistics.register import propose_file, write_proposal

TITLE = "岳阳市2031年国民经济和社会发展统计公报"
PAGE = f"""<!DOCTYPE html><html><head><meta charset="gb2312"><title>{TITLE}</title>
<meta name="PubDate" content="2032-04-30 14:56"/><script>var year = "2040年";</script></head><body>
<div><a href="a">首页</a><a href="b">统计公报</a></div><h1>{TITLE}</h1>
<div class="text"><p>岳阳市统计局</p><p>2032年4月</p>
<p>一、综合</p><p>全年地区生产总值<span>61</span><span>00</span>.<b>5</b>0<span>亿</span>元，比上年<i>下降</i>&ensp;0.<u>3</u>%。
其中：第一产业增加值&nbsp;500.1亿元，增长4.2%。全年各项事业平稳发展，人民生活继续改善，社会大局保持稳定。</p>
<p>全市固定资产投资比上年<span>下降</span><span>9</span>.2%，城镇调查失业率控制在5.4%以内，为全市发展打下基础。</p>
<p>注释：</p><p>[1]本公报数据均为初步统计数。</p></div></body></html>"""


def observed(path, loaded):
    write_proposal(loaded, propose_file(path, loaded))
    from analysis import registry

    reading = read_observations([path], registry.load(loaded.folder))
    assert reading.failures.empty
    return reading.observations.set_index("indicator_id")


def test_a_web_page_in_gb18030_with_text_in_many_elements(tmp_path, fresh):
    path = tmp_path / "page.html"
    path.write_bytes(PAGE.encode("gb18030"))
    found = observed(path, fresh)
    assert found.loc["gdp", "value"] == pytest.approx(6100.5)
    assert found.loc["gdp_growth", "value"] == -0.3
    assert found.loc["fixed_investment_growth", "value"] == -9.2
    assert found.loc["unemployment_surveyed", "flags"] == "bound_le"
    assert set(found["status"]) == {"preliminary"}
    assert set(found["published"]) == {"2032-04-30"}


def test_a_docx_with_a_table_of_counties(tmp_path, fresh):
    document = docx.Document()
    document.add_paragraph(TITLE)
    document.add_paragraph("2032年3月1日")
    document.add_paragraph("全年粮食产量300.1万吨，比上年增长1.2%。")
    table = document.add_table(rows=3, cols=3)
    cells = (
        ("县市", "地区生产总值（亿元）", "比上年增长（%）"),
        ("汨罗市", "600.5", "6.1"),
        ("平江县", "400.2", "-0.3"),
    )
    for row, texts in zip(table.rows, cells, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    path = tmp_path / "公报.docx"
    document.save(str(path))
    found = observed(path, fresh)
    assert found.loc["grain_output", "value"] == 300.1
    growth = found.loc[["gdp_growth"]].set_index("place_id")["value"]
    assert growth.to_dict() == {"430681": 6.1, "430626": -0.3}


def test_the_edition_of_a_bulletin_may_be_named(tmp_path, fresh):
    path = tmp_path / "公报.txt"
    path.write_text(f"{TITLE}\n全年粮食产量300.1万吨，比上年增长1.2%。\n", encoding="utf-8")
    assert propose_file(path, fresh, "2031").source == propose_file(path, fresh).source
    with pytest.raises(InputError, match="by its title"):
        propose_file(path, fresh, "2030")
