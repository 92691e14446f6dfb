"""Law 1: for any request and configuration the engine answers and never raises."""

import json
import re
from dataclasses import replace
from random import Random

from hypothesis import example, given, settings
from hypothesis import strategies as st

from gatewright.engine.decide import decide, walk
from gatewright.engine.respond import refusal
from gatewright.model.cause import NO_BODY, Cause, Signature
from gatewright.model.decision import Decision
from gatewright.model.message import Message
from gatewright.model.outcome import Deny, Unsure
from gatewright.model.request import Headers, Request
from tests.laws.worlds import NOW, Seen, scene, seen, untold

ANY_TEXT = st.text(alphabet=st.characters(codec=None), max_size=12)  # lone surrogates too: a HAR file may hold them
HOSTS = st.one_of(ANY_TEXT, st.sampled_from(("a1.execute-api.eu-west-1.amazonaws.com", "localhost")))
SEGMENTS = st.sampled_from(("prod", "pets", "", "%", "%ff", "..", "7"))
PATHS = st.one_of(ANY_TEXT, st.lists(SEGMENTS, max_size=6).map("/".join))
SIGNED = "AWS4-HMAC-SHA256 Credential=a/b/c/d/e, SignedHeaders=host, Signature=f"
NAMES = st.sampled_from(("Authorization", "x-amz-date", "x-api-key", "origin", "access-control-request-method", ""))


@st.composite
def any_requests(draw: st.DrawFn) -> Request:
    """Draw a request of which nothing is sure but its types."""
    query = st.one_of(ANY_TEXT, ANY_TEXT.map("X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date={}".format))
    return Request(
        method=draw(st.one_of(ANY_TEXT, st.sampled_from(("GET", "OPTIONS")))),
        host=draw(HOSTS),
        path=draw(st.one_of(PATHS, PATHS.map(lambda path: "/prod/" + path))),
        query=draw(query),
        headers=Headers(tuple(draw(st.lists(st.tuples(NAMES, ANY_TEXT), max_size=4))), draw(st.booleans())),
        received_at=draw(st.one_of(st.just(NOW), st.floats(min_value=0.0, max_value=4e9))),
    )


def with_surrogate(**changes: object) -> Request:
    """Return an unmatched call with a lone surrogate in it, as the escapes of a JSON file can spell one."""
    host = "a1.execute-api.eu-west-1.amazonaws.com"
    return replace(Request(method="PUT", host=host, path="/prod/nothing", received_at=NOW), **changes)  # type: ignore[arg-type]  # any member


@settings(max_examples=300)
@given(request=any_requests(), seed=st.integers(min_value=0, max_value=2**32))
@example(request=with_surrogate(path="/prod/\ud800"), seed=4)
@example(request=with_surrogate(headers=Headers((("authorization", "Bearer \ud800"),))), seed=4)
@example(request=with_surrogate(headers=Headers((("authorization", SIGNED), ("x-amz-date", "\ud800")))), seed=4)
@example(request=with_surrogate(headers=Headers((("x-api-key", "\ud800"),))), seed=4)
def test_any_request_is_decided_and_rendered(request: Request, seed: int) -> None:
    """A request of any text, to any world, known in any part, ends in a decision; each refusal in bytes and words."""
    chance = Random(seed)
    whole = scene(chance)
    part = seen(whole, untold(chance, whole))
    decision = walk(request, part.configuration, part.world)

    assert decision.outcome in ("allowed", "denied", "undetermined")
    assert all(_can_be_said(denial, request) for denial in _denials(decision))


@settings(max_examples=500)
@given(seed=st.integers(min_value=0, max_value=2**32))
@example(seed=0)
def test_every_refusal_of_a_world_leaves_no_placeholder_open(seed: int) -> None:
    """Whatever is known, a refusal that may be meant says all its sentences, and answers as one of its signatures."""
    chance = Random(seed)
    whole = scene(chance)
    part: Seen = seen(whole, untold(chance, whole))
    decision = decide(part.request, part.configuration, part.world)
    open_names = [
        (denial.cause.id, name)
        for denial in _denials(decision)
        for text in (denial.cause.why, *(confirm.command for confirm in denial.cause.confirm))
        for name in re.findall(r"\{(\w+)\}", text)
        if name not in denial.values
    ]

    assert open_names == []
    assert all(denial.answered in _written(denial.cause) for denial in _denials(decision))


def _written(cause: Cause) -> tuple[Signature, ...]:
    return (*cause.signatures, *cause.seldom, *cause.of_http_api)


def _denials(decision: Decision) -> list[Deny]:
    outcomes = [step.outcome for step in decision.trace]
    may = [denial for outcome in outcomes if isinstance(outcome, Unsure) for denial in outcome.may]
    return [*(outcome for outcome in outcomes if isinstance(outcome, Deny)), *may]


def _can_be_said(denial: Deny, request: Request) -> bool:
    response = refusal(denial, request)
    Message(denial.cause.why, denial.values).render()
    if denial.answered.message == NO_BODY:
        return response.body == b""
    if denial.answered.of == "HTTP":
        # An HTTP API names no error type.
        return response.header("apigw-requestid") is not None and isinstance(json.loads(response.body), dict)
    if not denial.answered.error_type:
        # AWS WAF asks for a proof of a browser instead of API Gateway refusing.
        return response.header("x-amzn-waf-action") in ("captcha", "challenge") and response.body == b""
    return response.status >= 400 and isinstance(json.loads(response.body), dict)
