"""An answer from behind the door, where the function and its policy are known."""

from typing import Any

import pytest

from gatewright.doctor.behind import may_come_from_behind
from gatewright.doctor.consult import consult
from gatewright.doctor.diagnosis import Diagnosis
from gatewright.doctor.examine import examine
from gatewright.model.request import Request
from tests.casebook import World, world
from tests.checks.integration.test_invocation import API, BEHIND, FUNCTION
from tests.doctor.evidence import FORBIDDEN, Counted, answered, answers, call
from tests.function_policies import permitting

FAILED = answered(500, "InternalServerErrorException", b'{"message": "Internal server error"}')


def told(policy: str | None) -> World:
    """Return the pet shop with a function behind `GET /pets`, and its policy."""
    shop = world("pets", {"saved GET /pets": {"methodIntegration": BEHIND}})
    answer = None if policy is None else {"Policy": policy, "RevisionId": "r"}
    return World(shop.account_id, shop.region, {**shop.answers, ("get_policy", FUNCTION): answer})


def asked(documents: Counted, seen: Any = FAILED) -> Diagnosis:
    """Diagnose a call of `GET /pets` by these documents."""
    exchange = call("GET", "/prod/pets", seen)
    assert isinstance(exchange.request, Request)
    return examine(exchange, consult(exchange.request, documents, behind=may_come_from_behind(exchange)))


def test_a_function_that_may_not_be_called_is_confirmed() -> None:
    """With the statement that lets API Gateway in, proven by deciding again."""
    diagnosis = asked(Counted(told(None)))
    (finding,) = diagnosis.findings

    assert (diagnosis.outcome, finding.cause.id, finding.standing) == (
        "decided",
        "integration.permission-missing",
        "confirmed",
    )
    (fix,) = finding.fixes
    assert fix.proven is True
    assert fix.command == (
        f"aws lambda add-permission --function-name {FUNCTION} --statement-id api-gateway-invoke --action"
        f" lambda:InvokeFunction --principal apigateway.amazonaws.com --source-arn '{API}/prod/GET/pets'"
    )


def test_a_function_that_may_be_called_is_not_it() -> None:
    """Something else failed behind the door."""
    found = answers(asked(Counted(told(permitting(FUNCTION, f"{API}/*")))))

    assert (found[0], "integration.permission-missing" in found) == ("integration.misconfigured", False)


def test_a_policy_that_may_not_be_read_is_named() -> None:
    """With the command that shows it, and the permission that it takes."""
    diagnosis = asked(Counted(told(None), refused=("get_policy",)))
    finding = diagnosis.findings[0]

    assert finding.cause.id == "integration.permission-missing"
    assert finding.standing in ("likely", "possible")
    assert [(gap.permission, gap.command) for gap in finding.missing] == [
        ("lambda:GetPolicy", f"aws lambda get-policy --function-name {FUNCTION}")
    ]


@pytest.mark.parametrize("seen", [FORBIDDEN, answered(404, "NotFoundException", b'{"message":"Not Found"}')])
def test_functions_are_read_for_no_other_answer(seen: Any) -> None:
    """A refusal of the door costs no permission of Lambda."""
    documents = Counted(told(None))
    asked(documents, seen)

    assert "get_policy" not in documents.kinds


def test_a_payload_that_is_too_long_for_a_function_is_confirmed() -> None:
    """Which function stands there is read for such an answer, too."""
    too_long = answered(413, "BadRequestException", b'{"message": "Request Too Long"}')
    exchange = call("GET", "/prod/pets", too_long, body=b"x" * (7 * 1024 * 1024))
    assert isinstance(exchange.request, Request)
    known = consult(
        exchange.request, Counted(told(permitting(FUNCTION, f"{API}/*"))), behind=may_come_from_behind(exchange)
    )
    (finding,) = examine(exchange, known).findings

    assert (finding.cause.id, finding.standing) == ("request.too-large", "confirmed")
