"""Unknown is not false, not none, and says what would have to be learnt."""

import pytest

from gatewright.model.message import Message
from gatewright.model.unknown import UNKNOWN, Missing, PartlyTold, Unknown


def test_the_truth_of_unknown_cannot_be_asked() -> None:
    """A check that forgets the unknown fails loudly, rather than guessing."""
    for forget in (lambda: bool(UNKNOWN), lambda: not UNKNOWN, lambda: UNKNOWN or "guess"):
        with pytest.raises(TypeError, match="UNKNOWN"):
            forget()


def test_unknown_is_not_none() -> None:
    """That nobody told us is not that there is none."""
    assert UNKNOWN is not None
    assert isinstance(UNKNOWN, Unknown)


def test_unknown_carries_what_is_missing() -> None:
    """Two unknowns are the same when the same is missing."""
    missing = Missing(subject="configuration.stages", what=Message("the stages"), permission="apigateway:GET")

    assert Unknown((missing,)) == Unknown((missing,))
    assert Unknown((missing,)) != UNKNOWN
    assert hash(Unknown((missing,))) == hash(Unknown((missing,)))


def test_a_value_that_is_partly_told_is_unknown() -> None:
    """How it begins is known; its truth cannot be asked either."""
    told = PartlyTold((), "Bearer ")

    assert isinstance(told, Unknown)
    assert told.begins == "Bearer "
    assert told != UNKNOWN
    with pytest.raises(TypeError, match="UNKNOWN"):
        bool(told)
