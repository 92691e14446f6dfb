"""`Invoke-RestMethod` and `Invoke-WebRequest` tell the request that they would send."""

import pytest

from gatewright.model.unknown import PartlyTold, Unknown
from gatewright.sources.exchange import Exchange
from gatewright.sources.powershell_command import powershell_command

URL = "https://a1b2c3d4e5.execute-api.us-east-1.amazonaws.com/prod/pets"


def told(line: str, above: str = "") -> Exchange:
    """Return the call of the parameters."""
    found = powershell_command(above + line.replace("URL", URL), len(above))
    assert found is not None
    return found[0]


@pytest.mark.parametrize(
    ("line", "method", "body"),
    [
        (" -Uri URL", "GET", b""),
        (" URL", "GET", b""),
        (" -Uri 'URL' -Method Post -Body '{\"q\":1}' -ContentType 'application/json'", "POST", b'{"q":1}'),
        (' -Method DELETE -Uri "URL" -UseBasicParsing', "DELETE", b""),
        (" -Uri URL -Method Put -Body $body", "PUT", None),
        (" -Uri URL -Method Post -Body (@{q=1} | ConvertTo-Json)", "POST", None),
        (" `\n  -Uri URL `\n  -Method Post", "POST", b""),
        (" -Meth Patch -Ur URL", "PATCH", b""),
    ],
)
def test_verb_and_body(line: str, method: str, body: bytes | None) -> None:
    """In any order and letters, cut short, over several lines."""
    call = told(line)

    assert (call.url, call.method) == (URL, method)
    assert (None if isinstance(call.body, Unknown) else call.body) == body


@pytest.mark.parametrize(
    ("line", "above"),
    [
        (' -Uri URL -Headers @{"x-api-key" = "abc"; Authorization = "Bearer $token"}', ""),
        (" -Headers @{'x-api-key'='abc'; 'Authorization'=\"Bearer $($token)\" } -Uri URL", ""),
        (" -Uri URL -Headers $headers", '$headers = @{\n  "x-api-key" = "abc"\n  Authorization = "Bearer $token"\n}\n'),
        (" -Uri URL -Headers $h", '$h = @{}\n$h["x-api-key"] = "abc"\n$h.Add("Authorization", "Bearer $token")\n'),
        (
            " URL -Headers $headers",
            (
                '$headers = New-Object "System.Collections.Generic.Dictionary[[String],[String]]"\n'
                '$headers.Add("x-api-key", "abc")\n$headers.Add("Authorization", "Bearer $token")\n'
            ),
        ),
        (" -Uri $url -Headers @{'x-api-key'=$key; Authorization='Bearer xxxxx'}", f"$url = '{URL}'\n$key = 'abc'\n"),
    ],
)
def test_fields(line: str, above: str) -> None:
    """A hash table in its place, or in a variable above; a variable that nobody set is not told."""
    headers = told(line, above).headers
    token = headers.get("authorization")

    assert (headers.get("x-api-key"), headers.get("cookie")) == ("abc", None)
    assert isinstance(token, PartlyTold)
    assert token.begins == "Bearer "


def test_a_table_that_stands_nowhere_may_hold_any_field() -> None:
    """Nobody knows whether the key was sent."""
    found = told(" -Uri URL -Headers $headers").headers.get("x-api-key")

    assert isinstance(found, Unknown)
    assert not isinstance(found, PartlyTold)


@pytest.mark.parametrize(
    "line", [" : The remote server returned an error: (403) Forbidden.", "", " -Verbose", " fails"]
)
def test_what_is_no_call(line: str) -> None:
    """What they print when they fail, and words of a sentence."""
    assert powershell_command(line, 0) is None
