"""The part of a signature that differs is named, and no healthy one."""

import json
from dataclasses import replace
from typing import Any

import pytest

from gatewright.aws.sigv4.answers import MISMATCH
from gatewright.aws.sigv4.difference import Part
from gatewright.aws.sigv4.signing_keys import SigningKeys
from gatewright.aws.sigv4.verify import Secret, verify
from gatewright.doctor.diagnosis import Diagnosis
from gatewright.doctor.examine import examine
from gatewright.doctor.signatures.review import review
from gatewright.model.configuration import Configuration
from gatewright.model.message import fill
from gatewright.model.observation import Observation
from gatewright.model.request import Headers, Request
from gatewright.model.unknown import UNKNOWN
from gatewright.sources.exchange import Exchange
from tests.aws.sigv4.by_botocore import (
    FAULTS,
    NOW,
    REGION,
    SECRET,
    Plan,
    Planted,
    on_the_wire,
    planted,
    signature_by_botocore,
)
from tests.doctor.evidence import FORBIDDEN, answered, answers

SEEDS = range(4)
CAUSE_OF: dict[Part, str] = {
    "body": "iam.signature-mismatch-body",
    "path": "iam.signature-mismatch-path",
    "path-encoding": "iam.signature-mismatch-encoding",
    "query": "iam.signature-mismatch-query-order",
    "query-order": "iam.signature-mismatch-query-order",
    "query-encoding": "iam.signature-mismatch-encoding",
    "host": "iam.signature-mismatch-host",
    "header": "iam.signature-mismatch-host",
    "date": "iam.signature-mismatch-host",
    "method": "iam.signature-mismatch-path",
    "scope": "iam.scope-mismatch",
    "token": "iam.session-token-missing",
    "secret": "iam.signature-mismatch-secret",
}


def exchange(sent: Request, seen: Observation, **more: object) -> Exchange:
    """Return the call that a request and its answer make."""
    return Exchange(
        observation=seen,
        method=sent.method,
        host=sent.host,
        path=sent.path,
        query=sent.query,
        headers=sent.headers,
        body=sent.body,
        called_at=NOW,
        **more,  # type: ignore[arg-type]
    )


def refusal(case: Planted) -> Observation:
    """Return the answer of AWS, with the text that it prints."""
    found = verify(case.sent, now=NOW, region=REGION, secret_of=case.keys.get, signing_keys=SigningKeys())
    assert isinstance(found, tuple)
    assert found[0] is MISMATCH
    body = json.dumps({"message": fill(found[0].message, found[1])}).encode()
    return answered(403, "InvalidSignatureException", body)


def diagnosed(call: Exchange, secret: str | None = None) -> Diagnosis:
    """Examine a call, with its secret where there is one."""
    return examine(call, Configuration(), secret_of=lambda _: None if secret is None else Secret(value=secret))


@pytest.mark.parametrize("fault", FAULTS)
def test_the_clients_log_names_the_fault(fault: str) -> None:
    """What botocore signed beside what AWS prints: the cause is confirmed, both lines are shown."""
    for case in (case for seed in SEEDS for case in planted(fault, seed)):
        found = diagnosed(exchange(case.sent, refusal(case), signed=case.signed))
        facts = {fact.path: fact.value for fact in found.findings[0].because}

        assert found.difference is not None
        assert (found.difference.part, facts["signature.part"].split()[0].rstrip(",")) == (case.part, case.part)
        assert ("decided", [CAUSE_OF[case.part]]) == (found.outcome, answers(found))


@pytest.mark.parametrize("fault", [fault for fault, row in FAULTS.items() if row[2]])
def test_the_secret_names_the_fault(fault: str) -> None:
    """Without a log of the client, its secret finds what it signed."""
    for case in (case for seed in SEEDS for case in planted(fault, seed)):
        found = diagnosed(exchange(case.sent, refusal(case)), SECRET)

        assert found.difference is not None
        assert case.part == found.difference.part


@pytest.mark.parametrize("fault", [fault for fault, row in FAULTS.items() if not row[2]])
def test_what_the_secret_cannot_tell_is_not_blamed_on_anybody(fault: str) -> None:
    """No part is named that is healthy."""
    for case in (case for seed in SEEDS for case in planted(fault, seed)):
        found = diagnosed(exchange(case.sent, refusal(case)), SECRET)

        assert found.difference is None or found.difference.part == case.part
        assert all(
            finding.standing != "confirmed" or finding.cause.id == CAUSE_OF[case.part] for finding in found.findings
        )


PLAN = Plan(query="b=1&a=2")
SENT = on_the_wire(PLAN, signature_by_botocore(PLAN)[0])


def changed_on_the_way(received: Request) -> Exchange:
    """Return what the client sent, with the answer to what arrived instead of it."""
    came = verify(
        received,
        now=NOW,
        region=REGION,
        secret_of={"ASIAIOSFODNN7EXAMPLE": Secret(value=SECRET)}.get,
        signing_keys=SigningKeys(),
    )
    assert isinstance(came, tuple)
    body = json.dumps({"message": fill(came[0].message, came[1])}).encode()
    return exchange(SENT, answered(403, "InvalidSignatureException", body))


@pytest.mark.parametrize(
    ("received", "cause"),
    [
        (replace(SENT, body=b"more"), "iam.signature-mismatch-body"),
        (replace(SENT, path="/pets"), "iam.signature-mismatch-path"),
        (
            replace(SENT, headers=Headers(tuple((n, "b.example") if n == "Host" else (n, v) for n, v in SENT.headers))),
            "iam.signature-mismatch-host",
        ),
    ],
)
def test_what_was_changed_on_the_way_is_named_without_any_secret(received: Request, cause: str) -> None:
    """What the client sent beside what AWS prints."""
    assert [cause] == answers(diagnosed(changed_on_the_way(received)))


@pytest.mark.parametrize("fault", ["stage left out", "method", "host with port", "query in the order of the wire"])
def test_a_body_that_nobody_showed_hides_no_other_part(fault: str) -> None:
    """`curl -v` prints none; AWS's own line stands for it."""
    case = next(each for seed in range(40) for each in planted(fault, seed) if each.sent.body)
    found = diagnosed(replace(exchange(case.sent, refusal(case)), body=UNKNOWN), SECRET)

    assert found.difference is not None
    assert found.difference.part == case.part


def test_what_is_known_of_a_call_without_its_body_is_said_so() -> None:
    """The body may be what differs."""
    case = next(each for seed in range(40) for each in planted("body changed", seed) if each.sent.body)
    call = replace(exchange(case.sent, refusal(case)), body=UNKNOWN)
    facts = {fact.value for fact in diagnosed(call).findings[0].because}

    assert "all but the body, which was not shown, arrived as it was sent" in facts
    assert "iam.signature-mismatch-body" in answers(diagnosed(call, SECRET))


def test_what_arrived_as_it_was_sent_leaves_the_signer() -> None:
    """Nothing on the way changed it; the secret is named first, and no other is confirmed."""
    case = next(planted("secret", 1))
    found = diagnosed(exchange(case.sent, refusal(case)))

    assert ("iam.signature-mismatch-secret", "narrowed") == (answers(found)[0], found.outcome)
    assert "all that it covers arrived as it was sent" in {fact.value for fact in found.findings[0].because}


def test_a_hash_that_the_request_itself_names_is_the_bodys() -> None:
    """`x-amz-content-sha256` says what was signed."""
    plan = Plan(method="POST", body=b"{}", fields=(("X-Amz-Content-Sha256", "0" * 64),))
    sent = on_the_wire(plan, signature_by_botocore(plan)[0])
    case = replace(next(planted("method", 1)), sent=sent, keys={"ASIAIOSFODNN7EXAMPLE": Secret(value=SECRET)})
    found = diagnosed(exchange(sent, refusal(replace(case, sent=replace(sent, body=b"{ }")))))

    assert ["iam.signature-mismatch-body"] == answers(found)


@pytest.mark.parametrize(
    ("plan", "changed", "causes"),
    [
        (Plan(), {}, ["secret", "path", "host"]),
        (Plan(method="POST", body=b'{"a": 1}'), {"body": b'{"a": 2}'}, ["secret", "path", "host", "body"]),
        (Plan(fields=(("X-Own", "1"),)), {"field": ("X-Own", "2")}, ["secret", "path", "host"]),
        (Plan(query="a=1"), {"query": "a=2"}, ["secret", "path", "host", "query-order"]),
    ],
)
def test_what_no_slip_explains_blames_no_healthy_part_alone(plan: Plan, changed: Any, causes: list[str]) -> None:
    """Another secret first; or a path, a body or a field that was another when it was signed, and nobody can guess."""
    sent = on_the_wire(plan, signature_by_botocore(plan)[0])
    name, value = changed.get("field", ("", ""))
    fields = tuple((key, value if key == name else kept) for key, kept in sent.headers)
    received = replace(
        sent, body=changed.get("body", sent.body), query=changed.get("query", sent.query), headers=Headers(fields)
    )
    held = "no secret of its signer" if not changed else SECRET
    case = replace(next(planted("method", 1)), sent=received, keys={"ASIAIOSFODNN7EXAMPLE": Secret(value=held)})
    found = diagnosed(exchange(received, refusal(case)), SECRET if changed else "another secret of nobody")

    assert "narrowed" == found.outcome
    assert "iam.signature-mismatch-secret" == answers(found)[0]
    assert sorted(f"iam.signature-mismatch-{one}" for one in causes) == sorted(answers(found))


def test_a_signature_that_is_right_here_was_changed_on_the_way_or_has_another_secret() -> None:
    """Without AWS's own lines, what is right under the secret leaves the other side."""
    text = b'{"message":"The request signature we calculated does not match the signature you provided."}'
    call = exchange(SENT, answered(403, "InvalidSignatureException", text))

    assert "iam.signature-mismatch-encoding" in answers(diagnosed(call))
    assert "iam.signature-mismatch-encoding" not in answers(diagnosed(call, SECRET))
    assert "iam.signature-mismatch-host" in answers(diagnosed(call, SECRET))


def test_another_answer_is_not_reviewed() -> None:
    """Only a mismatch has two sides."""
    assert () == review(exchange(SENT, FORBIDDEN)).said
