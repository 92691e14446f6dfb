"""What a call brought that no log may show."""

import json
from dataclasses import replace
from urllib.parse import quote

import pytest

from gatewright.checks.iam import signature_mismatch_secret
from gatewright.engine.log_lines import Line
from gatewright.engine.log_secrets import masked_event, safe_denial, secret_headers, secret_parameters, without_secrets
from gatewright.model.authorizer import Authorized
from gatewright.model.call import Call, KeyUse
from gatewright.model.outcome import Deny
from gatewright.model.request import Headers
from gatewright.model.usage import ApiKey, UsagePlan
from tests.checks.presence import authorized_by, reaching


def calling(query: str = "", **headers: str) -> Call:
    """Return a call with these headers, `_` for `-`."""
    call = reaching("api-key")
    items = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    return replace(call, request=replace(call.request, headers=Headers(items), query=query))


def shown(call: Call, *texts: str) -> list[str]:
    """Return the lines as the log may show them."""
    return [line.text for line in without_secrets(call, iter([Line(text) for text in texts]))]


@pytest.mark.parametrize(
    "call",
    [
        calling(Authorization="Bearer sesame-sesame"),
        calling(x_api_key="sesame-sesame"),
        calling("X-Amz-Security-Token=sesame-sesame"),
        replace(calling(), authorized=Authorized(usage_identifier_key="sesame-sesame")),
        replace(calling(), key_use=KeyUse(ApiKey(id="k", value="sesame-sesame"), UsagePlan(id="p"))),
    ],
)
def test_a_secret_is_masked_wherever_it_stands(call: Call) -> None:
    """All but its last six characters, in the middle of any line."""
    assert shown(call, "before sesame-sesame after", "nothing") == ["before *******sesame after", "nothing"]


def test_a_secret_is_found_in_json_and_in_a_url() -> None:
    """However the line spells it."""
    call = calling(x_api_key='quote"and umlaut ä')
    spelt = [json.dumps('quote"and umlaut ä'), "quote%22and%20umlaut%20%C3%A4"]

    assert not [line for line in shown(call, *spelt) if "quote" in line]


def test_a_short_secret_leaves_words_alone() -> None:
    """A token of few characters would be found in every word."""
    assert shown(calling(x_api_key="a"), "a banana") == ["a banana"]


def test_identity_sources_are_secrets() -> None:
    """What a Lambda authorizer knows its callers by is masked by name; without one, the usual names stand."""
    plain = calling()
    behind = reaching("authorizer", change=authorized_by("CUSTOM"))

    assert secret_headers(plain) == {"authorization", "x-api-key", "x-amz-security-token"}
    assert secret_parameters(plain) == {"x-amz-signature", "x-amz-security-token", "x-amz-credential"}
    assert secret_headers(plain) <= secret_headers(behind)


def test_an_event_is_masked_member_by_member() -> None:
    """Credentials by their names, in any letter case, one value or several; everything else as it was."""
    event = {
        "authorizationToken": "abc",
        "headers": {"Authorization": "abcdefgh", "Accept": "a"},
        "multiValueHeaders": {"X-Api-Key": ["abcdefgh", "x"]},
        "requestContext": {"identity": {"apiKey": "abcdefgh", "sourceIp": "a"}},
        "list": [1, None],
    }

    assert json.loads(masked_event(calling(), json.dumps(event).encode())) == {
        "authorizationToken": "***",
        "headers": {"Authorization": "**cdefgh", "Accept": "a"},
        "multiValueHeaders": {"X-Api-Key": ["**cdefgh", "*"]},
        "requestContext": {"identity": {"apiKey": "**cdefgh", "sourceIp": "a"}},
        "list": [1, None],
    }
    assert masked_event(calling(), b"no json") == b"no json"


def test_the_words_of_a_refusal_are_masked() -> None:
    """A wrong signature is answered with every header that was signed, so the log repeats it without the secrets."""
    token = "FwoGZXIvYXdzE/abc+def=="
    call = calling(f"X-Amz-Security-Token={quote(token, safe='')}", x_api_key="sesame-sesame")
    said = f"x-api-key:sesame-sesame\\nX-Amz-Security-Token={quote(token, safe='')}\\nhost:h"
    refusal = Deny(signature_mismatch_secret.CAUSE, (), {"canonical": said, "region": "eu-west-1"})
    safe = safe_denial(call, refusal)

    assert safe.values["region"] == "eu-west-1"
    assert "sesame-sesame" not in safe.values["canonical"]
    assert quote(token, safe="") not in safe.values["canonical"]
    assert "host:h" in safe.values["canonical"]
    assert safe_denial(calling(), refusal) is refusal
