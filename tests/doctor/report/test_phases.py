"""The way of a call, phase by phase."""

from gatewright.doctor.report.phases import phases
from gatewright.engine.chain import REST
from tests.doctor.evidence import FORBIDDEN, call, with_pets
from tests.doctor.report.made import ALL, DECIDED, NARROWED


def test_every_check_is_a_phase() -> None:
    """In the order of the chain, between what stands before them and the backend."""
    for diagnosis in ALL:
        assert ["edge", *(entry.check.id for entry in REST), "integration"] == [each.id for each in phases(diagnosis)]


def test_what_comes_behind_a_refusal_was_not_reached() -> None:
    """One phase refused, the ones before it let the call pass or were not asked."""
    states = {each.id: each.state for each in phases(DECIDED)}

    assert ("passed", "passed", "refused", "not-reached", "not-reached") == (
        states["domain"],
        states["stage"],
        states["route"],
        states["api-key"],
        states["integration"],
    )


def test_a_narrowed_call_has_suspects() -> None:
    """None refused for sure."""
    states = {each.id: each.state for each in phases(NARROWED)}

    assert "refused" not in states.values()
    assert "suspected" == states["api-key"]


def test_every_phase_has_a_name() -> None:
    """Also those of checks that are still to come."""
    assert all(each.name for each in phases(with_pets(call("POST", "/prod/orders", FORBIDDEN))))


def test_the_check_that_refused_is_shown_whatever_its_cause_is_named_for() -> None:
    """A preflight that lacks a key passes the route, which is there."""
    asks = {"Origin": "https://shop.example", "Access-Control-Request-Method": "GET"}
    change = {"method ANY /files/{proxy+}": {"apiKeyRequired": True}}
    states = {
        each.id: each.state for each in phases(with_pets(call("OPTIONS", "/prod/files/a", FORBIDDEN, asks), change))
    }

    assert (states["route"], states["api-key"]) == ("passed", "refused")
