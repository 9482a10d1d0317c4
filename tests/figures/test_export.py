"""The export contract: languages, formats, sizes, stable bytes, no missing glyph, the table beside the picture."""

from dataclasses import replace

import matplotlib.pyplot as plt
import pytest

from analysis.errors import InputError
from analysis.figures import FIGURES, export_figure, gallery
from analysis.figures.fonts import MissingGlyphError, check_glyphs, fitted, text_width, wrap_text
from analysis.figures.style import MM, WIDTHS, style
from analysis.files import read_csv

SPECS = {spec.id: spec for spec in FIGURES}


def test_every_figure_comes_in_both_languages_with_its_table(material, tmp_path):
    for spec in FIGURES:
        for done in export_figure(spec, material, tmp_path):
            assert set(done.files) == {p.name for p in tmp_path.glob(f"{done.id}.*")}
            assert {f"{done.id}.{lang}.{kind}" for lang in ("zh", "en") for kind in ("png", "pdf")} < set(done.files)
            assert len(read_csv(tmp_path / f"{done.id}.csv"))


@pytest.mark.parametrize("name", ["png", "pdf", "svg"])
def test_bytes_are_the_same_on_every_run(name, material, tmp_path):
    spec = SPECS["layout-map"]
    for run in ("one", "two"):
        export_figure(spec, material, tmp_path / run, ["zh"], [name])
    file = f"layout-map-990100.zh.{name}"
    first = (tmp_path / "one" / file).read_bytes()
    assert first == (tmp_path / "two" / file).read_bytes()
    assert b"CreationDate" not in first and b"Matplotlib" not in first


def test_pdf_embeds_type_3_fonts_only(material, tmp_path):
    export_figure(SPECS["attainment"], material, tmp_path, ["zh"], ["pdf"])
    content = (tmp_path / "attainment-plan-2025.zh.pdf").read_bytes()
    assert b"/Subtype /Type3" in content and b"/Subtype /Type0" not in content


@pytest.mark.parametrize("family", sorted(SPECS))
def test_figures_have_the_width_of_their_size_class(family, material):
    for spec, rows in SPECS[family].instances(material):
        with style():
            figure = spec.draw(rows, material, "zh")
        assert figure.get_size_inches()[0] / MM == pytest.approx(WIDTHS[spec.size])
        plt.close(figure)


def test_a_character_without_glyph_stops_the_export(material, tmp_path):
    rows = material.tables["verdicts"].assign(subject="a\U0001f600", indicator_id=None)
    broken = replace(material, tables={**material.tables, "verdicts": rows})
    with pytest.raises(MissingGlyphError, match="U\\+1F600"):
        export_figure(SPECS["attainment"], broken, tmp_path, ["zh"], ["png"])
    assert not list(tmp_path.glob("*.png"))


def test_glyph_check_sees_every_text_artist():
    with style():
        figure, axes = plt.subplots()
        axes.set_title("㮾 ㎡ ‰ − 鄠")
        check_glyphs(figure)
        axes.annotate("\U0001f600", (0, 0))
        with pytest.raises(MissingGlyphError):
            check_glyphs(figure)
        plt.close(figure)


@pytest.mark.parametrize(("languages", "formats"), [(["fr"], ["png"]), (["zh"], ["gif"])])
def test_unknown_language_or_format_is_an_error(languages, formats, material, tmp_path):
    with pytest.raises(InputError, match="one of"):
        export_figure(SPECS["attainment"], material, tmp_path, languages, formats)


def test_families_are_found_by_id_and_place():
    assert [spec.id for spec in FIGURES] == list(FIGURES.names)
    assert FIGURES[-1] is FIGURES.named(FIGURES.names[-1])
    assert [spec.id for spec in FIGURES[:2]] == list(FIGURES.names[:2])
    with pytest.raises(InputError, match="no figure elsewhere"):
        FIGURES.named("elsewhere")


def test_a_figure_without_its_table_gives_nothing(material, tmp_path):
    assert export_figure(SPECS["layout-map"], replace(material, tables={}), tmp_path) == []


def test_gallery_shows_every_file(material, tmp_path):
    done = [one for spec in FIGURES for one in export_figure(spec, material, tmp_path)]
    page = gallery(done)
    for one in done:
        assert one.caption.zh in page and one.caption.en in page
        assert all(f"({name})" in page for name in one.files)


def test_wrapping_keeps_words_whole_and_closing_marks_on_their_line():
    lines = wrap_text("行政区划边界：示例来源，仅供参考 a LongLatinWord follows", 60, 6).split("\n")
    assert len(lines) > 1 and all(text_width(line, 6) <= 60.5 for line in lines)
    assert any("LongLatinWord" in line for line in lines)
    assert not any(line[0] in "，：" for line in lines)


def test_labels_shrink_before_they_break():
    assert fitted("短", 100, 6) == ("短", 6)
    text, size = fitted("很长很长很长很长的指标名称", 70, 6)
    assert size < 6 and "\n" not in text
    text, _ = fitted("很长" * 30, 60, 6)
    assert text.count("\n") == 1 and text.endswith("…")
