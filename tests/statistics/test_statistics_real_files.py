"""The real yearbooks and bulletins, where they are at hand: figures checked by eye against the printed cells."""

from dataclasses import replace
from types import MappingProxyType

import pytest

from analysis import registry
from analysis.statistics import find_files, read_observations, run_checks
from analysis.statistics.observations import read_file
from analysis.statistics.reading import sha256
from analysis.statistics.vintages import latest

pytestmark = pytest.mark.statistics


@pytest.fixture(scope="module")
def reading(real_statistics):
    return read_observations(find_files(real_statistics), registry.load())


def value(reading, place, concept, year, scope="全市"):
    frame = latest(reading.observations)
    own = frame[(frame["place_id"] == place) & (frame["indicator_id"] == concept) & (frame["scope"] == scope)]
    return own.set_index("year")["value"].get(str(year))


def test_every_file_is_registered_and_read(reading):
    assert reading.unregistered == ()
    assert reading.unreadable == ()
    assert reading.failures.empty


@pytest.mark.parametrize(
    ("place", "concept", "year", "scope", "printed"),
    [
        ("430600", "gdp", 2020, "全市", 4002),
        ("430900", "gdp", 2020, "全市", 1853),
        ("430600", "gdp", 2018, "全市", 3411.0068),
        ("430900", "registered_population", 2016, "全市", 484),
        ("430900", "resident_population", 2020, "市辖区", 125),
        ("430921", "gdp", 2020, "县域", 280.3031),
        ("430681", "budget_revenue", 2019, "县域", 21.3816),
        ("430600", "gdp", 2025, "全市", 5386.88),
        ("430600", "fixed_investment_growth", 2025, "全市", -9.2),
        ("430600", "urbanisation_rate", 2025, "全市", 64.27),
        ("430900", "urbanisation_rate", 2025, "全市", 54.84),
        ("430900", "share_secondary", 2025, "全市", 43.1),
        ("430900", "exports", 2025, "全市", 51.12),
        ("430900", "air_good_days_share", 2025, "市辖区", 86.3),
    ],
)
def test_figures(reading, place, concept, year, scope, printed):
    assert value(reading, place, concept, year, scope) == pytest.approx(printed)


def test_the_surveyed_unemployment_rate_of_yiyang_is_a_limit(reading):
    frame = reading.observations
    own = frame[(frame["indicator_id"] == "unemployment_surveyed") & (frame["place_id"] == "430900")]
    assert own[["value_as_printed", "flags"]].to_numpy().tolist() == [["控制在5.4%以内", "bound_le"]]
    assert own["value"].isna().all()


def test_the_districts_have_no_figures_of_their_own(reading):
    assert not {"430602", "430603", "430611", "430902", "430903"} & set(reading.observations["place_id"])


def test_gdp_of_2020_adds_up(reading):
    failures = run_checks(reading.observations, registry.load())
    assert failures[(failures["check"] == "counties_add_up") & (failures["indicator_id"] == "gdp")].empty


def test_a_reading_asks_sources_for_its_own_row_alone(reading, real_statistics):
    """The ground on which the build keeps readings: what another source says of itself changes none."""
    register = registry.load()
    rows = register.rows["sources"]
    for path in find_files(real_statistics):
        own = tuple(row for row in rows if row["sha256"] == sha256(path.read_bytes()))
        alone = replace(register, rows=MappingProxyType({**register.rows, "sources": own}))
        assert read_file(path, alone) == reading.by_file[own[0]["sha256"]]
