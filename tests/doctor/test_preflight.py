"""What a browser's preflight is refused for."""

from collections.abc import Mapping
from typing import Any

import pytest

from tests.doctor.evidence import FORBIDDEN, MISSING_TOKEN, alone, answers, call, with_pets

ASKS = {"Origin": "https://shop.example", "Access-Control-Request-Method": "GET"}


@pytest.mark.parametrize(
    ("method", "seen"),
    [({"authorizationType": "AWS_IAM"}, MISSING_TOKEN), ({"apiKeyRequired": True}, FORBIDDEN)],
    ids=["a signature", "a key"],
)
def test_a_method_that_wants_credentials_refuses_a_preflight(method: Mapping[str, Any], seen: Any) -> None:
    """It is named so, and the fix opens OPTIONS alone: the other verbs stay as they are."""
    diagnosis = with_pets(call("OPTIONS", "/prod/pets", seen, ASKS), {"add method OPTIONS /pets": method})
    first = diagnosis.findings[0]

    assert (first.cause.id, first.standing) == ("route.preflight-refused", "confirmed")
    assert first.fixes[0].proven
    assert "--http-method OPTIONS" in (first.fixes[0].command or "")


def test_options_of_a_program_is_no_preflight() -> None:
    """Whoever asks for no origin can send credentials."""
    method = {"add method OPTIONS /pets": {"apiKeyRequired": True}}
    diagnosis = with_pets(call("OPTIONS", "/prod/pets", FORBIDDEN), method)

    assert diagnosis.findings[0].cause.id == "api-key.missing"


def test_without_configuration_the_preflight_comes_first() -> None:
    """Where a key is what may be missing, a preflight can have none."""
    assert answers(alone(call("OPTIONS", "/prod/pets", FORBIDDEN, ASKS)))[0] == "route.preflight-refused"


def test_a_method_of_any_verb_gets_one_for_options() -> None:
    """Beside ANY, which keeps wanting a signature from all others."""
    any_verb = {"method ANY /files/{proxy+}": {"authorizationType": "AWS_IAM"}}
    first = with_pets(call("OPTIONS", "/prod/files/a", MISSING_TOKEN, ASKS), any_verb).findings[0]

    assert first.cause.id == "route.preflight-refused"
    assert "put-method" in (first.fixes[0].command or "")
    assert first.fixes[0].proven
