"""A decision names its cause only when it must be the one."""

from gatewright.engine.decide import decide, start
from gatewright.model.decision import Paused
from gatewright.model.unknown import UNKNOWN
from tests.casebook import request, world

ORDERS = "https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod/orders"


def test_a_denial_is_the_cause() -> None:
    """The cause of a decision is that of its denial."""
    decision = decide(request(f"POST {ORDERS}"), world("pets").configuration(), lambda _: True)

    assert decision.cause is not None
    assert decision.cause.id == "api-key.missing"
    assert decision.may == {"api-key.missing"}


def test_without_a_denial_there_is_no_cause() -> None:
    """What is allowed has no cause."""
    decision = decide(request("GET " + ORDERS.replace("orders", "pets")), world("pets").configuration(), lambda _: True)

    assert (decision.outcome, decision.cause) == ("allowed", None)


def test_a_pause_is_a_value() -> None:
    """A paused decision can be compared, and printed with its question."""
    call = request(f"POST {ORDERS}\nx-api-key: shop-key-value-of-forty-characters-00001")
    one = start(call, world("pets").configuration(), stop_at_refusal=True)
    other = start(call, world("pets").configuration(), stop_at_refusal=True)

    assert isinstance(one, Paused)
    assert one == other
    assert "TakeToken" in repr(one)
    assert UNKNOWN not in one.call.answers.values()
