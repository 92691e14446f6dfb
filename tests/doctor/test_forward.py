"""The walk, read as a judgement on every cause."""

from gatewright.checks.api_key import missing, unknown
from gatewright.checks.route import not_found
from gatewright.doctor.forward import judged
from gatewright.model.message import Message
from gatewright.model.outcome import Deny, Outcome, Skip, Unsure
from gatewright.model.trace import Step, Trace
from gatewright.model.unknown import Missing

GAP = Missing(subject="configuration.api_keys", what=Message("the keys"))
DENY_ROUTE = Deny(not_found.CAUSE, ())
DENY_KEY = Deny(missing.CAUSE, ())
UNSURE_KEY = Unsure((GAP,), (Deny(unknown.CAUSE, ()), DENY_KEY))
SKIP = Skip(Message("no key needed"))


def trace(*outcomes: Outcome) -> Trace:
    """Return the steps of made-up checks."""
    return tuple(Step(f"check-{number}", outcome) for number, outcome in enumerate(outcomes))


def said(*outcomes: Outcome) -> list[tuple[str, str, int]]:
    """Return judgement, cause and place for each."""
    return [(each.judgement, each.denial.cause.id, each.place) for each in judged(trace(*outcomes))]


def test_a_call_that_passes_every_check_is_judged_for_nothing() -> None:
    """No refusal, no judgement."""
    assert said(SKIP, SKIP) == []


def test_the_first_refusal_is_sure_and_later_ones_wait() -> None:
    """What refuses after a sure refusal was never reached."""
    assert said(SKIP, DENY_ROUTE, DENY_KEY) == [
        ("refuses", "route.not-found", 1),
        ("refuses-later", "api-key.missing", 2),
    ]


def test_a_refusal_behind_something_unsure_is_not_sure() -> None:
    """Another refusal may have come first."""
    assert said(UNSURE_KEY, DENY_ROUTE) == [
        ("cannot-say", "api-key.unknown", 0),
        ("cannot-say", "api-key.missing", 0),
        ("may-refuse-first", "route.not-found", 1),
    ]


def test_being_unsure_behind_a_refusal_does_not_unsettle_it() -> None:
    """Something unsure that comes after a sure refusal leaves later refusals as they are."""
    assert [each[0] for each in said(DENY_ROUTE, UNSURE_KEY, DENY_KEY)] == [
        "refuses",
        "cannot-say",
        "cannot-say",
        "refuses-later",
    ]


def test_what_is_missing_stays_with_the_cause() -> None:
    """Each cause that cannot be excluded carries what would settle it."""
    assert {each.missing for each in judged(trace(UNSURE_KEY))} == {(GAP,)}


def test_what_could_not_have_answered_so_did_not_refuse() -> None:
    """A check that cannot say leaves the refusal behind it sure, where none of its own fits the answer."""
    found = judged(trace(UNSURE_KEY, DENY_ROUTE), lambda denial: denial.cause is not_found.CAUSE)

    assert [each.judgement for each in found] == ["cannot-say", "cannot-say", "refuses"]


def test_nothing_is_reached_behind_a_check_that_refuses_in_any_case() -> None:
    """Only for what it refuses is open."""
    either = Unsure((GAP,), (DENY_ROUTE,), refuses=True)

    assert said(either, UNSURE_KEY, DENY_KEY) == [
        ("cannot-say", "route.not-found", 0),
        ("refuses-later", "api-key.missing", 2),
    ]


def test_what_refuses_in_any_case_and_never_so_was_read_from_another_moment() -> None:
    """Where the answer is none of its own, what comes behind it is looked at."""
    found = judged(trace(Unsure((GAP,), (DENY_ROUTE,), refuses=True), UNSURE_KEY), lambda denial: denial != DENY_ROUTE)

    assert [each.denial.cause.id for each in found] == ["route.not-found", "api-key.unknown", "api-key.missing"]
