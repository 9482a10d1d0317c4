"""The collector of garbage pauses for a block or a function, and comes back as it was."""

import gc

import pytest

from analysis.collector import collector_paused


@pytest.mark.parametrize("at_work", [True, False])
def test_it_is_afterwards_as_it_was_before(at_work: bool) -> None:
    before = gc.isenabled()
    try:
        (gc.enable if at_work else gc.disable)()
        with collector_paused():
            assert not gc.isenabled()
        assert gc.isenabled() is at_work
    finally:
        (gc.enable if before else gc.disable)()


def test_a_function_that_fails_leaves_it_at_work() -> None:
    @collector_paused()
    def fail() -> None:
        assert not gc.isenabled()
        raise ValueError

    for _ in range(2):
        with pytest.raises(ValueError):
            fail()
        assert gc.isenabled()
