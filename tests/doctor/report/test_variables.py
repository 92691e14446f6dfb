"""A command with variables says what to set before it runs."""

import pytest

from gatewright.doctor.diagnosis import Finding, Remedied
from gatewright.doctor.report.html import as_html
from gatewright.doctor.report.text import as_text
from gatewright.doctor.report.variables import variables
from gatewright.engine.catalogue import CAUSES
from gatewright.i18n import in_english
from gatewright.model.message import Message
from tests.doctor.evidence import MISSING_TOKEN, answered, call, with_pets


def finding(*commands: str | None) -> Finding:
    """Return a finding with fixes by these commands."""
    fixes = tuple(Remedied(text=Message("do"), command=each, proven=None, safety="safe") for each in commands)
    return Finding(cause=CAUSES["api-key.missing"], standing="confirmed", why=None, because=(), fixes=fixes)


@pytest.mark.parametrize(
    ("command", "names"),
    [
        ('curl -H "Authorization: $TOKEN" https://h/', "$TOKEN"),
        ('curl -H "x-api-key: $API_KEY" -H "Authorization: $TOKEN" https://h/', "$API_KEY, $TOKEN"),
        ('curl -u "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY" -H "x-amz-security-token: $AWS_SESSION_TOKEN"', None),
    ],
)
def test_each_variable_is_named_once(command: str, names: str | None) -> None:
    """Those of AWS with what sets them; the session's is left out, since many have none."""
    told = variables(finding(command, command), in_english) or ""

    assert told.startswith("Set in the shell first what stands for a value of yours: $")
    if names is None:
        assert "$AWS_ACCESS_KEY_ID, $AWS_SECRET_ACCESS_KEY." in told
        assert 'eval "$(aws configure export-credentials --format env)"' in told
    else:
        assert told.endswith(f": {names}.")


@pytest.mark.parametrize("command", [None, "aws x", "id=$(aws x) && aws y --id $id", "KEY=$(aws x) && curl $KEY"])
def test_what_a_command_sets_itself_needs_nothing(command: str | None) -> None:
    """Nor does one without variables."""
    assert variables(finding(command), in_english) is None


def test_both_reports_have_it() -> None:
    """Below the fixes."""
    seen = answered(403, "ForbiddenException", b'{"message":"Forbidden"}')
    found = with_pets(call("POST", "/prod/orders", seen, {"x-api-key": "nobody-knows-this-key-of-forty-characters"}))
    missing = with_pets(call("GET", "/prod/pet", MISSING_TOKEN, {"Authorization": "Bearer abc.def.ghi"}))

    assert [("Set in the shell first" in as_text([each], in_english)) for each in (found, missing)] == [
        ("Set in the shell first" in as_html([each], in_english)) for each in (found, missing)
    ]
