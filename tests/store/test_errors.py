import pytest

from gatewright.store.errors import DamagedStore, NewerStore, StoreError, StoreInUse


@pytest.mark.parametrize("kind", [DamagedStore, NewerStore, StoreInUse])
def test_every_refusal_of_a_state_is_one_kind(kind: type[StoreError]) -> None:
    """Whoever opens a state has one exception to catch, whose text is the whole line."""
    assert "the line" == str(kind("the line"))
    assert issubclass(kind, StoreError)
