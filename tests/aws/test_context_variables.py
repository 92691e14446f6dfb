from dataclasses import replace

import pytest

from gatewright.aws.context_variables import VARIABLES, Context, view
from gatewright.aws.integration_outcome import Integration
from gatewright.engine.decide import walk
from gatewright.model.address import Address
from gatewright.model.request import Headers, Tls
from gatewright.model.response import Response
from tests.certificates import make
from tests.checks.presence import known
from tests.checks.waf.test_check import ARN as WEB_ACL
from tests.checks.waf.test_check import of_path, protected, rule
from tests.gateway.one_method import API, EXTENDED_ID, HOST, KEY, NOON, REQUEST_ID, OneMethod, request


def context(**more: object) -> Context:
    """Return the context of an answered call with a key."""
    one = OneMethod(key_required=True, keys=(KEY,))
    asked = request("/pets?a=1", headers={"User-Agent": "curl/8", "x-api-key": KEY.value})
    fields: dict = {
        "call": one.call(asked),
        "resource_id": "res001",
        "response": Response(status=200, body=b"12345"),
        "finished_at": NOON + 0.042,
        **more,
    }
    return Context(**fields)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("accountId", "111122223333"),
        ("apiId", API),
        ("deploymentId", "dep123"),
        ("domainName", HOST),
        ("domainPrefix", API),
        ("endpointType", "REGIONAL"),
        ("error.message", None),
        ("error.messageString", None),
        ("error.responseType", None),
        ("extendedRequestId", EXTENDED_ID),
        ("httpMethod", "GET"),
        ("identity.apiKey", KEY.value),
        ("identity.apiKeyId", "key1"),
        ("identity.sourceIp", "203.0.113.7"),
        ("identity.userAgent", "curl/8"),
        ("integration.latency", None),
        ("path", "/prod/pets"),
        ("protocol", "HTTP/1.1"),
        ("requestId", REQUEST_ID),
        ("requestTime", "15/Jan/2026:12:00:00 +0000"),
        ("requestTimeEpoch", "1768478400000"),
        ("resourceId", "res001"),
        ("resourcePath", "/pets"),
        ("responseLatency", "42"),
        ("responseLength", "5"),
        ("stage", "prod"),
        ("status", "200"),
        ("identity.userArn", None),
        ("noSuchVariable", None),
    ],
)
def test_variable_of_an_answered_call(name: str, expected: str | None) -> None:
    """Each variable holds what AWS's table says; what is not set or not there is `None`."""
    assert expected == context().get(name)


def test_backend_fills_the_integration_variables() -> None:
    """Status, latency and error of the backend stand under both of AWS's spellings."""
    backend = Integration(status=502, latency=17, error="it broke")
    found = context(integration=backend)

    assert ("502", "17", "it broke") == tuple(
        found.get(name) for name in ("integration.status", "integration.latency", "integration.error")
    )
    assert ("502", "17", "it broke") == tuple(
        found.get(name) for name in ("integrationStatus", "integrationLatency", "integrationErrorMessage")
    )


def test_refusal_fills_the_error_variables() -> None:
    """The text of a refusal stands there plain and quoted, with the gateway response type."""
    decision = OneMethod(key_required=True).decision(request())
    refused = Context(call=decision.call, denial=decision.denial)

    assert ("Forbidden", '"Forbidden"', "INVALID_API_KEY") == tuple(
        refused.get(f"error.{name}") for name in ("message", "messageString", "responseType")
    )


def test_failed_execution_fills_the_error_variables() -> None:
    """What the caller is told of a failed execution is the error, too."""
    failed = context(failed_as="INTEGRATION_TIMEOUT", failure="Endpoint request timed out")

    assert ("Endpoint request timed out", "INTEGRATION_TIMEOUT") == (
        failed.get("error.message"),
        failed.get("error.responseType"),
    )


def test_call_of_which_nothing_is_established_has_the_request_s_variables() -> None:
    """A call to an unknown host still has an id and a path, and no API."""
    decision = OneMethod().decision(request("/nothing/here"))
    bare = Context(call=decision.call)

    assert "/prod/nothing/here" == bare.get("path")
    assert bare.get("resourcePath") is None
    assert bare.get("status") is None


def test_path_has_one_slash_before_the_stage() -> None:
    """Recorded, 2024-08-02: however many were sent; those within it stay."""
    found = context()
    address = found.call.address
    assert isinstance(address, Address)
    sent = replace(found, call=replace(found.call, address=replace(address, path="//prod//pets")))

    assert "/prod//pets" == sent.get("path")


def test_every_variable_can_be_asked_of_every_call() -> None:
    """No variable raises, whatever is established."""
    refused = Context(call=OneMethod(key_required=True).decision(request("/no")).call)

    assert all(value is None or isinstance(value, str) for value in map(refused.get, VARIABLES))
    assert all(value is None or isinstance(value, str) for value in map(context().get, VARIABLES))


def test_view_nests() -> None:
    """Templates read `$context.identity.sourceIp` as maps within maps."""
    variables = view(context())
    identity = variables["identity"]

    assert isinstance(identity, type(variables))
    assert "203.0.113.7" == identity["sourceIp"]


def test_view_keeps_numbers() -> None:
    """A template can count with the time."""
    assert 1_768_478_400_000 == view(context())["requestTimeEpoch"]


def test_view_lists_only_what_is_set() -> None:
    """A variable without a value is not in the map, nor is one that does not exist."""
    identity = view(context())["identity"]

    assert isinstance(identity, type(view(context())))
    assert ["apiKey", "apiKeyId", "clientCert", "sourceIp", "userAgent"] == list(identity)
    assert 5 == len(identity)
    assert "userArn" not in identity
    assert "nothing" not in view(context())


def test_what_tls_agreed_on_is_set_on_a_tls_connection_only() -> None:
    """Version and suite; a plain connection has neither."""
    one = OneMethod()
    plain = request("/pets")
    tls = Tls(version="TLSv1.3", cipher_suite="TLS_AES_128_GCM_SHA256", server_name=HOST)
    secure = replace(plain, peer=replace(plain.peer, tls=tls))

    names = ("tlsVersion", "cipherSuite")
    assert ["TLSv1.3", "TLS_AES_128_GCM_SHA256"] == [context(call=one.call(secure)).get(name) for name in names]
    assert [None, None] == [context().get(name) for name in names]


@pytest.mark.parametrize(
    ("action", "code", "status"),
    [("Count", "WAF_ALLOW", "200"), ("Block", "WAF_BLOCK", "403"), ("Captcha", "WAF_BLOCK", "405")],
)
def test_a_web_acl_tells_what_it_did(action: str, code: str, status: str) -> None:
    """Its ARN, whether it blocked, with which status, and in what time."""
    change = protected(rule(of_path(), **{action: {}}))
    decision = walk(known(change=change).request, known(change=change).configuration)
    found = Context(call=decision.call, denial=decision.denial)

    assert (found.get("wafResponseCode"), found.get("waf.status")) == (code, status)
    assert (found.get("webaclArn"), found.get("waf.latency"), found.get("waf.error")) == (WEB_ACL, "0", None)


def test_without_a_web_acl_nothing_is_told_of_one() -> None:
    """The variables are not set."""
    assert [context().get(name) for name in ("wafResponseCode", "waf.latency", "waf.status", "webaclArn")] == [None] * 4


def test_a_client_certificate_is_told_whoever_trusts_it() -> None:
    """Nothing is where none was shown."""
    one = OneMethod()
    plain = request("/pets")
    made = make("client")
    tls = Tls(version="TLSv1.3", cipher_suite="", server_name=HOST, client_chain=(made.der,))
    secure = context(call=one.call(replace(plain, peer=replace(plain.peer, tls=tls))))
    names = ("clientCertPem", "subjectDN", "issuerDN", "validity.notAfter")

    assert [made.pem.decode(), "CN=client", "CN=client", "Jan  1 00:00:00 2045 GMT"] == [
        secure.get(f"identity.clientCert.{name}") for name in names
    ]
    assert [None] * 4 == [context().get(f"identity.clientCert.{name}") for name in names]


@pytest.mark.parametrize(
    ("sent", "expected"),
    [((("Host", f"{HOST.upper()}:4566"),), f"{HOST}:4566"), ((), HOST)],
)
def test_domain_name_is_the_host_that_was_named(sent: tuple[tuple[str, str], ...], expected: str) -> None:
    """With the port of the `Host` header, which it is the same as (documented); without one, the host of the call."""
    asked = context()
    call = replace(asked.call, request=replace(asked.call.request, headers=Headers(sent)))

    assert (expected, API) == tuple(replace(asked, call=call).get(name) for name in ("domainName", "domainPrefix"))
