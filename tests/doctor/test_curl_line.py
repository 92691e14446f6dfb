"""A printed curl command brings what the call brought, to where it went."""

import shlex
from dataclasses import replace
from typing import Any

import pytest

from gatewright.doctor.curl_line import called_alike, curl_of
from gatewright.doctor.diagnosis import Diagnosis, Finding, Remedied
from gatewright.engine.catalogue import CAUSES
from gatewright.model.connection import Connection
from gatewright.model.message import Message
from gatewright.model.request import Headers, Request
from gatewright.model.unknown import UNKNOWN
from gatewright.sources.exchange import Exchange

HOST = "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com"
THROUGH = "vpce-1-abc.execute-api.eu-west-1.vpce.amazonaws.com"
LINE = f"curl -i -X POST 'https://{HOST}/prod/orders'"
SIGNED = "AWS4-HMAC-SHA256 Credential=AKIA/20260101/eu-west-1/execute-api/aws4_request, Signature=0"


def line(command: str = LINE, **told: Any) -> str | None:
    """Return a fix's command, completed from a call of which this is told."""
    exchange = Exchange(
        **{
            "method": "POST",
            "host": HOST,
            "path": "/prod/orders",
            "query": "",
            "headers": Headers((("Host", HOST),)),
            "url": f"https://{HOST}/prod/orders",
            **told,
        }
    )
    fix = Remedied(text=Message("send it"), command=command, proven=True, safety="safe")
    found = Finding(cause=CAUSES["api-key.missing"], standing="confirmed", why=None, because=(), fixes=(fix,))
    diagnosis = Diagnosis(exchange=exchange, answered_by="unknown", outcome="decided", findings=(found,))
    return called_alike(diagnosis).findings[0].fixes[0].command


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, LINE),
        ({"remote_ip": "203.0.113.7", "remote_port": 443}, LINE),
        (
            {"remote_ip": "127.0.0.1", "remote_port": 4566, "url": f"http://{HOST}/prod/orders"},
            f"curl -i --connect-to ::127.0.0.1:4566 -X POST 'http://{HOST}/prod/orders'",
        ),
        (
            {"remote_ip": "::1", "url": "https://localhost:4567/prod/orders"},
            f"curl -i --connect-to ::[::1]:4567 -k -X POST 'https://{HOST}/prod/orders'",
        ),
        (
            {"connected_to": THROUGH, "remote_ip": "10.0.0.7"},
            f"curl -i --connect-to ::{THROUGH}:443 -X POST 'https://{HOST}/prod/orders'",
        ),
    ],
)
def test_the_call_reaches_the_same_server(told: dict[str, Any], expected: str) -> None:
    """By the address, the port and the scheme that it had; where its name leads there, nothing is added."""
    assert line(**told) == expected


def test_a_name_that_leads_to_this_machine_needs_no_option() -> None:
    """Nor does an address."""
    local = "curl -i -X GET 'http://a1b2c3d4e5.execute-api.localhost:4566/prod/orders'"
    by_address = "curl -i -X GET 'http://127.0.0.1:4566/restapis/a1b2c3d4e5/prod/_user_request_/orders'"

    assert line(local, remote_ip="127.0.0.1", remote_port=4566, url="http://x/") == local
    assert line(by_address, remote_ip="127.0.0.1", remote_port=4566, url="http://x/") == by_address


def test_fields_query_and_body_come_along() -> None:
    """What a client sends by itself does not, and a secret stands as a variable of the shell."""
    sent = Headers(
        (
            ("Host", HOST),
            ("User-Agent", "curl/8.5.0"),
            ("Content-Type", "application/json"),
            ("X-Shop", "7"),
            ("Authorization", "Bearer secret"),
            ("X-Session-Id", "secret"),
            ("X-Odd", "it's"),
        )
    )

    assert line(headers=sent, query="size=big", body=b'{"a": 1}') == (
        "curl -i -X POST -H 'Content-Type: application/json' -H 'X-Shop: 7' -H \"Authorization: $TOKEN\""
        f" -H \"X-Session-Id: $X_SESSION_ID\" --data-raw '{{\"a\": 1}}' 'https://{HOST}/prod/orders?size=big'"
    )


def test_fields_of_which_nobody_told_the_value_come_along() -> None:
    """They were sent: each stands as a variable, secret or not."""
    sent = Headers((("Host", HOST),), untold=(("User-Agent", "curl/"), ("x-api-key", ""), ("X-Shop", "")))

    assert line(headers=sent) == (
        f'curl -i -X POST -H "x-api-key: $API_KEY" -H "X-Shop: $X_SHOP" \'https://{HOST}/prod/orders\''
    )


def test_what_the_command_says_already_is_said_once() -> None:
    """The field that the fix sets, the path that it calls with a query of its own."""
    given = f"curl -i -X POST -H \"x-api-key: $API_KEY\" 'https://{HOST}/prod/orders?a=1'"
    sent = Headers((("x-api-key", "secret"),))

    assert line(given, headers=sent, query="b=2") == given


@pytest.mark.parametrize(
    "told",
    [{"query": "token=abcdefgh"}, {"query": "a='"}, {"body": UNKNOWN}, {"body": b"\xff"}, {"body": b"@file"}],
)
def test_what_is_secret_or_could_act_in_a_shell_stays_out(told: dict[str, Any]) -> None:
    """Better a part less than a secret on paper."""
    assert line(**told) == LINE


def test_a_body_without_a_type_is_sent_without_one() -> None:
    """Curl would name a form."""
    assert line(body=b"x") == f"curl -i -X POST -H 'Content-Type:' --data-raw 'x' 'https://{HOST}/prod/orders'"


def test_a_signature_is_made_anew() -> None:
    """Over the parameters in the order in which they are signed; never is the old one sent."""
    found = line(headers=Headers((("Authorization", SIGNED), ("X-Amz-Date", "now"))), query="b=2&a")

    assert found is not None
    assert "aws:amz:eu-west-1:execute-api" in shlex.split(found)
    assert shlex.split(found)[-1] == f"https://{HOST}/prod/orders?a=&b=2"
    assert "Authorization" not in found
    again = line(found, headers=Headers((("Authorization", SIGNED),)))
    assert again == found


def test_other_commands_stay_as_they_are() -> None:
    """And so does all of a call of which too little is known."""
    assert line("aws sts get-caller-identity") == "aws sts get-caller-identity"
    assert line(method=UNKNOWN) == LINE


def test_a_changed_request_is_the_one_that_counts() -> None:
    """The fix leaves a field out."""
    fields = Headers((("X-Shop", "7"),))
    exchange = Exchange(method="POST", host=HOST, path="/prod/orders", query="", headers=fields)
    assert isinstance(exchange.request, Request)
    changed = replace(exchange.request, headers=Headers())
    fix = Remedied(text=Message("send it"), command=LINE, proven=True, safety="safe", request=changed)
    found = Finding(cause=CAUSES["api-key.missing"], standing="confirmed", why=None, because=(), fixes=(fix,))
    diagnosis = Diagnosis(exchange=exchange, answered_by="unknown", outcome="decided", findings=(found,))

    assert called_alike(diagnosis).findings[0].fixes[0].command == LINE


def test_a_call_that_ended_before_it_was_made_goes_the_same_way() -> None:
    """Nothing is known of it but where it went."""
    given = f"curl -i -X GET --tlsv1.2 'https://{HOST}/'"
    found = line(given, method=UNKNOWN, path=UNKNOWN, url=None, remote_ip="127.0.0.1", remote_port=4567)

    assert found == f"curl -i --connect-to ::127.0.0.1:4567 -k -X GET --tlsv1.2 'https://{HOST}/'"


def test_a_call_can_be_printed_whole() -> None:
    """With its verb, fields, query and body; a signature is made anew, for the region that is named."""
    plain = Exchange(
        method="PUT",
        host=HOST,
        path="/prod/orders",
        query="a=1",
        headers=Headers((("Host", HOST), ("x-api-key", "secret"), ("x-b", "c"))),
        body=b"{}",
        url=f"https://{HOST}/prod/orders?a=1",
    )
    signed = replace(plain, headers=Headers((("Authorization", SIGNED),)), body=UNKNOWN)

    assert curl_of(plain, "eu-west-1") == (
        "curl -i -X PUT -H \"x-api-key: $API_KEY\" -H 'x-b: c' -H 'Content-Type:' --data-raw '{}'"
        f" 'https://{HOST}/prod/orders?a=1'"
    )
    assert curl_of(signed, "eu-west-2") == (
        "curl -i -X PUT --aws-sigv4 'aws:amz:eu-west-2:execute-api' --user"
        ' "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY" -H "x-amz-security-token: $AWS_SESSION_TOKEN"'
        f" 'https://{HOST}/prod/orders?a=1'"
    )


@pytest.mark.parametrize(
    "told",
    [
        {"url": f"https://{HOST}/prod/'$(touch x)'"},
        {"url": f"https://{HOST}/prod/\n"},
        {"url": None},
        {"method": "GET;touch"},
        {"method": UNKNOWN},
        {"connection": Connection(id="abc=", event_type="MESSAGE")},
    ],
)
def test_what_a_shell_would_act_on_is_not_printed(told: dict[str, Any]) -> None:
    """Nor what is no request of HTTP, or is not known whole."""
    call = Exchange(**{"method": "GET", "host": HOST, "path": "/x", "url": f"https://{HOST}/x", **told})

    assert curl_of(call, "eu-west-1") is None


@pytest.mark.parametrize(
    ("mended", "expected"),
    [
        (
            b'{"name": "text"}',
            f"curl -i -X POST -H 'Content-Type:' --data-raw '{{\"name\": \"text\"}}' 'https://{HOST}/prod/orders'",
        ),
        (b'{"password": "hunter2-hunter2"}', None),
        (b"", None),
    ],
)
def test_command_of_another_body_brings_it_or_is_none(mended: bytes, expected: str | None) -> None:
    """Without the body it would be another call than the one that was proven."""
    request = Request(method="POST", host=HOST, path="/prod/orders", headers=Headers((("Host", HOST),)), body=mended)
    fix = Remedied(text=Message("send it"), command=LINE, proven=True, safety="safe", request=request)
    found = Finding(cause=CAUSES["request.body-invalid"], standing="confirmed", why=None, because=(), fixes=(fix,))
    exchange = Exchange(
        method="POST",
        host=HOST,
        path="/prod/orders",
        query="",
        headers=Headers((("Host", HOST),)),
        url=f"https://{HOST}/prod/orders",
        body=b"{}",
    )
    diagnosis = Diagnosis(exchange=exchange, answered_by="unknown", outcome="decided", findings=(found,))

    assert expected == called_alike(diagnosis).findings[0].fixes[0].command


def test_a_signed_form_has_its_query_in_its_body() -> None:
    """API Gateway refuses the two together, however they were signed."""
    signed = f"curl -i -X POST --aws-sigv4 'aws:amz:eu-west-1:execute-api' 'https://{HOST}/prod/orders'"
    fields = Headers((("Host", HOST), ("Content-Type", "application/x-www-form-urlencoded")))
    found = shlex.split(line(signed, headers=fields, query="a=1", body=b"c=3") or "")

    assert found[-1] == f"https://{HOST}/prod/orders"
    assert found[found.index("--data-raw") + 1] == "c=3&a=1"


def test_a_handshake_stays_one() -> None:
    """Its fields are those of the connection, which no other command has; curl goes after five seconds."""
    fields = (
        ("Host", HOST),
        ("Connection", "Upgrade"),
        ("Upgrade", "websocket"),
        ("Sec-WebSocket-Version", "13"),
        ("Sec-WebSocket-Key", "AAAAAAAAAAAAAAAAAAAAAA=="),
        ("X-Room", "x"),
    )
    found = line(f"curl -i -X GET 'https://{HOST}/prod'", method="GET", path="/prod", headers=Headers(fields))

    assert found is not None
    assert 1 == found.count("-H 'Upgrade: websocket'")
    for one in ("-N -m 5 --http1.1", "-H 'Connection: Upgrade'", "Sec-WebSocket-Version: 13", "-H 'X-Room: x'"):
        assert one in found
