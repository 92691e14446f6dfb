"""A refusal answers as its cause does, unless it says how."""

from gatewright.engine.catalogue import CAUSES
from gatewright.model.message import Message
from gatewright.model.outcome import Deny, Skip

CAUSE = CAUSES["route.method-not-found"]


def test_a_refusal_answers_with_the_first_signature() -> None:
    """The first signature of a cause is what the gateway answers by itself."""
    assert Deny(CAUSE, ()).answered is CAUSE.signatures[0]


def test_a_refusal_can_answer_with_another_signature() -> None:
    """A cause that looks different from call to call says which look it is."""
    other = CAUSE.signatures[1]

    assert Deny(CAUSE, (), {}, other).answered is other


def test_a_skip_need_not_establish_anything() -> None:
    """A check that does not apply leaves the call as it is unless it says what follows."""
    assert Skip(Message("no key is needed")).call is None
