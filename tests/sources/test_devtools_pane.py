"""The Headers pane of a browser's network tool, copied."""

import pytest

from gatewright.doctor.examine import examine
from gatewright.model.configuration import Configuration
from gatewright.model.unknown import UNKNOWN
from gatewright.sources.devtools_pane import devtools_pane, is_devtools_pane
from gatewright.sources.recognise import kind_of

BESIDE = """\
Request URL: https://abcdefghij.execute-api.us-east-1.amazonaws.com/dev/pets?x=1
Request Method: GET
Status Code: 403 Forbidden
Remote Address: 13.32.1.2:443
Referrer Policy: strict-origin-when-cross-origin
content-length: 23
x-amzn-errortype: ForbiddenException
:authority: abcdefghij.execute-api.us-east-1.amazonaws.com
:method: GET
accept: */*
origin: https://www.example.com
{"message":"Forbidden"}
"""
BELOW = """\
Request URL
:
https://api.example.com/pets
Request Method:
OPTIONS
Status Code:
403 Forbidden
Response Headers (2)
x-amzn-errortype:
MissingAuthenticationTokenException
empty:
date:
Thu, 26 Nov 2026 10:00:00 GMT
Request Headers
x-api-key:
abc
Request Payload
secret: of the caller
Response
{"message": "Missing
 Authentication Token"}
"""


def test_a_pane_tells_the_call_and_both_heads() -> None:
    """Values beside their names; the request begins with what only callers send."""
    call = devtools_pane(BESIDE, origin="x")

    assert kind_of(BESIDE) == "devtools-pane"
    assert (call.method, call.host, call.path, call.query) == (
        "GET",
        "abcdefghij.execute-api.us-east-1.amazonaws.com",
        "/dev/pets",
        "x=1",
    )
    assert (call.remote_ip, call.observation.status) == ("13.32.1.2", 403)
    assert call.observation.headers.items == (("content-length", "23"), ("x-amzn-errortype", "ForbiddenException"))
    assert call.headers.items == (("accept", "*/*"), ("origin", "https://www.example.com"))
    assert call.observation.body == b'{"message":"Forbidden"}'
    assert call.headers.withheld
    assert call.observation.headers.withheld


def test_values_may_stand_below_their_names() -> None:
    """As since 2023, with headings, an empty field, and parts that tell nothing of the refusal."""
    call = devtools_pane(BELOW.replace("Request URL\n:", "Request URL:"))

    assert (call.method, call.url, call.observation.status) == ("OPTIONS", "https://api.example.com/pets", 403)
    assert call.observation.headers.items == (
        ("x-amzn-errortype", "MissingAuthenticationTokenException"),
        ("empty", ""),
        ("date", "Thu, 26 Nov 2026 10:00:00 GMT"),
    )
    assert call.headers.items == (("x-api-key", "abc"),)
    assert call.observation.body == b'{"message": "Missing\nAuthentication Token"}'
    assert call.remote_ip is UNKNOWN


def test_names_may_have_no_colon() -> None:
    """As the pane is copied by now."""
    text = BELOW.replace("Request Payload\nsecret: of the caller\n", "").replace("empty:\n", "")
    bare = "\n".join(line.removesuffix(":") for line in text.split("\n") if line != ":")
    call = devtools_pane(bare)

    assert is_devtools_pane(bare)
    assert (call.method, call.url, call.observation.status) == ("OPTIONS", "https://api.example.com/pets", 403)
    assert call.observation.headers.items == (
        ("x-amzn-errortype", "MissingAuthenticationTokenException"),
        ("date", "Thu, 26 Nov 2026 10:00:00 GMT"),
    )
    assert call.headers.items == (("x-api-key", "abc"),)
    assert call.observation.body == b'{"message": "Missing\nAuthentication Token"}'


def test_a_refused_preflight_is_seen_by_its_verb() -> None:
    """Three lines are enough."""
    text = "Request URL: https://portal.example.org/dev/pets\nRequest Method: OPTIONS\nStatus Code: 403 Forbidden\n"
    found = examine(devtools_pane(text), Configuration()).findings

    assert found[0].cause.id == "route.preflight-refused"


@pytest.mark.parametrize(
    "text",
    [
        "Request URL: https://api.example.com/pets\n",
        "Request Method: GET\nStatus Code: 403\n",
        "status code: 403\n",
        "",
    ],
)
def test_other_lines_are_no_pane(text: str) -> None:
    """The URL has to be there, and the verb or the status."""
    assert not is_devtools_pane(text)
