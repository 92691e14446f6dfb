"""A complaint about a signature that the request itself bears out."""

import json
from dataclasses import replace
from typing import Any

import pytest

from gatewright.aws.sigv4.verify import Secret
from gatewright.doctor.diagnosis import Diagnosis
from gatewright.doctor.examine import examine
from gatewright.doctor.signatures.complained import complaint_first
from gatewright.model.configuration import Configuration
from gatewright.model.request import headers
from gatewright.sources.exchange import Exchange
from tests.aws.sigv4.by_botocore import NOW, Plan, on_the_wire, signature_by_botocore
from tests.doctor.evidence import answered, answers

PLAN = Plan()
TEMPORARY = replace(PLAN, token="its-own")
EXPIRED = "Signature expired: 20260115T120000Z is now earlier than 20260115T125500Z (20260115T130000Z - 5 min.)"
EARLY = "Signature not yet current: 20260115T120000Z is still later than 20260115T110500Z (20260115T110000Z + 5 min.)"
SCOPE = "Credential should be scoped to a valid region, not 'us-east-1'. "
DAY = (
    "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP:"
    " '20260114' != '20260115', from '20260115T120000Z'. "
)
HOST = "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization."
ELEMENTS = (
    "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got"
    " 'ASIAIOSFODNN7EXAMPLE/20260115/eu-west-1/aws4_request'"
)
PARTS = (
    "Authorization header requires 'Signature' parameter. (Hashed with SHA-256 and encoded with Base64) Authorization=x"
)
TOKEN = "The security token included in the request is invalid."


def refused(message: str, change: tuple[str, str] = ("", ""), plan: Plan = PLAN, error_type: str = "") -> Exchange:
    """Return a signed call that was refused with these words; `change` is made to its Authorization."""
    authorization = signature_by_botocore(plan)[0].replace(*change)
    sent = on_the_wire(plan, authorization)
    kind = error_type or ("IncompleteSignatureException" if "must have" in message else "InvalidSignatureException")
    return Exchange(
        observation=answered(403, kind, json.dumps({"message": message}).encode()),
        method=sent.method,
        host=sent.host,
        path=sent.path,
        query=sent.query,
        headers=sent.headers,
        body=sent.body,
        called_at=NOW,
    )


def diagnosed(call: Exchange, token: str | None = None) -> Diagnosis:
    """Examine a call without any configuration, with the token of its key where there is one."""
    held = None if token is None else Secret(value="any", session_token=token)
    return examine(call, Configuration(), secret_of=lambda _: held)


@pytest.mark.parametrize(
    ("message", "change", "kind", "cause"),
    [
        (EXPIRED, ("", ""), "", "iam.signature-expired"),
        (EARLY, ("", ""), "", "iam.signature-not-yet-current"),
        (SCOPE, ("/eu-west-1/", "/us-east-1/"), "", "iam.scope-mismatch"),
        (DAY, ("/20260115/", "/20260114/"), "", "iam.scope-mismatch"),
        (HOST, ("host;", ""), "", "iam.header-malformed"),
        (ELEMENTS, ("/execute-api", ""), "", "iam.header-malformed"),
        (
            "Unsupported AWS 'algorithm': 'AWS4-HMAC-SHA1'.",
            ("SHA256", "SHA1"),
            "IncompleteSignatureException",
            "iam.header-malformed",
        ),
        (PARTS, ("Signature=", "Sig="), "IncompleteSignatureException", "iam.header-malformed"),
        (TOKEN, ("ASIA", "AKIA"), "UnrecognizedClientException", "iam.access-key-unknown"),
        (TOKEN, ("", ""), "UnrecognizedClientException", "iam.session-token-missing"),
    ],
)
def test_it_comes_first(message: str, change: tuple[str, str], kind: str, cause: str) -> None:
    """As likely: an unmatched path, which is answered alike, stays possible."""
    found = diagnosed(refused(message, change, error_type=kind))

    assert (answers(found)[0], found.findings[0].standing) == (cause, "likely")
    assert len(answers(found)) > 1


@pytest.mark.parametrize(("message", "apart"), [(EXPIRED, "-3600"), (EARLY, "+3600")])
def test_a_clock_is_told_by_how_much_it_differs(message: str, apart: str) -> None:
    """In seconds, by the clock that the answer prints."""
    facts = {fact.path: fact.value for fact in diagnosed(refused(message)).findings[0].because}

    assert facts["signature.seconds_apart"] == apart


def test_another_date_than_the_printed_one_proves_nothing() -> None:
    """The answer may be to another call."""
    later = EXPIRED.replace("20260115T120000Z is", "20260115T120007Z is")

    assert "likely" not in {each.standing for each in diagnosed(refused(later)).findings}


@pytest.mark.parametrize(("token", "standing"), [("another", "likely"), ("its-own", "possible"), (None, "possible")])
def test_the_key_at_hand_tells_whose_token_came(token: str | None, standing: str) -> None:
    """One that is not its own is the fault; without the key nobody knows."""
    found = diagnosed(refused(TOKEN, plan=TEMPORARY, error_type="UnrecognizedClientException"), token)

    assert found.findings[0].standing == standing
    assert (answers(found)[0] == "iam.session-token-missing") == (standing == "likely")


@pytest.mark.parametrize("change", [{"method": None}, {"headers": headers([("Authorization", "Bearer x")])}])
def test_what_is_no_signed_call_is_left_as_it_is(change: dict[str, Any]) -> None:
    """Nothing is known of a call that nobody showed; a token was never meant as a signature."""
    call = refused(PARTS, error_type="IncompleteSignatureException")
    told = Exchange(observation=call.observation) if "method" in change else replace(call, **change)
    found = examine(told, Configuration())

    assert complaint_first(found.findings, told) == found.findings
