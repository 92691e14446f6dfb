"""Whether an answer can be of a signature."""

import json
from dataclasses import replace

import pytest

from gatewright.checks.access_denied import ANYBODY, by_explicit_deny, by_silence, denied
from gatewright.checks.api_key import missing
from gatewright.checks.integration import permission_missing
from gatewright.checks.route import not_found
from gatewright.checks.stage import not_found as not_found_stage
from gatewright.checks.throttle import rate_exceeded
from gatewright.doctor.answer_text import message_of
from gatewright.doctor.backward import fits, fitting, is_of_the_type, logged, texts_as_long
from gatewright.engine.catalogue import CAUSES
from gatewright.engine.gateway_responses import refused
from gatewright.engine.respond import refusal
from gatewright.model.api import Definition
from gatewright.model.call import Call
from gatewright.model.cause import Cause, Signature
from gatewright.model.configuration import Configuration
from gatewright.model.gateway_response import GatewayResponse
from gatewright.model.observation import Observation
from gatewright.model.outcome import Deny
from gatewright.model.request import Headers, Request
from gatewright.model.stage import Stage
from gatewright.model.unknown import UNKNOWN
from tests.doctor.evidence import FORBIDDEN, MISSING_TOKEN, alone, answered, answers, call

REQUEST = Request(method="GET", host="a.execute-api.eu-west-1.amazonaws.com", path="/prod/pets")
GREETING = Signature(
    status=403, error_type="AccessDeniedException", message="User: {who} may not {what}", response_type="ACCESS_DENIED"
)


OF_THE_GATEWAY = [cause for cause in CAUSES.values() if cause.signatures and cause.signatures[0].error_type]


@pytest.mark.parametrize("cause", OF_THE_GATEWAY, ids=[cause.id for cause in OF_THE_GATEWAY])
def test_a_cause_fits_the_answer_that_the_gateway_gives_for_it(cause: Cause) -> None:
    """What `respond` renders for a cause fits that cause, whatever its placeholders stand for."""
    response = refusal(Deny(cause, ()), REQUEST)
    seen = Observation(status=response.status, headers=Headers(response.headers), body=response.body)

    assert fitting(cause, seen) == cause.signatures[0]


def test_what_nobody_saw_speaks_against_nothing() -> None:
    """An empty observation fits every cause."""
    blank = Observation()

    assert all(fitting(cause, blank) for cause in CAUSES.values() if cause.signatures)


@pytest.mark.parametrize("body", [b"", b"not json", b"[1]", b'{"message":"Forbidden"}', UNKNOWN, b"\xff\xfe"])
def test_another_error_type_never_fits(body: bytes) -> None:
    """The error type is not customisable, so one that differs excludes a cause whatever the body says."""
    seen = Observation(status=403, headers=MISSING_TOKEN.headers, body=body)

    assert fitting(missing.CAUSE, seen) is None


def test_a_missing_error_type_excludes_every_refusal_of_the_gateway() -> None:
    """When all fields are listed and none is the error type, the gateway did not refuse."""
    assert fitting(missing.CAUSE, answered(403, None, b'{"message":"Forbidden"}')) is None


def test_a_customised_gateway_response_is_recognised_by_its_error_type() -> None:
    """A gateway response may change status and body; the error type stays (recorded)."""
    seen = answered(404, "MissingAuthenticationTokenException", b'{"hint":"no such page"}')
    text = answered(404, "MissingAuthenticationTokenException", b"no such page")

    assert fitting(not_found.CAUSE, seen)
    assert fitting(not_found.CAUSE, text)


def test_a_text_of_api_gateway_itself_must_be_the_right_one() -> None:
    """A body with another cause's text excludes this one, though the error type would fit."""
    seen = answered(403, "ForbiddenException", b'{"message":"Missing Authentication Token"}')

    assert fitting(missing.CAUSE, seen) is None


def test_another_status_excludes_where_nothing_shows_a_customised_answer() -> None:
    """429 is none of a cause that answers 403, unless the error type says that the status was customised."""
    bare = Observation(status=429, headers=Headers((), withheld=True))

    assert fitting(missing.CAUSE, bare) is None
    assert fitting(rate_exceeded.CAUSE, bare)


def test_a_text_that_only_api_gateway_writes_fits_whatever_the_status_was_made() -> None:
    """A gateway response changes it; a word that everybody writes tells nothing of who changed it."""
    loose = Headers((), withheld=True)
    own = Observation(status=401, headers=loose, body=b'{"message":"Missing Authentication Token"}')

    assert fitting(not_found.CAUSE, own) is not None
    assert fitting(missing.CAUSE, replace(own, body=b'{"message":"Forbidden"}')) is None


@pytest.mark.parametrize("status", [502, 503, 504])
def test_an_integration_that_failed_is_no_refusal_with_another_status(status: int) -> None:
    """Its error type is that of every error of the server, so that it tells no customised answer."""
    seen = answered(status, "InternalServerErrorException", b'{"message": "Internal server error"}')

    assert fitting(permission_missing.CAUSE, seen) is None
    assert fitting(permission_missing.CAUSE, answered(500, "InternalServerErrorException", b""))


def test_values_that_are_known_are_compared() -> None:
    """A placeholder that the call fills must read the same; one that nobody knows may be anything."""
    seen = answered(403, "AccessDeniedException", b'{"Message":"User: ann may not look"}')

    assert fits(GREETING, {"who": "ann"}, seen)
    assert fits(GREETING, {}, seen)
    assert not fits(GREETING, {"who": "ann"}, answered(403, None, b'{"Message":"User: bob may not look"}'))


def test_a_value_is_text_and_no_pattern() -> None:
    """What the caller sent is compared letter by letter, dots and stars included."""
    seen = answered(403, "AccessDeniedException", b'{"Message":"User: annabel may not look"}')
    starred = Observation(status=403, headers=Headers((), withheld=True), body=seen.body)

    assert not fits(GREETING, {"who": "ann.*"}, starred)


@pytest.mark.parametrize(
    ("named", "fitting_expected"), [("INVALID_API_KEY", True), ("WAF_FILTERED", False), ("-", True)]
)
def test_the_access_log_names_the_response_type(named: str, fitting_expected: bool) -> None:
    """A line of the access log with another response type excludes the cause; `-` says nothing."""
    log = {"error.responseType": named}
    seen = Observation(status=403, headers=FORBIDDEN.headers, body=FORBIDDEN.body, access_log=log)

    assert (fitting(missing.CAUSE, seen) is not None) == fitting_expected


def test_a_line_of_a_log_was_not_written_before_any_stage() -> None:
    """A stage logs nothing of a call that was refused before it was known, whatever the line tells."""
    named, unnamed = ({"error.responseType": value, "status": "403"} for value in ("INVALID_API_KEY", "-"))

    assert fitting(not_found_stage.CAUSE, Observation(status=403, access_log=named)) is None
    assert fitting(not_found_stage.CAUSE, Observation(status=403, access_log=unnamed)) is None
    assert fitting(not_found_stage.CAUSE, Observation(status=403)) is not None


@pytest.mark.parametrize(("length", "text"), [("23", "Forbidden"), ("42", "Missing Authentication Token"), ("-", None)])
def test_the_length_in_a_log_tells_the_text(length: str, text: str | None) -> None:
    """The log format that AWS's console proposes has it, and nothing else of the refusal."""
    told = texts_as_long(Observation(status=403, access_log={"status": "403", "responseLength": length}))

    assert (text in told) is bool(text)
    assert "The security token included in the request is invalid." not in told


@pytest.mark.parametrize(("length", "can_be"), [("23", False), ("82", True)])
def test_a_text_with_placeholders_is_as_long_as_what_fills_them(length: str, can_be: bool) -> None:
    """So that another text of just that length does not exclude it; it is no shorter than its own words."""
    seen = Observation(status=400, access_log={"status": "400", "responseLength": length})

    assert can_be is fits(CAUSES["request.parameter-missing"].signatures[0], {}, seen)


def test_the_text_of_the_access_log_must_be_the_right_one() -> None:
    """What the gateway response was made from outweighs the body that was made; `-` leaves it to the body."""
    page = b'{"message":"Not for you"}'
    other, own = ({"error.message": text} for text in ("Missing Authentication Token", "Forbidden"))

    assert not fits(missing.CAUSE.signatures[0], {}, Observation(status=403, access_log=other))
    assert fits(missing.CAUSE.signatures[0], {}, Observation(status=403, body=page, access_log=own))
    assert not fits(
        missing.CAUSE.signatures[0], {}, Observation(status=403, body=page, access_log={"error.message": "-"})
    )


def test_a_customised_status_is_recognised_by_the_access_log() -> None:
    """A line that names the response type fits whatever status the API gives to it."""
    named, other = ({"error.responseType": value} for value in ("INVALID_API_KEY", "WAF_FILTERED"))

    assert fitting(missing.CAUSE, Observation(status=401, access_log=named)) is not None
    assert fitting(missing.CAUSE, Observation(status=401, access_log=other)) is None


@pytest.mark.parametrize(
    ("log", "value"),
    [(UNKNOWN, None), ({}, None), ({"stage": "-"}, None), ({"stage": ""}, None), ({"stage": "a"}, "a")],
)
def test_a_logged_variable(log: dict[str, str], value: str | None) -> None:
    """A variable that is left out or not set is none."""
    assert logged(Observation(access_log=log), "stage") == value


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b'{"message":"a"}', "a"),
        (b'{"Message":"b"}', "b"),
        (b'{"message":null}', "null"),
        (b"null", None),
        (b'{"other":1}', None),
        (b"<html>", "<html>"),
        (b"\xff", "�"),
        (b"[1]", "[1]"),
        (b"", None),
        (UNKNOWN, None),
    ],
)
def test_the_message_of_a_body(body: bytes, message: str | None) -> None:
    """The message stands under `message` or `Message`; a body that is no JSON is all message."""
    assert message_of(Observation(body=body)) == message


CUSTOMISABLE = [cause for cause in OF_THE_GATEWAY if cause.signatures[0].response_type is not None]


@pytest.mark.parametrize("cause", CUSTOMISABLE, ids=[cause.id for cause in CUSTOMISABLE])
def test_a_cause_fits_its_answer_however_the_api_customised_it(cause: Cause) -> None:
    """Rendered as the gateway renders it, with another status, another body and more headers."""
    custom = {
        kind: GatewayResponse(type=kind, status=418, headers=(("x-why", "'no'"),), templates={"text/plain": "no tea"})
        for kind in ("DEFAULT_4XX", "DEFAULT_5XX")
    }
    stage = Stage(name="prod", deployed=Definition(resources={}, gateway_responses=custom))
    response = refused(Deny(cause, ()), Call(REQUEST, Configuration(), stage=stage))
    seen = Observation(status=response.status, headers=Headers(response.headers), body=response.body)

    assert (418, b"no tea") == (response.status, response.body)
    assert fitting(cause, seen) is not None


def test_a_refusal_in_its_older_wording_is_the_same_refusal() -> None:
    """It did not name the kind of the policy."""
    text = "User: anonymous is not authorized to perform: execute-api:Invoke on resource: arn:x"
    (today, *_) = denied(ANYBODY, *by_silence("resource-based policy"))
    old = answered(403, "AccessDeniedException", json.dumps({"Message": text}).encode())
    explicit = answered(403, "AccessDeniedException", json.dumps({"Message": f"{text} with an explicit deny"}).encode())
    (of_a_deny, *_) = denied(ANYBODY, *by_explicit_deny("a resource-based policy"))

    assert (True, False) == (fits(today, {}, old), fits(today, {}, explicit))
    assert (False, True) == (fits(of_a_deny, {}, old), fits(of_a_deny, {}, explicit))


def test_a_complaint_that_quoted_the_header_is_the_same_complaint() -> None:
    """Today it hashes it; the header that was sent is known."""
    text = "'abc' not a valid key=value pair (missing equal-sign) in Authorization header: 'Bearer abc'."
    seen = answered(403, "IncompleteSignatureException", json.dumps({"message": text}).encode())
    found = alone(call("GET", "/prod/pets", seen, {"Authorization": "Bearer abc"}))

    assert {"iam.bearer-token-sent", "route.not-found-with-authorization"} <= set(answers(found)[:3])


@pytest.mark.parametrize(
    ("cause_id", "named", "expected"),
    [
        ("iam.not-allowed", "ACCESS_DENIED", True),
        ("iam.bearer-token-sent", "ACCESS_DENIED", False),
        ("route.not-found-with-authorization", "ACCESS_DENIED", False),
        ("iam.bearer-token-sent", None, True),
    ],
)
def test_a_cause_is_known_by_the_type_that_was_logged(cause_id: str, named: str | None, expected: bool) -> None:
    """One whose type nobody knows, or that has it seldom, may still be the cause; it is not the first to think of."""
    seen = Observation(status=403, access_log={} if named is None else {"error.responseType": named})

    assert expected is is_of_the_type(CAUSES[cause_id], seen)
