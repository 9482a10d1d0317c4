"""An invented city of four square counties and one zone, with two layouts and one plan."""

from dataclasses import fields

import pandas as pd
import pytest
from map_shapes import COUNTIES, features, geojson, prose_of

from analysis.attainment.judged import COLUMNS
from analysis.figures import Material
from analysis.registry import DocumentEntry, Indicator, Industry, Place, Registry


def place(place_id, name, kind, **more):
    given = {
        "aliases": (),
        "parent_id": "990100",
        "adcode": place_id if place_id.isdigit() else None,
        "host_ids": (),
        "statistical_code": None,
        "lon": None,
        "lat": None,
        "crs": None,
        "confidence": None,
        "source": "invented",
    }
    return Place(place_id=place_id, name=name, kind=kind, **{**given, **more})


def document(doc_id, issued, period="2021-2025"):
    return DocumentEntry(
        doc_id,
        f"示例市规划 {doc_id}",
        "990100",
        "prefecture",
        period,
        "five_year_plan",
        issued,
        "issued",
        None,
        "0" * 64,
        "Hans",
    )


def industry(industry_id, zh, en, parent=None):
    return Industry(industry_id, zh, en, parent, None, (), None, "invented")


@pytest.fixture
def registry(tmp_path):
    places = [
        place("990100", "示例市", "地级市", parent_id=None),
        *(place(code, name, "县") for code, (name, *_) in COUNTIES.items()),
        place(
            "new-zone", "新港区", "功能区", lon=100.5, lat=30.4, crs="WGS-84", host_ids=("990121",), confidence="low"
        ),
    ]
    indicators = [
        Indicator("output", "总产值", "Output", "亿元", "level", 1, "经济", "output", (), None, "invented"),
        Indicator(
            "unemployment", "失业率", "Unemployment rate", "%", "share", -1, "民生", "work", (), None, "invented"
        ),
    ]
    industries = [
        industry("tea", "茶业", "Tea"),
        industry("ships", "船舶", "Ships"),
        industry("green-tea", "绿茶", "Green tea", "tea"),
    ]
    attribution = {"attribution_zh": "边界：示例来源", "attribution_en": "Boundaries: an invented source"}
    source = {
        "boundary_id": "invented",
        "package": "no_such_package",
        "file": "x.geojson",
        "md5": "0",
        "crs": "EPSG:4490",
        "code_property": "gb",
        "code_prefix": "156",
        "name_property": "name",
        **attribution,
    }
    documents = [document("old", "2022-03-01"), document("new", "2024-05-01"), document("plan", "2021-01-01")]
    english = ({"zh": "示例市", "en": "Sample City"}, {"zh": "东山县", "en": "Dongshan"})
    known = {
        "folder": tmp_path,
        "documents": {d.doc_id: d for d in documents},
        "places": {p.place_id: p for p in places},
        "indicators": {i.indicator_id: i for i in indicators},
        "industries": {i.industry_id: i for i in industries},
        "rows": {"boundaries": (source,), "english": english},
    }
    return Registry(**{field.name: known.get(field.name, {}) for field in fields(Registry) if field.init})


def layout_row(doc_id, place_id, role, industry_id, line, printed=None):
    return {
        "doc_id": doc_id,
        "place": printed or COUNTIES.get(place_id, ("新港区",))[0],
        "place_id": place_id,
        "place_kind": "县",
        "role": role,
        "industry": "所印名称",
        "industry_id": industry_id,
        "segments": None,
        "line": line,
    }


@pytest.fixture
def layouts():
    rows = [
        layout_row("old", "990121", "主导产业", "tea", 1),
        layout_row("old", "990121", "特色产业", "ships", 1),
        layout_row("old", "990122", "主导产业", "ships", 2),
        layout_row("old", "990181", "主导产业", "green-tea", 3),
        layout_row("old", "990181", "特色产业", "ships;tea", 3),
        layout_row("old", "990102", "主导产业", None, 4),
        layout_row("old", "new-zone", "主导产业", "ships", 5),
        layout_row("new", "990121", "主导产业", "ships", 1),
        layout_row("new", "990122", "主导产业", "ships", 2),
        layout_row("new", "990181", "特色产业", "tea", 3),
        layout_row("new", "new-zone", "主导产业", "ships", 5, printed="临港新城"),
    ]
    return pd.DataFrame(rows).astype({"industry_id": "string"})


def verdict(number, met, **more):
    given = {
        "target_id": f"plan:t1.{number}.target",
        "verdict_id": f"v{number}",
        "doc_id": "plan",
        "place": "示例市",
        "place_id": "990100",
        "indicator_id": None,
        "subject": f"指标{number}",
        "scheme": "main",
        "basis": "level",
        "met": met,
        "reason": "no_outcome",
        "gap": None,
        "gap_unit": None,
        "achievement_ratio": None,
        "outcome": None,
        "outcome_source": "plan",
        "line": number,
    }
    return {**given, **more}


def target(number, **more):
    given = {
        "target_id": f"plan:t1.{number}.target",
        "target_year": "2025",
        "comparator": "ge",
        "lower": None,
        "upper": None,
        "unit": None,
        "attribute": None,
    }
    return {**given, **more}


@pytest.fixture
def judged():
    verdicts = [
        verdict(1, "met", indicator_id="output", gap=10.0, achievement_ratio=1.2, outcome="1200"),
        verdict(2, "missed", indicator_id="unemployment", gap=-0.5, outcome="5.5"),
        verdict(3, "undetermined", basis="delegated"),
        verdict(4, "met", gap=400.0, achievement_ratio=5.0, outcome="600"),
        verdict(5, "missed", scheme="strict", gap=-1.0, outcome="1"),
    ]
    targets = [
        target(1, lower="1100", unit="亿元"),
        target(2, comparator="le", upper="5", unit="%"),
        target(3, comparator="delegated"),
        target(4, lower="200"),
        target(5, lower="2"),
    ]
    text = ["target_year", "comparator", "lower", "upper", "unit", "attribute"]
    return pd.DataFrame(verdicts), pd.DataFrame(targets).astype(dict.fromkeys(text, "string"))


@pytest.fixture
def material(registry, layouts, judged, tmp_path):
    verdicts, targets = judged
    none = pd.DataFrame({name: pd.Series(dtype=dtype) for name, dtype in COLUMNS.items()})
    tables = {"industry_layout": layouts, "prose_layout": prose_of([]), "verdicts": verdicts, "targets": targets}
    tables["judged"] = none
    return Material(tables, registry, geojson(tmp_path / "own.geojson", features()))
