"""A document that prints no year: the register asks for its years, and what follows from them is marked as implied."""

from dataclasses import replace

import pytest

from analysis.comparison import side_by_side
from analysis.documents import read_document
from analysis.extraction import read_prose
from analysis.indicators import match
from analysis.pipeline.registration import propose_row

TEXT = """平江县国民经济和社会发展规划纲要

第一章 总体要求

坚持稳中求进，地区生产总值年均增长7%左右，城镇化率达到60%以上，规模以上工业增加值年均增长8%。
"""
LATER = TEXT + "到2035年，城镇化率达到75%。\n"


@pytest.fixture
def read(tmp_path, reg, entry):
    def of(text, period=None):
        path = tmp_path / "plan.txt"
        path.write_text(text, encoding="utf-8")
        if period is None:
            return read_document(path, reg), reg
        known = replace(reg, documents={"plan": entry("plan", "430626", period)})
        return read_document(path, known, "plan"), known

    return of


def test_the_register_names_the_missing_years_and_never_guesses_them(read):
    document, known = read(TEXT)
    proposal = propose_row(document, known, {"place_id": "430626", "kind": "five_year_plan"})
    assert "period" in proposal.missing and not proposal.row["period"]


def test_targets_take_the_years_of_the_register_and_say_so(read):
    document, known = read(TEXT, "2026-2030")
    targets = match(read_prose(document, known), known).targets
    compared = side_by_side(targets, known)
    assert set(targets["year_basis"]) == {"implied"} and set(targets["target_year"]) == {"2030"}
    assert set(compared.rows["plan_id"]) == {"430626:2026-2030"}
    assert len(compared.rows) + len(compared.left_out) == len(targets) == 3


def test_a_year_that_is_printed_after_the_plan_is_left_out_with_the_reason(read):
    document, known = read(LATER, "2026-2030")
    compared = side_by_side(match(read_prose(document, known), known).targets, known)
    (late,) = compared.left_out.to_dict("records")
    assert (late["target_year"], late["reason"]) == ("2035", "after_the_plan")
