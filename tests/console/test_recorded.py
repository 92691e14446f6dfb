"""A call as it is kept."""

from dataclasses import replace

from gatewright.gateway.passed import Served
from gatewright.model.response import Response
from gatewright.model.unknown import UNKNOWN
from tests.console.made import World, kept
from tests.services.account import NOW


def test_an_error_is_a_refusal_whoever_made_it() -> None:
    """What the caller hears counts, for the filter of the first page."""
    world = World()
    fine, wrong = kept(world.decided()), kept(world.decided("/dev/pet"))
    behind = kept(world.decided(), Served(response=Response(status=502)))

    assert [call.is_refused for call in (fine, wrong, behind)] == [False, True, True]
    assert [call.let_in for call in (fine, wrong, behind)] == [True, False, True]


def test_the_time_of_a_call_is_that_of_its_arrival() -> None:
    """It orders the calls; one that nobody timed comes last."""
    call = kept(World().decided())

    assert call.at == NOW
    assert replace(call, exchange=replace(call.exchange, called_at=UNKNOWN)).at == 0.0
