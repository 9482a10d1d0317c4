"""A project whose prose names no place and no industry: empty tables, no error."""

import pytest

from analysis import registry as registry_room
from analysis.layout.mentions import mention_quotients
from analysis.layout.prose import prose_layout


@pytest.fixture(scope="module")
def project_registry():
    return registry_room.load()


def test_no_mentions_no_quotients(project_registry):
    nothing = project_registry.tables["place_industries"].frame([])
    assert mention_quotients(nothing, project_registry).empty


def test_no_mentions_no_layout_from_prose(project_registry):
    nothing = project_registry.tables["place_industries"].frame([])
    assert prose_layout(nothing, project_registry).empty
