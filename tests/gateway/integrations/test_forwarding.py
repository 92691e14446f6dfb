from dataclasses import replace

import pytest

from gatewright.gateway.integrations.forwarding import (
    answered_trace,
    forwarded,
    passed_headers,
    trace_id,
    without_signature,
)
from gatewright.model.principal import Caller, Principal
from gatewright.model.request import Tls
from tests.gateway.one_method import OneMethod, request

ROOT = "Root=1-6968d6c0-0b0a49088706050403020100"


def test_call_over_tls_is_https() -> None:
    """The port is that of https where the host names none."""
    asked = request()
    asked = replace(asked, peer=replace(asked.peer, tls=Tls(version="TLSv1.3", cipher_suite="TLS_AES_128_GCM_SHA256")))

    assert (("X-Forwarded-Port", "443"), ("X-Forwarded-Proto", "https")) == tuple(forwarded(asked)[1:])


def test_fields_of_the_connection_do_not_pass() -> None:
    """What is of one hop, or set anew, stays; all else passes in order and as spelt."""
    asked = request(headers={"X-b": "1", "Connection": "x-hop", "X-Hop": "2", "TE": "x", "Accept": "*/*", "Via": "v"})

    assert (("X-b", "1"), ("Accept", "*/*")) == passed_headers(asked.headers.items)


def test_caller_is_named() -> None:
    """Without earlier hops, our own peer is the only address."""
    assert ("X-Forwarded-For", "203.0.113.7") == forwarded(request())[0]


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        (None, ROOT),
        ("Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=1", "Root=1-5759e988-bd862e3fe1be46a994272793"),
        ("Self=1-x;root=1-5759e988-bd862e3fe1be46a994272793", "Root=1-5759e988-bd862e3fe1be46a994272793"),
        ("nonsense", ROOT),
    ],
)
def test_trace_id_keeps_the_caller_s_root(sent: str | None, expected: str) -> None:
    """Without one, the id is made of the time and the request id: nothing is drawn."""
    assert expected == trace_id(request(headers={} if sent is None else {"X-Amzn-Trace-Id": sent}))


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        (None, f"{ROOT};Parent=0f0e0d0c0b0a4908;Sampled=0"),
        ("Root=1-3152b799-8954dae64eda91bc9a23a7e8", ";Parent=0f0e0d0c0b0a4908;Sampled=0"),
        ("Root=1-3152b799-8954dae64eda91bc9a23a7e8;Parent=7fa8c0f79203be72;Sampled=1", ""),
    ],
)
def test_answer_tells_the_whole_trace(sent: str | None, expected: str) -> None:
    """What the caller sent is kept as it is, a parent that he did not send is made.

    recorded: LocalStack, AWS-validated test_invocation_trace_id (2024-08-07).
    """
    asked = request(headers={} if sent is None else {"X-Amzn-Trace-Id": sent})

    assert f"{sent or ''}{expected}" == answered_trace(asked)


def test_proxy_leaves_out_what_is_recorded() -> None:
    """Names of the connection, and those that AWS drops, stay behind; what `Connection` names, too."""
    dropped = {
        "Connection": "close, X-Hop", "X-Hop": "1", "Content-Encoding": "br", "Content-MD5": "x", "Expect": "y",
        "Max-Forwards": "2", "Server": "z", "TE": "t", "Trailer": "u", "Upgrade": "v", "Via": "w", "Keep-Alive": "5",
        "WWW-Authenticate": "Basic", "Proxy-Authenticate": "x", "Proxy-Authorization": "y",
    }  # fmt: skip
    kept = {"Authorization": "Bearer x", "Range": "bytes=0-1", "Referer": "http://r", "x-api-key": "k"}

    assert tuple(kept.items()) == passed_headers(request(headers=dropped | kept).headers.items)


def test_signature_ends_at_the_door() -> None:
    """Where somebody signed, his signature does not go on; where nobody was asked to, whatever came does."""
    caller = Principal(caller=Caller(), identity_policies=(), boundary=None, session_policies=None, scps=())
    fields = (("authorization", "AWS4-HMAC-SHA256 Credential=x"), ("x-amz-security-token", "t"))
    other = (("Authorization", "Bearer x"), ("Accept", "*/*"))
    unsigned = OneMethod().passed(request()).call
    signed = replace(unsigned, principal=caller)

    assert fields[1:] == without_signature(fields, signed)
    assert other == without_signature(other, signed)
    assert fields == without_signature(fields, unsigned)
