from pathlib import Path

from document_samples import outline, read

from analysis.documents.html import html_text

PROSE = "地区生产总值增长5.5%左右，城镇新增就业2.5万人以上，居民收入与经济增长同步。"
ARTICLE = f"<h1>青禾市规划纲要</h1><p>第一章 发展目标</p><p>{PROSE}</p><p>{PROSE}</p>"


def page(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html><head>{head}<script>var a='第一章 假';</script></head><body>{body}</body></html>"


def test_blocks_become_lines_and_navigation_goes() -> None:
    links = "".join(f"<li><a href='/{i}'>栏目{i}</a></li>" for i in range(100))
    text = html_text(page(f"<div><ul>{links}</ul></div><div id='x'>{ARTICLE}</div><div>主办：青禾市政府</div>"))
    assert text.split("\n") == ["青禾市规划纲要", "第一章 发展目标", PROSE, PROSE]


def test_the_title_of_the_page_stands_in_front_where_the_article_lacks_it() -> None:
    head = "<title>青禾市2025年统计公报-青禾市人民政府门户网站</title>"
    text = html_text(page(f"<div>栏目</div><div><p>{PROSE}</p><p>{PROSE}</p></div>", head))
    assert text.split("\n")[0] == "青禾市2025年统计公报"
    declared = html_text(
        page(f"<p>{PROSE}</p><p>{PROSE}</p>", head + "<meta name='ArticleTitle' content='真正的标题'>")
    )
    assert declared.split("\n")[0] == "真正的标题"


def test_tables_become_tab_rows_with_merged_cells_in_their_first_place() -> None:
    table = """<table><tr><th rowspan=2>类别</th><th rowspan=2>指标名称</th><th colspan=2>规划目标</th></tr>
    <tr><td>2020年</td><td><p>2025</p><p>年</p></td></tr>
    <tr><td rowspan="2">经济发展</td><td>地区生产总值
    （亿元）</td><td>312</td><td>450</td></tr><tr><td>城镇化率（%）</td><td>58.3</td><td></td></tr></table>"""
    text = html_text(page(f"<div>{ARTICLE}{table}</div>"))
    assert text.split("\n")[-4:] == [
        "类别\t指标名称\t规划目标\t",
        "\t\t2020年\t2025 年",
        "经济发展\t地区生产总值（亿元）\t312\t450",
        "\t城镇化率（%）\t58.3\t",
    ]


def test_a_table_that_lays_out_the_page_is_read_as_blocks() -> None:
    inner = f"<table><tr><td>{ARTICLE}</td></tr></table>"
    text = html_text(page(f"<table><tr><td>首页</td><td>新闻</td></tr><tr><td colspan=2>{inner}</td></tr></table>"))
    assert text.split("\n") == ["青禾市规划纲要", "第一章 发展目标", PROSE, PROSE]


def test_spans_hidden_parts_and_source_line_ends() -> None:
    hidden = "<i style='display: none'>假</i>"
    body = f"<p>地区生产<span>总值增长</span>\n  5.5%，<b>城镇</b>新增\n就业2.5万人以上，居民收入增长。{hidden}</p>"
    assert html_text(page(body)) == "地区生产总值增长 5.5%，城镇新增就业2.5万人以上，居民收入增长。"


def test_line_breaks_and_preformatted_text() -> None:
    assert html_text(page("<div>一、目标<br>二、任务</div>")) == "一、目标\n二、任务"
    assert html_text(page("<pre>一、目标\n二、任务</pre>")) == "一、目标\n二、任务"


def test_a_page_in_gb18030_reads_as_a_document_with_true_lines(tmp_path: Path) -> None:
    document = read(tmp_path, page(f"<div>{ARTICLE}</div>", "<meta charset=gb2312>").encode("gb18030"))
    assert document.encoding == "html"
    assert outline(document) == [("章", "第一章 发展目标")]
    place = document.text.index("城镇新增")
    assert document.line_at(place) == 3
    assert document.source[slice(*document.span(place, place + 4))] == "城镇新增"


def test_deep_nesting_is_no_problem() -> None:
    assert PROSE in html_text(page("<div>" * 5000 + f"<p>{PROSE}</p>"))
