"""When Python does not search for garbage in cycles."""

import gc
from collections.abc import Iterator

import pytest

from gatewright.gateway.garbage import starting, uncollected


@pytest.fixture(autouse=True)
def as_it_was() -> Iterator[None]:
    """Leave the collector of the test's process as it was."""
    before = gc.isenabled()
    yield
    gc.unfreeze()
    (gc.enable if before else gc.disable)()


def test_there_is_no_search_inside_and_one_behind() -> None:
    """It begins again behind the outermost of several."""
    gc.enable()
    seen = []
    with uncollected():
        seen.append(gc.isenabled())
        with uncollected():
            seen.append(gc.isenabled())
        seen.append(gc.isenabled())

    assert ([False, False, False], True) == (seen, gc.isenabled())


def test_search_begins_again_after_an_error() -> None:
    """Whatever is raised inside."""
    gc.enable()
    with pytest.raises(ValueError, match="broken"), uncollected():
        raise ValueError("broken")

    assert gc.isenabled()


def test_search_that_was_off_stays_off() -> None:
    """Who runs the server in a process of his own has the last word."""
    gc.disable()
    with uncollected():
        pass

    assert not gc.isenabled()


def test_what_there_is_after_a_start_is_not_searched() -> None:
    """All objects there are become part of what the collector never looks at."""
    before = gc.get_freeze_count()
    with starting():
        assert not gc.isenabled()

    assert gc.get_freeze_count() > before + 1000
