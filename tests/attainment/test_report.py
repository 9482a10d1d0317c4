"""Attainment tables, declared tests and exports, also where there is nothing or everything to count."""

import io
import warnings

import docx
import numpy as np
import openpyxl
import pandas as pd
import pytest
from invented_plans import join_plans, print_plan
from scipy.stats import binomtest

from analysis.attainment import judged_rows
from analysis.attainment.dependence import bunching, design_effects, leave_one_out, wilson_at
from analysis.attainment.exports import sheet, to_docx, to_latex, to_xlsx
from analysis.attainment.intervals import Count, wilson
from analysis.attainment.judged import COLUMNS
from analysis.attainment.odds import QUESTIONS, met_by_group
from analysis.attainment.pairs import comparable_plans
from analysis.attainment.rationality import CLASS_NAMES, bias, calibrate, equivalence
from analysis.attainment.report import all_plans, category_tests, declared_tests, rate_test
from analysis.attainment.results import Provenance
from analysis.attainment.shares import Reference, attainment, references
from analysis.attainment.skill import NAIVE, skill

RATE = Reference("plan_x", "某规划", "some plan", 0.864)
SOURCE = Provenance("main", "none")
ROWS = [
    {"label": "森林覆盖率", "unit": "%", "base": "50", "target": "52", "outcome": "52.4", "category": "生态"},
    {"label": "研发经费占GDP比重", "unit": "%", "base": "1.0", "target": "2.3", "outcome": "2.1", "category": "经济"},
    {"label": "人均预期寿命", "unit": "岁", "base": "76", "target": "78", "outcome": "78", "category": "民生"},
    {"label": "社会安全指数", "unit": "分", "base": "86", "target": "100", "outcome": "—", "category": "民生"},
]


def verdicts(*met, **columns):
    """Judged rows with given verdicts and nothing else."""
    frame = pd.DataFrame({name: pd.Series([None] * len(met), dtype=dtype) for name, dtype in COLUMNS.items()})
    frame["met"], frame["plan"], frame["category"] = list(met), "demo:t1", "甲"
    frame["sign"] = pd.array([{"met": 1, "missed": -1}.get(value) for value in met], dtype="Int64")
    return frame.assign(**columns)


@pytest.fixture(scope="module")
def judged(book):
    return judged_rows(join_plans(print_plan(book, ROWS), print_plan(book, ROWS[:2], doc_id="demo-14fyp")), book)


def test_counts_by_plan(judged):
    table = attainment(judged, "plan", [RATE]).table().set_index("plan")
    assert table.loc["demo-15fyp:t1", ["met", "judged", "unknown"]].tolist() == [2, 3, 1]
    assert table.loc["demo-14fyp:t1", ["met", "judged", "unknown"]].tolist() == [1, 2, 0]
    assert table.loc["demo-15fyp:t1", "p_plan_x"] is None
    more = attainment(verdicts(*["met"] * 8, *["missed"] * 2), rates=[RATE]).table()
    assert more.loc[0, "p_plan_x"] == pytest.approx(binomtest(8, 10, 0.864).pvalue)


def test_sentences_always_carry_counts_and_bounds(judged):
    text = attainment(judged).sentence("en")
    assert "3 of 5 evaluable targets were met (1 not evaluable)" in text
    assert "bounds 0.500–0.667" in text
    assert "plans or statistical offices report" in text
    assert "可评价的5项指标中完成3项" in attainment(judged).sentence("zh", caveat=False)


def test_an_attribute_is_never_borrowed_from_another_plan(book):
    with_attribute = [{**row, "attribute": "预期性"} for row in ROWS[:2]]
    rows = judged_rows(join_plans(print_plan(book, ROWS), print_plan(book, with_attribute, doc_id="demo-14fyp")), book)
    table = attainment(rows, "attribute").table().set_index("attribute")
    assert table.loc["demo-15fyp:t1", "note"] == "not evaluable: 属性 not printed"
    assert table.loc["预期性", "met"] == 1


@pytest.mark.parametrize(
    "met",
    [("met",) * 5, ("missed",) * 5, ("met",) * 12, ("missed",) * 12, ("met",), ("undetermined",) * 4, ()],
    ids=["all met", "none met", "twelve met", "none of twelve met", "one row", "all unknown", "no row"],
)
@pytest.mark.parametrize("attribute", [[], ["约束性", "预期性"]], ids=["not printed", "printed"])
def test_extremes_have_a_defined_answer_without_warnings(met, attribute):
    frame = verdicts(*met)
    frame["attribute"] = pd.array([attribute[place % 2] if attribute else None for place in range(len(met))], "string")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        attainment(frame, rates=[RATE]).sentence("en")
        attainment(frame, "category", [RATE]).table()
        for family in (*all_plans(frame, RATE), category_tests(frame)):
            family.table()
            family.sentence("zh")
        design_effects(frame)
        leave_one_out(frame)
        for result in (
            *(met_by_group(frame, by) for by in QUESTIONS),
            *(calibrate(frame, name) for name in CLASS_NAMES),
            *(bias(frame, name) for name in CLASS_NAMES),
            *(equivalence(frame, name) for name in CLASS_NAMES),
            *(skill(frame, {}, name, naive) for name in CLASS_NAMES for naive in NAIVE),
        ):
            assert result.sentence("en")
            assert result.sentence("zh")
            assert len(result.table())
        assert comparable_plans(frame) == []


def test_a_share_beside_a_published_rate_says_what_its_p_rests_on():
    frame = verdicts(*["met"] * 9, *["missed"] * 3, *["undetermined"] * 6)
    found = rate_test(frame, RATE, SOURCE)
    least = max(binomtest(met, 18, 0.864).pvalue for met in range(9, 16))
    assert found.p == pytest.approx(binomtest(9, 12, 0.864).pvalue)
    assert f"at most {least:.3f}" in found.sentence("en")
    assert f"不大于{least:.3f}" in found.sentence("zh")
    assert "yardstick" in found.sentence("en")
    few = rate_test(verdicts(*["met"] * 9), RATE, SOURCE)
    assert "9 rows, fewer than 10" in few.sentence("en")


def test_plans_are_paired_where_they_share_place_or_period():
    one = verdicts("met").assign(plan="a", place="甲市", base_year=2015, target_year=2020)
    frames = [one, one.assign(plan="b", base_year=2020, target_year=2025)]
    frames += [frames[1].assign(plan="c", place="乙市"), one.assign(plan="d", place="丙市", target_year=2018)]
    assert comparable_plans(pd.concat(frames)) == [("a", "b"), ("b", "c")]
    bare = [frame.assign(base_year=pd.NA, target_year=pd.NA) for frame in frames]
    assert comparable_plans(pd.concat(bare)) == [("a", "b")]


def test_declared_tests_are_corrected_by_holm():
    family = declared_tests(verdicts(*["met"] * 3, *["missed"] * 9), "demo:t1", RATE)
    table = family.table().set_index("test")
    known = table["p"].dropna().sort_values()
    assert table.loc["binding", "note"].endswith("属性 not printed")
    assert table.loc[known.index[0], "adjusted_p"] == pytest.approx(min(1, known.iloc[0] * 2))
    assert table["tests"].tolist() == [2, 2, 2]


def test_published_rates_come_from_the_registry(book):
    assert {rate.rate_id: rate.rate for rate in references(book)} == {"plan_11": 0.864, "plan_12": 0.964}


def test_design_effect_widens_the_interval():
    frame = verdicts(*["met"] * 8, *["missed"] * 4)
    plain, middle, strong = design_effects(frame)
    assert (plain.low, plain.high) == pytest.approx(wilson(Count(8, 4)))
    assert strong.high - strong.low > middle.high - middle.low > plain.high - plain.low
    assert strong.design_effect == pytest.approx(1 + 11 * 0.4)
    assert wilson_at(8 / 12, 12) == pytest.approx(wilson(Count(8, 4)))


def test_leaving_a_category_out():
    frame = verdicts("met", "met", "missed", "missed").assign(category=["甲", "甲", "乙", "乙"])
    assert leave_one_out(frame)["share"].tolist() == [0.0, 1.0]


def test_bunching_needs_six_rows():
    gaps = [0.1, 0.2, 0.0, 0.3, 0.4, -0.2, 0.45]
    frame = verdicts(*["met"] * 7).assign(measure="growth_avg", gap_pp_per_year=gaps)
    assert bunching(frame, SOURCE).p == pytest.approx(binomtest(6, 7, alternative="greater").pvalue)
    assert bunching(frame.head(5), SOURCE).refusal


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_tables_for_papers(judged, lang):
    page = sheet(attainment(judged, "plan", [RATE]), "完成情况 100%", lang)
    latex = to_latex(page)
    assert "\\toprule" in latex
    assert "100\\%" in latex
    assert "None" not in latex
    assert "nan" not in latex
    table = docx.Document(io.BytesIO(to_docx(page))).tables[0]
    assert len(table.rows) == 3
    cells = openpyxl.load_workbook(io.BytesIO(to_xlsx(page))).active
    assert cells.cell(row=3, column=2).value == 2
    assert page.notes[-1].startswith("编码方案 main" if lang == "zh" else "coding scheme main")


def test_headings_follow_the_language(judged):
    assert "完成率" in sheet(attainment(judged), "x", "zh").frame.columns
    assert "Share met" in sheet(attainment(judged), "x", "en").frame.columns


def test_provenance_follows_the_data(judged):
    one, other = attainment(judged).provenance, attainment(judged.iloc[::-1]).provenance
    assert one == other
    changed = judged.assign(met=np.where(judged["met"] == "met", "missed", judged["met"]))
    assert attainment(changed).provenance.data != one.data
    assert "scipy" in one.versions
