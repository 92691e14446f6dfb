"""Absence asked."""

import pytest

from gatewright.aws.policy.conditions.null import holds, wanted
from gatewright.aws.policy.globs import pattern
from gatewright.aws.policy.values import Value
from gatewright.model.unknown import UNKNOWN, Unknown


@pytest.mark.parametrize(("value", "absent"), [(None, True), ((), True), ("", False), ("a", False), (("a",), False)])
def test_true_asks_for_an_absent_key(value: Value, *, absent: bool) -> None:
    """`true` holds for a key that is absent or an empty list, `false` for any other."""
    assert absent is holds(value, wanted([pattern("true")])[0])
    assert absent is not holds(value, wanted([pattern("False")])[0])


def test_other_words_match_nothing() -> None:
    """Only the two words mean something; an unknown key stays unknown."""
    absences, invalid = wanted([pattern("maybe")])

    assert (0,) == invalid
    assert holds(None, absences) is False
    assert isinstance(holds(UNKNOWN, absences), Unknown)
