"""The review page as a file: everything marked, everything escaped; then in Chromium: clicks, filters, download."""

import csv
import re
import time
from pathlib import Path

import pytest
from browser import Page, open_browser
from invented import Project
from typer.testing import CliRunner, Result

from analysis import registry as registries
from analysis.audit.page import Reading, review_page
from analysis.audit.page.text import pieces
from analysis.cli import app
from analysis.documents.reading import clean_document
from analysis.pipeline.review import make_review
from analysis.pipeline.workspace import open_workspace
from analysis.registry import Registry

DOC = "lanyuan-15fyp"
NASTY = '</p></section></script><script>document.title="broken"</script><img src=x onerror=alert(1)> & "quoted" \'it\''


def plans(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def statement(number: int, start: int, end: int, line: int, **cells: object) -> dict[str, object]:
    row = {
        "statement_id": f"x/{number}",
        "doc_id": "x",
        "role": "target" if number % 3 else "outcome",
        "place": "澜沅市" if number % 2 else "青榆县",
        "subject": f"指标{number}",
        "kind": "level",
        "comparator": "eq",
        "lower": str(number),
        "unit": "亿元",
        "year": "2030",
        "year_basis": "stated",
        "origin": "prose",
        "line": line,
        "start": start,
        "end": end,
        "confidence": 0.5 + (number % 50) / 100,
    }
    return row | cells


def reading_of(count: int, registry: Registry) -> Reading:
    """An invented document with a statement a line, and one line of markup."""
    lines = [f"第{number}项：到2030年达到{number}亿元，并继续保持增长势头。" for number in range(count)]
    text = "\n".join([*lines, NASTY]) + "\n"
    document = clean_document("x", Path("x.txt"), text, "utf-8")
    rows = []
    for number, line in enumerate(lines):
        start = text.index(line) + line.index("达到")
        rows.append(statement(number, start, start + len(f"达到{number}亿元"), number + 1))
    if rows:
        rows[0] |= {"subject": NASTY}
    tables = {name: registry.tables[name].frame([]) for name in ("indicator_tables", "industry_layout", "repairs")}
    return Reading(document, {**tables, "statements": registry.tables["statements"].frame(rows)})


@pytest.fixture(scope="module")
def shared() -> Registry:
    return registries.load()


def test_markup_in_the_text_stays_text(shared: Registry) -> None:
    html = review_page(reading_of(3, shared), shared)
    assert html.count("<script") == 2
    assert html.count("</script>") == 2
    assert "<img" not in html
    assert "&lt;img src=x" in html
    assert not re.search(r"https?://|@import|url\(", html)


def test_overlapping_marks_are_cut_at_every_border() -> None:
    cut = pieces(0, 10, [((2, 6), 0), ((4, 8), 1)])
    assert [(piece.start, piece.end, piece.entries) for piece in cut] == [
        (0, 2, ()),
        (2, 4, (0,)),
        (4, 6, (0, 1)),
        (6, 8, (1,)),
        (8, 10, ()),
    ]


@pytest.mark.slow
def test_every_statement_and_row_of_a_document_is_marked(project: Project) -> None:
    workspace = open_workspace(project.root)
    doc_id, html = make_review(project.documents / f"{DOC}.txt", workspace, project.registry)
    assert doc_id == DOC
    marked = {int(number) for found in re.findall(r'data-r="([\d ]+)"', html) for number in found.split()}
    assert marked
    assert marked == set(range(max(marked) + 1))


def test_a_document_without_any_statement(project: Project, tmp_path: Path) -> None:
    letter = tmp_path / "letter with 'quotes' & more.txt"
    letter.write_text("一封信\n\n没有数字。\n", encoding="utf-8")
    result = plans("review", letter, "--root", project.root, "--out", tmp_path / "page.html")
    assert result.exit_code == 0, result.output
    assert "没有数字" in (tmp_path / "page.html").read_text(encoding="utf-8")
    assert plans("review", tmp_path / "none.txt", "--root", project.root).exit_code == 1


@pytest.fixture(scope="module")
def page(shared: Registry, tmp_path_factory: pytest.TempPathFactory):
    path = tmp_path_factory.mktemp("page") / "review.html"
    path.write_text(review_page(reading_of(1000, shared), shared), encoding="utf-8", newline="\n")
    with open_browser() as browser:
        browser.call("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(path.parent), eventsEnabled=True)
        browser.resize(1400, 900)
        browser.open(path)
        browser.folder = path.parent
        yield browser


@pytest.mark.slow
class TestInChromium:
    """One page with 1,000 statements, used in the order of the tests."""

    def test_it_loads_fast_without_errors_or_requests(self, page: Page) -> None:
        assert page.run("document.querySelectorAll('#list li').length") == 1000
        assert page.run("document.querySelectorAll('mark').length") >= 1000
        assert page.run("performance.timing.domContentLoadedEventEnd - performance.timing.navigationStart") < 5000
        assert page.run("document.title") != "broken"
        assert page.run("document.querySelectorAll('#text img, #text script').length") == 0
        assert page.problems() == []
        assert page.requests() == []

    def test_a_row_shows_its_place(self, page: Page) -> None:
        page.click("#list li", 700)
        assert page.run("document.querySelector('mark.here').textContent") == "达到700亿元"
        place = page.run("document.querySelector('mark.here').getBoundingClientRect().y")
        assert 0 < place < 900

    def test_a_place_shows_its_row(self, page: Page) -> None:
        page.click("mark", 300)
        assert page.run("document.querySelector('#list li.here b').textContent") == "指标300"
        assert 0 < page.run("document.querySelector('#list li.here').getBoundingClientRect().y") < 900

    def test_filters(self, page: Page) -> None:
        def shown() -> int:
            return page.run("[...document.querySelectorAll('#list li')].filter(e => e.offsetParent).length")

        def change(script: str) -> int:
            page.run(f"{script}; document.getElementById('filters').dispatchEvent(new Event('input'))")
            return shown()

        assert change("document.querySelector('input[name=outcome]').checked = false") == 666
        assert change("document.getElementById('place').value = '青榆县'") == 333
        assert change("document.getElementById('conf').value = '0.5'") == 13
        assert page.run("document.querySelectorAll('mark:not(.off)').length") == 13
        assert change("document.getElementById('words').value = '没有这个'") == 0
        assert page.run("document.getElementById('empty').hidden") is False
        page.click("#filters button[type=reset]")
        page.run("new Promise(done => setTimeout(done, 50))")
        assert shown() == 1000

    def test_corrections_are_made_and_downloaded(self, page: Page) -> None:
        page.click("#list li", 0)
        page.click("#wrong")
        assert page.run("document.getElementById('say').textContent") == "Give a reason."
        page.run("document.getElementById('reason').value = 'a \"quoted\", reason'")
        page.click("#wrong")
        page.click("#list li", 5)
        script = "(() => { const e = document.querySelector('.fields input[name=unit]'); e.value = '万元';"
        page.run(script + " e.dispatchEvent(new Event('input')); })()")
        page.run("document.getElementById('reason').value = 'the unit is another'")
        page.click("#mend")
        assert page.run("document.getElementById('fixcount').textContent") == "2"
        page.click("[data-pane=fixes]")
        page.click("#download")
        path, end = page.folder / "x.corrections.csv", time.monotonic() + 10
        while not path.is_file() and time.monotonic() < end:
            time.sleep(0.05)
        rows = list(csv.reader(path.open(encoding="utf-8", newline="")))
        assert rows[0] == ["doc_id", "table", "row", "action", "column", "expect", "value", "reason"]
        assert rows[1] == ["x", "statements", "x/0", "drop", "", NASTY, "", 'a "quoted", reason']
        assert rows[2] == ["x", "statements", "x/5", "override", "unit", "亿元", "万元", "the unit is another"]
        assert page.run("document.getElementById('csv').value") == path.read_text(encoding="utf-8")
        assert page.problems() == []
        assert page.requests() == []

    def test_on_a_phone(self, page: Page) -> None:
        page.resize(390, 844, phone=True)
        page.open(page.folder / "review.html")
        assert page.run("document.documentElement.scrollWidth") <= 390
        assert page.run("document.getElementById('fixcount').textContent") == "2"
        page.click("[data-pane=rows]")
        page.click("#list li", 400)
        assert page.run("document.body.dataset.pane") == "text"
        low, high = page.run("(r => [r.top, r.bottom])(document.querySelector('mark.here').getBoundingClientRect())")
        assert 0 < low < high < page.run("document.getElementById('detail').getBoundingClientRect().top")
        assert page.problems() == []
