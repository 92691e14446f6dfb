"""Logs and the way of a call speak for causes."""

from gatewright.doctor.diagnosis import Suspect
from gatewright.doctor.logs_say import logs_say
from gatewright.doctor.support import heard, on_its_way, suspected
from gatewright.engine.catalogue import CAUSES
from gatewright.model.fact import Fact
from gatewright.model.observation import Observation
from tests.doctor.evidence import FORBIDDEN, call

WAY = (Fact("dns", "kind", "private"),)
SEEN = Observation(
    status=403, headers=FORBIDDEN.headers, body=FORBIDDEN.body, access_log={"wafResponseCode": "WAF_BLOCK"}
)
CALL = call("GET", "/prod/pets", SEEN, ways=WAY)
FOUND = tuple(
    suspected(Suspect(CAUSES[cause_id], "possible"), CALL, None)
    for cause_id in ("endpoint.private-from-public", "waf.rule-blocked")
)


def test_a_suspect_has_what_was_seen() -> None:
    """Status, type and text; words that nobody told are left out."""
    assert ["status", "headers.x-amzn-errortype", "body.message", "wafResponseCode"][:3] == [
        fact.path for fact in FOUND[0].because
    ][:3]
    assert FOUND[0].why is None


def test_the_log_leaves_what_it_names() -> None:
    """Its own word for the reason confirms the only one that is left."""
    (left,) = heard(FOUND, logs_say(CALL), CALL, None)

    assert ("waf.rule-blocked", "confirmed") == (left.cause.id, left.standing)
    assert Fact("log", "wafResponseCode", "WAF_BLOCK") in left.because


def test_what_nobody_suspected_is_named_by_the_log() -> None:
    """Where the log is sure and nothing of it was found, its own causes are suspected."""
    found = heard(FOUND[:1], logs_say(CALL), CALL, None)

    named = {"waf.rule-blocked", "waf.rate-exceeded", "waf.default-action-blocked", "waf.challenge-unanswered"}
    assert named == {each.cause.id for each in found}


def test_the_way_speaks_for_causes_that_are_about_it() -> None:
    """A web ACL does not care how the call came."""
    by_way, other = on_its_way(FOUND, CALL)

    assert WAY == by_way.because[-1:]
    assert FOUND[1] == other
