"""The calls that are kept."""

from dataclasses import replace

from gatewright.console.calls import KEPT, Calls
from gatewright.console.recorder import Batch
from tests.console.made import World, kept


def test_the_newest_stand_first_whichever_process_answered() -> None:
    """Batches of several processes overlap; the time of each call decides, and both ids find it."""
    call = kept(World().decided())
    wrong = kept(World().decided("/dev/pet", request_id="wrong"))
    late = replace(call, id="late", exchange=replace(call.exchange, called_at=call.at + 1.0))
    calls = Calls()
    calls.take(Batch((late,)))
    calls.take(Batch((call, wrong)))

    shown = calls.shown()

    assert [one.id for one in shown.calls] == ["late", "wrong", "the-id"]
    assert shown.find("wrong") is wrong
    assert shown.find("other-wrong") is wrong
    assert shown.find("") is None
    assert not shown.may_lack


def test_good_calls_push_no_refusal_out() -> None:
    """Each kind has its own ring, and what a batch lacks is told from then on."""
    world = World()
    good, wrong = kept(world.decided()), kept(world.decided("/dev/pet", request_id="wrong"))
    calls = Calls()
    calls.take(Batch((wrong,), may_lack=True))
    calls.take(Batch((good,) * (KEPT + 7)))

    shown = calls.shown()

    assert len(shown.calls) == KEPT + 1
    assert shown.find("wrong") is wrong
    assert shown.may_lack
