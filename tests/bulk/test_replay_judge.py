"""Deciding with a witness."""

from gatewright.bulk.replay_judge import doubts, judged, no_limit_is_reached, refusal
from gatewright.bulk.replay_logged import Logged, logged
from gatewright.engine.chain import REST
from gatewright.engine.decide import walk
from gatewright.model.call import Call
from gatewright.model.outcome import Outcome, Pass, Unsure
from gatewright.model.question import SpendQuota
from gatewright.model.unknown import UNKNOWN
from gatewright.model.usage import Quota
from tests.bulk.replaying import line
from tests.casebook import world

NEEDS_A_KEY = world("pets", {"method GET /pets": {"apiKeyRequired": True}}).configuration()


def call() -> Logged:
    """Return a logged call."""
    found = logged(line())
    assert isinstance(found, Logged)
    return found


def test_without_a_word_of_the_witness_it_is_the_engines_own_decision() -> None:
    """The same checks, in the same order, to the same end."""
    request = call().request

    found = judged(request, NEEDS_A_KEY, lambda _check, _call, said: said)
    assert found == walk(request, NEEDS_A_KEY, no_limit_is_reached)
    assert [check for check, _ in doubts(found)] == ["api-key", "throttle"]


def test_the_witness_hears_every_check_and_settles_what_is_unsure() -> None:
    """In the order of the chain."""
    heard: list[str] = []

    def witness(check: str, _call: Call, said: Outcome) -> Outcome:
        heard.append(check)
        return Pass() if isinstance(said, Unsure) else said

    assert judged(call().request, NEEDS_A_KEY, witness).outcome == "allowed"
    assert heard == [entry.check.id for entry in REST]


def test_the_first_certain_refusal_is_found() -> None:
    """Whatever is unsure before it."""
    gone = world("pets", {"api": {"disableExecuteApiEndpoint": True}, "method GET /pets": "gone"}).configuration()
    found = refusal(judged(call().request, gone, lambda _check, _call, said: said))

    assert found is not None
    assert (found[0], found[1].cause.id) == ("endpoint", "endpoint.default-disabled")
    assert refusal(judged(call().request, NEEDS_A_KEY, lambda _check, _call, said: said)) is None


def test_no_limit_is_reached() -> None:
    """Limits are left out; whatever else the world is asked, nobody tells."""
    assert no_limit_is_reached(SpendQuota("p", "k", Quota(1, 0, "DAY"))) is True
    assert no_limit_is_reached("anything else") is UNKNOWN  # type: ignore[arg-type]  # no other question has a yes
