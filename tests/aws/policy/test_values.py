"""Truth that may be unknown."""

import itertools

from gatewright.aws.policy.values import Truth, all_of, any_of, depending, merged, opposite
from gatewright.i18n import N_
from gatewright.model.message import Message
from gatewright.model.unknown import UNKNOWN, Missing, Unknown

ALL: tuple[Truth, ...] = (True, False, UNKNOWN)


def learnt(truth: Truth) -> tuple[bool, ...]:
    """Return what a truth may turn out to be."""
    return (True, False) if isinstance(truth, Unknown) else (truth,)


def test_unknown_is_answered_only_when_it_matters() -> None:
    """AND and OR are certain exactly when every way of learning comes to the same."""
    for first, second in itertools.product(ALL, repeat=2):
        ands = {a and b for a in learnt(first) for b in learnt(second)}
        ors = {a or b for a in learnt(first) for b in learnt(second)}
        assert set(learnt(all_of(first, second))) == ands
        assert set(learnt(any_of(first, second))) == ors


def test_not_keeps_the_unknown() -> None:
    """NOT of what nobody knows is unknown."""
    assert (False, True, UNKNOWN) == tuple(opposite(truth) for truth in ALL)


def test_an_unknown_choice_is_certain_where_both_agree() -> None:
    """What does not depend on the choice is known before the choice is."""
    assert depending(UNKNOWN, True, True) is True
    assert isinstance(depending(UNKNOWN, True, False), Unknown)
    assert depending(False, True, False) is False


def test_missing_knowledge_adds_up() -> None:
    """Two unknown values ask for what both lack, each once."""
    one = Unknown((Missing(subject="a", what=Message(N_("a"))),))
    two = Unknown((Missing(subject="b", what=Message(N_("b"))),))

    assert merged(one, UNKNOWN) is one
    assert merged(UNKNOWN, two) is two
    assert ("a", "b") == tuple(item.subject for item in merged(merged(one, two), one).missing)
