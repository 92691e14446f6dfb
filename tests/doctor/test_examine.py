"""One exchange, examined: with the answer alone, the request, some and all of the configuration."""

from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatewright.configuration.build import build
from gatewright.doctor.diagnosis import Outcome, Standing
from gatewright.doctor.examine import examine
from gatewright.doctor.weigh import ANSWERS, ORDER
from gatewright.model.configuration import Configuration
from gatewright.model.observation import Observation
from gatewright.model.request import Headers
from gatewright.sources.exchange import Exchange, Failure
from tests import websocket_apis
from tests.casebook import Case, cases, world
from tests.doctor.evidence import (
    DISABLED_KEY,
    FORBIDDEN,
    GOOD_KEY,
    HOST,
    KEY_IN_NO_PLAN,
    KEY_OF_BETA,
    MISSING_TOKEN,
    alone,
    answered,
    answers,
    call,
    with_pets,
)
from tests.http_apis import ACCOUNT, REGION, Told

KEY_CAUSES = {
    "api-key.missing",
    "api-key.unknown",
    "api-key.disabled",
    "api-key.in-no-usage-plan",
    "api-key.plan-misses-stage",
}


def test_a_request_without_configuration_excludes_what_it_can() -> None:
    """A call without a key is none with a bad key; a call with one is none without, as far as the header decides."""
    without = answers(alone(call("POST", "/prod/orders", FORBIDDEN)))
    with_key = answers(alone(call("POST", "/prod/orders", FORBIDDEN, {"x-api-key": "abc"})))

    assert without[0] == "api-key.missing"
    assert not (KEY_CAUSES - {"api-key.missing"}) & set(without)
    assert set(with_key) > KEY_CAUSES - {"api-key.missing"}


@pytest.mark.parametrize("method", ["GET", "OPTIONS", "DELETE"])
def test_nothing_is_confirmed_without_configuration(method: str) -> None:
    """What only the configuration can tell is never sure without it."""
    for seen in (FORBIDDEN, MISSING_TOKEN):
        standings = {finding.standing for finding in alone(call(method, "/prod/pets", seen)).findings}

        assert standings <= {"likely", "possible"}


@pytest.mark.parametrize(
    ("method", "path", "key", "cause"),
    [
        ("GET", "/prod/pet", None, "route.not-found"),
        ("DELETE", "/prod/pets", None, "route.method-not-found"),
        ("GET", "/prod/toys", None, "stage.changed-since-deployment"),
        ("GET", "/Prod/pets", None, "stage.not-found"),
        ("GET", "/", None, "stage.not-found"),
        ("POST", "/prod/orders", None, "api-key.missing"),
        ("POST", "/prod/orders", "nobody-has-this-key", "api-key.unknown"),
        ("POST", "/prod/orders", DISABLED_KEY, "api-key.disabled"),
        ("POST", "/prod/orders", KEY_IN_NO_PLAN, "api-key.in-no-usage-plan"),
        ("POST", "/prod/orders", KEY_OF_BETA, "api-key.plan-misses-stage"),
    ],
)
def test_the_whole_configuration_decides(method: str, path: str, key: str | None, cause: str) -> None:
    """With all configuration the one cause is confirmed, its sentence is filled, and it is first."""
    seen = MISSING_TOKEN if cause.startswith(("route.", "stage.changed")) else FORBIDDEN
    diagnosis = with_pets(call(method, path, seen, {} if key is None else {"x-api-key": key}))

    first = diagnosis.findings[0]
    assert (diagnosis.outcome, first.cause.id, first.standing) == ("decided", cause, "confirmed")
    assert diagnosis.next_question is None
    assert first.why is not None
    assert "?" not in first.why.render()
    assert answers(diagnosis) == [cause]


NOT_TOLD = ("authorizer.cached-policy-too-narrow", "endpoint.private-from-public")
"""Causes before which another is named: how long answers are kept, and the way of a call, nobody tells."""


@pytest.mark.parametrize(
    "case",
    [case for case in cases() if case.meets and "HTTP/1.1 4" in (case.expected_response or "")],
    ids=lambda case: case.id,
)
def test_every_case_is_first_with_configuration_and_possible_without(case: Case) -> None:
    """The doctor, given a case's answer, puts its cause first; and holds it possible when nothing is told."""
    exchange = _of(case)
    configuration = case.world().configuration()
    known, unknown = examine(exchange, configuration), examine(exchange, Configuration())

    # One word of an HTTP API stands for all that its authorizers' policies may come to.
    one_of_many = case.expected_cause in NOT_TOLD or (case.given == "shop" and case.function is not None)
    assert known.findings[0].cause.id == case.expected_cause or one_of_many
    assert known.findings[0].standing in ANSWERS
    assert case.expected_cause in answers(known)
    assert case.expected_cause in answers(unknown)


def _of(case: Case) -> Exchange:
    """Return the exchange that a caller of the case saw."""
    head, _, body = (case.expected_response or "").partition("\n\n")
    first, *lines = head.splitlines()
    request = case.request
    fields = tuple((line.partition(": ")[0], line.partition(": ")[2]) for line in lines)
    seen = Observation(status=int(first.split()[1]), headers=Headers(fields), body=body.encode())
    way = None if case.through is None else f"{case.through}-x.execute-api.eu-west-1.vpce.amazonaws.com"
    return Exchange(
        observation=seen,
        connected_to=way if case.cause_id.startswith("domain.") else None,
        method=request.method,
        host=request.host,
        path=request.path,
        query=request.query,
        headers=request.headers,
        body=request.body,
        called_at=request.received_at,
    )


@pytest.mark.parametrize("status", [200, 204, 301, 399])
def test_a_call_that_was_not_refused_is_not_diagnosed(status: int) -> None:
    """An answer below 400 has no cause, though the configuration would refuse."""
    diagnosis = with_pets(call("GET", "/prod/pet", answered(status)))

    assert (diagnosis.outcome, diagnosis.findings) == ("not-refused", ())


@pytest.mark.parametrize(
    ("seen", "who"),
    [
        (answered(403, None, b'{"message":"no"}'), "integration"),
        (Observation(status=403, headers=Headers((("Server", "AmazonS3"),)), body=b"<Error/>"), "s3"),
        (Observation(status=403, headers=Headers((("Server", "CloudFront"),)), body=b""), "cloudfront"),
        (Observation(status=403, headers=Headers((("Server", "squid"),)), body=b""), "proxy"),
    ],
)
def test_another_boxs_answer_names_no_cause_of_the_front_door(seen: Observation, who: str) -> None:
    """An answer of another box is said to be so; no check of the gateway is confirmed by it."""
    diagnosis = alone(call("GET", "/prod/pets", seen))

    assert diagnosis.answered_by == who
    assert "confirmed" not in {finding.standing for finding in diagnosis.findings}
    assert not {"route.not-found", "api-key.missing", "stage.not-found"} & set(answers(diagnosis))


def test_a_call_that_got_no_answer_was_not_refused_by_the_gateway() -> None:
    """A connection that fails is no refusal, so none of the causes is guessed."""
    exchange = replace(call("GET", "/prod/pets", Observation()), failure=Failure(kind="refused", detail="refused"))

    assert not {"route.not-found", "api-key.missing"} & set(answers(alone(exchange)))
    assert alone(exchange).outcome != "decided"


def test_the_access_log_narrows_the_causes() -> None:
    """A response type in the access log leaves the causes of that type."""
    seen = replace(FORBIDDEN, access_log={"error.responseType": "INVALID_API_KEY"})
    found = answers(alone(Exchange(observation=seen)))

    assert set(found) >= KEY_CAUSES
    assert not {each for each in found if each.startswith("waf.")}


def test_facts_settle_what_is_open() -> None:
    """An answer to the question leaves one cause, which is then likely and decides."""
    exchange = call("POST", "/prod/orders", FORBIDDEN, {"x-api-key": "abc"})
    facts = {"api-key.sent": "disabled", "log.response-type": "INVALID_API_KEY"}
    given_beside, given_within = alone(exchange, facts), alone(replace(exchange, answers=facts))

    assert "api-key.disabled" in answers(given_beside)
    assert not (KEY_CAUSES - {"api-key.disabled"}) & set(answers(given_beside))
    assert answers(given_within) == answers(given_beside)


def test_a_fact_given_by_hand_outweighs_the_one_in_the_file() -> None:
    """The command line is the later word."""
    exchange = replace(
        call("POST", "/prod/orders", FORBIDDEN, {"x-api-key": "abc"}), answers={"api-key.sent": "disabled"}
    )

    assert "api-key.unknown" in answers(alone(exchange, {"api-key.sent": "no-such-key"}))


def test_an_unknown_fact_is_refused() -> None:
    """A question that the doctor does not ask is an error, not silence."""
    with pytest.raises(ValueError, match="no question"):
        alone(call("POST", "/prod/orders", FORBIDDEN), {"nope": "x"})


WORDS = st.sampled_from(
    ["/prod/pets", "/prod/orders", "/", "/x", "/prod/%2e%2e", "/beta/files/a/b", "//", "/prod/toys"]
)
TYPES = st.sampled_from(
    ["ForbiddenException", "MissingAuthenticationTokenException", "AccessDeniedException", "", None]
)


@given(
    st.sampled_from(["GET", "POST", "OPTIONS", "HEAD", "PATCH"]),
    WORDS,
    st.sampled_from([None, GOOD_KEY, KEY_OF_BETA, "x", ""]),
    st.sampled_from([400, 401, 403, 404, 429, 500]),
    TYPES,
    st.binary(max_size=20)
    | st.sampled_from([b'{"message":"Forbidden"}', b'{"message":"Missing Authentication Token"}']),
    st.booleans(),
)
def test_every_exchange_gets_a_well_formed_diagnosis(
    method: str, path: str, key: str | None, status: int, error_type: str | None, body: bytes, told: bool
) -> None:
    """Whatever was called and answered: best first, no cause twice, outcome and standings agree, never an exception."""
    exchange = call(method, path, answered(status, error_type, body), {} if key is None else {"x-api-key": key})
    diagnosis = examine(exchange, world("pets").configuration() if told else Configuration())

    standings: list[Standing] = [finding.standing for finding in diagnosis.findings]
    counted = [standing for standing in standings if standing in ANSWERS]
    assert standings == sorted(standings, key=ORDER.index)
    assert "ruled-out" not in standings
    assert len({finding.cause.id for finding in diagnosis.findings}) == len(standings)
    assert diagnosis.outcome in get_args(Outcome)
    assert (diagnosis.outcome in ("decided", "narrowed")) == bool(counted)
    assert diagnosis.outcome == "narrowed" or diagnosis.next_question is None


def test_the_host_of_another_region_is_unknown_here() -> None:
    """The same id in another region is another API."""
    host = HOST.replace("eu-west-1", "us-east-1")
    diagnosis = with_pets(call("GET", "/prod/pets", FORBIDDEN, host=host))

    assert answers(diagnosis) == ["domain.host-unknown"]


@pytest.mark.parametrize(
    ("saved", "named"),
    [
        ("AWS_IAM", ["iam.signature-missing"]),
        ("NONE", ["stage.changed-since-deployment", "iam.signature-missing"]),
    ],
)
def test_an_older_deployment_is_named_only_where_what_is_saved_lets_the_call_in(saved: str, named: list[str]) -> None:
    """Nobody tells what a stage of a WebSocket API serves; where the saved API refuses too, deploying mends nothing."""
    told = websocket_apis.answers(stage={"AutoDeploy": False}, connect={"AuthorizationType": saved})
    del told["v2_get_deployment", websocket_apis.API_ID, "d1"]["Snapshot"]
    known = build(Told(told), account_id=ACCOUNT, region=REGION)
    asked = websocket_apis.handshake()
    exchange = Exchange(
        observation=MISSING_TOKEN,
        method=asked.method,
        host=asked.host,
        path=asked.path,
        headers=asked.headers,
        body=b"",
        query="",
    )

    assert answers(examine(exchange, known)) == named
