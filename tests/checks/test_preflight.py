"""What a REST API's checks refuse a browser's preflight for, and what the doctor says of it."""

from collections.abc import Mapping
from typing import Any

import pytest

from gatewright.aws.phase_variables import phase_of
from gatewright.checks.iam import signature_missing
from gatewright.engine.decide import walk
from gatewright.model.decision import Decision
from gatewright.model.request import Headers, Request
from tests.casebook import world
from tests.doctor.evidence import FORBIDDEN, HOST, MISSING_TOKEN, alone, answers, call, with_pets

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


def _decided(headers: Headers) -> Decision:
    configuration = world("pets", {"add method OPTIONS /pets": {"apiKeyRequired": True}}).configuration()
    return walk(Request(method="OPTIONS", host=HOST, path="/prod/pets", headers=headers), configuration)


def test_the_phase_of_a_log_is_that_of_the_check_which_refused() -> None:
    """The refusal is named otherwise, and the door did what it does to any call without credentials."""
    open_to_signers = world("pets", {"add method OPTIONS /pets": {"authorizationType": "AWS_IAM"}}).configuration()
    request = Request(method="OPTIONS", host=HOST, path="/prod/pets", headers=Headers(tuple(ASKS.items())))
    refused = walk(request, open_to_signers).denial

    assert refused is not None
    assert (refused.cause.id, phase_of(refused)) == ("route.preflight-refused", "authenticate")
    assert refused.met is signature_missing.CAUSE


def test_where_nobody_told_whether_a_call_is_a_preflight_both_names_stay() -> None:
    """Learning the field then adds no cause."""
    told_in_part = _decided(Headers((("Access-Control-Request-Method", "GET"), ("x-api-key", "")), withheld=True))
    whole = _decided(Headers(tuple(ASKS.items())))

    assert told_in_part.may >= {"api-key.missing", "route.preflight-refused"}
    assert whole.denial is not None
    assert whole.denial.cause.id == "route.preflight-refused"
