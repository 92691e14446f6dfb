import json
from dataclasses import replace
from typing import Any

import pytest

from gatewright.gateway.backend import Backend
from gatewright.gateway.caching import WARNING, asks_for_fresh, cache_settings, may_invalidate, stamped
from gatewright.gateway.passed import Served
from gatewright.gateway.response_cache import SMALLEST, ResponseCache
from gatewright.model.principal import Caller, NamedPolicy, Principal
from gatewright.model.request import Request
from gatewright.model.response import Response
from tests.gateway.one_method import ACCOUNT, NOON, OneMethod, mock, request
from tests.gateway.told_functions import URI, ToldFunctions, answered

FRESH = {"Cache-Control": "no-cache, Max-Age=0"}
EVERY = {"*/*": {"cachingEnabled": True}}


class Cached:
    """A method whose answers are kept, and its backend."""

    def __init__(self, settings: dict[str, Any] | None = None, verb: str = "GET", **integration: Any) -> None:
        document = {**mock(responseTemplates={"application/json": "$context.requestTimeEpoch"}), **integration}
        stage = {"cacheClusterEnabled": True, "methodSettings": EVERY if settings is None else settings}
        self.one = OneMethod(integration=document, verb=verb, stage=stage, path="/pets/{petId}")
        self.backend: Backend = self.one.backend(cache=ResponseCache(SMALLEST, 0))

    def body(self, seconds: float = 0.0, target: str = "/pets/1", method: str = "GET", **headers: str) -> bytes:
        """Return what a call at so many seconds after noon gets."""
        return self.served(seconds, target, method, **headers).response.body

    def served(self, seconds: float = 0.0, target: str = "/pets/1", method: str = "GET", **headers: str) -> Served:
        """Return what becomes of it."""
        fields = {name.replace("_", "-"): value for name, value in headers.items()}
        asked = replace(request(target, method, headers=fields), received_at=NOON + seconds, request_id=f"id {seconds}")
        served = self.backend.serve(self.one.call(asked))
        assert isinstance(served, Served)
        return served


def milliseconds(seconds: float) -> bytes:
    """Return what the method answers to a call at that time."""
    return str(int((NOON + seconds) * 1000)).encode()


def test_answer_is_kept_for_its_time() -> None:
    """300 seconds where nothing else is set; each caller gets his own request id."""
    cached = Cached()
    first, second = cached.served(0), cached.served(299)

    assert [milliseconds(0), milliseconds(0), milliseconds(300)] == [
        first.response.body,
        second.response.body,
        cached.body(300),
    ]
    assert ("id 0", "id 299") == (first.response.header("x-amzn-requestid"), second.response.header("x-amzn-requestid"))


def test_cache_keys_alone_tell_requests_apart() -> None:
    """A path parameter that is no key does not; documented as a pitfall."""
    by_name = ["method.request.querystring.a", "integration.request.header.X"]
    mapped = {"integration.request.header.X": "method.request.header.B"}
    plain, keyed = Cached(), Cached(cacheKeyParameters=by_name, requestParameters=mapped)

    assert [milliseconds(0)] * 2 == [plain.body(0), plain.body(1, "/pets/2?a=1")]
    assert [milliseconds(n) for n in (0, 1, 2, 0)] == [
        keyed.body(0),
        keyed.body(1, "/pets/1?a=1"),
        keyed.body(2, "/pets/1?a=1", B="x"),
        keyed.body(3, "/pets/9"),
    ]


@pytest.mark.parametrize(
    ("settings", "method", "kept"),
    [
        (EVERY, "GET", True),
        (EVERY, "POST", False),
        ({**EVERY, "~1pets~1{petId}/POST": {"cachingEnabled": True}}, "POST", True),
        ({**EVERY, "~1pets~1{petId}/GET": {"cachingEnabled": False}}, "GET", False),
        ({"*/*": {"cachingEnabled": False}}, "GET", False),
        ({"*/*": {"cachingEnabled": True, "cacheTtlInSeconds": 0}}, "GET", False),
        ({}, "GET", False),
    ],
)
def test_settings_say_what_is_kept(settings: dict[str, Any], method: str, kept: bool) -> None:
    """`*/*` is for GET alone; a method's own settings win."""
    cached = Cached(settings, verb=method)
    cached.body(0, method=method)

    assert kept is (cached.body(1, method=method) == milliseconds(0))


def test_stage_without_a_cluster_keeps_nothing() -> None:
    """Whatever its methods say."""
    assert cache_settings({"methodSettings": EVERY}, "/pets", "GET") is None


def test_failure_and_error_are_not_kept() -> None:
    """Only an answer from 200 to 299."""
    errors = mock(
        responseTemplates={"application/json": "#set($context.responseOverride.status = 404)$context.requestTimeEpoch"}
    )
    cached = Cached(**errors)

    assert [milliseconds(0), milliseconds(1)] == [cached.body(0), cached.body(1)]


def test_function_s_answer_is_kept() -> None:
    """What has to be awaited, too."""
    functions = ToldFunctions(answered({"statusCode": 200, "body": "x"}))
    stage = {"cacheClusterEnabled": True, "methodSettings": EVERY}
    one = OneMethod(integration={"type": "AWS_PROXY", "uri": URI}, stage=stage)
    cache = ResponseCache(SMALLEST, 0)
    one.invoked(request(), functions, cache=cache)
    again = one.backend(functions=functions, cache=cache).serve(one.call(request()))

    assert isinstance(again, Served)
    assert (b"x", 1) == (again.response.body, len(functions.invoked))


@pytest.mark.parametrize(
    ("strategy", "status", "warning", "body"),
    [
        ("SUCCEED_WITH_RESPONSE_HEADER", 200, WARNING, milliseconds(0)),
        ("SUCCEED_WITHOUT_RESPONSE_HEADER", 200, None, milliseconds(0)),
        ("FAIL_WITH_403", 403, None, b'{"message": "Unauthorized"}'),
    ],
)
def test_caller_who_may_not_invalidate_is_told_so(strategy: str, status: int, warning: str | None, body: bytes) -> None:
    """What was kept stays; the strategy says how he learns it."""
    cached = Cached({"*/*": {"cachingEnabled": True, "unauthorizedCacheControlHeaderStrategy": strategy}})
    cached.body(0)
    served = cached.served(1, **FRESH_FIELDS)

    assert (status, warning, body) == (served.response.status, served.response.header("warning"), served.response.body)
    assert milliseconds(0) == cached.body(2)


FRESH_FIELDS = {name.replace("-", "_"): value for name, value in FRESH.items()}


def test_everybody_may_invalidate_where_nobody_is_asked() -> None:
    """The fresh answer takes the place of the kept one."""
    cached = Cached({"*/*": {"cachingEnabled": True, "requireAuthorizationForCacheControl": False}})
    cached.body(0)

    assert [milliseconds(1), milliseconds(1)] == [cached.body(1, **FRESH_FIELDS), cached.body(2)]


@pytest.mark.parametrize(
    ("action", "expected"), [("execute-api:InvalidateCache", True), ("execute-api:Invoke", False), ("*", True)]
)
def test_signed_caller_may_invalidate_what_his_policies_allow(action: str, expected: bool) -> None:
    """Documented: `execute-api:InvalidateCache` on the method; nobody who is not signed may."""
    allow = json.dumps({"Statement": [{"Effect": "Allow", "Action": action, "Resource": "*"}]})
    caller = Caller(kind="user", arn=f"arn:aws:iam::{ACCOUNT}:user/u", account=ACCOUNT, issuer_arn=None, tags={})
    principal = Principal(
        caller=caller,
        identity_policies=(NamedPolicy("p", allow),),
        boundary=None,
        session_policies=None,
        scps=(),
    )
    call = OneMethod().call(request())

    assert expected is may_invalidate(replace(call, principal=principal))
    assert not may_invalidate(call)


@pytest.mark.parametrize(
    ("headers", "expected"),
    [(FRESH, True), ({"cache-control": "max-age=0"}, True), ({"Cache-Control": "max-age=01"}, False), ({}, False)],
)
def test_fresh_answer_is_asked_for_by_one_word(headers: dict[str, str], expected: bool) -> None:
    """`max-age=0`, among others."""
    assert expected is asks_for_fresh(request(headers=headers))


def test_kept_answer_has_the_ids_of_this_call() -> None:
    """Request id, extended request id and trace id."""
    kept = Response(
        status=200,
        headers=(("x-amzn-RequestId", "a"), ("X-A", "b"), ("x-amz-apigw-id", "c"), ("X-Amzn-Trace-Id", "d")),
    )
    asked = Request(method="GET", host="", path="/", request_id="new", extended_request_id="newer")
    found = stamped(kept, asked)

    assert ("new", "b", "newer") == tuple(found.header(name) for name in ("x-amzn-requestid", "x-a", "x-amz-apigw-id"))
    assert "d" != found.header("x-amzn-trace-id")
