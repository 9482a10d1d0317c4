"""The registry of the project, read once."""

import pytest

from analysis import registry


@pytest.fixture(scope="session")
def book():
    return registry.load()
