"""Find what was signed, from the request, its signature and the secret."""

from dataclasses import replace

import pytest

from gatewright.aws.sigv4.form import read
from gatewright.aws.sigv4.reconstruct import received_text, reconstruct
from gatewright.aws.sigv4.sent import SignatureSent
from gatewright.aws.sigv4.signed_text import SignedText
from gatewright.aws.sigv4.surgeon import compare
from gatewright.model.request import Headers, Request
from gatewright.model.unknown import UNKNOWN, Unknown
from tests.aws.sigv4.by_botocore import FAULTS, SECRET, Plan, on_the_wire, planted, signature_by_botocore

SEEDS = range(10)
PLAN = Plan(query="b=1&a=2", token="a-token")
REQUEST = on_the_wire(PLAN, signature_by_botocore(PLAN)[0])


def sent_with(request: Request) -> SignatureSent:
    """Return the signature of a request."""
    sent = read(request.headers, request.query)
    assert isinstance(sent, SignatureSent)
    return sent


def found_with(request: Request, secret: str) -> tuple[SignedText, SignedText | None]:
    """Return what AWS received, and what was signed as far as it can be found."""
    sent = sent_with(request)
    came = received_text(request, sent)
    assert isinstance(came, SignedText)
    return came, reconstruct(request, sent, came, secret)


@pytest.mark.parametrize("fault", [fault for fault, row in FAULTS.items() if row[2]])
def test_a_known_slip_is_found(fault: str) -> None:
    """With the secret alone, without a log of the client, the very text that botocore signed is found."""
    for case in (case for seed in SEEDS for case in planted(fault, seed)):
        came, signed = found_with(case.sent, SECRET)

        assert signed == case.signed
        assert compare(signed, came).part == case.part


@pytest.mark.parametrize("fault", [fault for fault, row in FAULTS.items() if not row[2]])
def test_no_healthy_part_is_blamed(fault: str) -> None:
    """What no slip explains stays unexplained, or is found for what it is."""
    for case in (case for seed in SEEDS for case in planted(fault, seed)):
        came, signed = found_with(case.sent, SECRET)

        assert signed is None or compare(signed, came).part == case.part


def test_a_right_signature_leaves_the_secret() -> None:
    """Where the signature is right under this secret, a service that refuses it has another one."""
    came, signed = found_with(REQUEST, SECRET)

    assert signed is came
    assert compare(signed, came).part == "secret"


def test_another_secret_explains_nothing() -> None:
    """Under a secret that did not sign, no slip is found."""
    assert found_with(REQUEST, "x" * 40)[1] is None


def test_a_scope_that_is_none_signs_nothing() -> None:
    """A credential of another form has no key that could be derived."""
    sent = replace(sent_with(REQUEST), credential=("AKIDEXAMPLE", "eu-west-1"))
    came = received_text(REQUEST, sent)
    assert isinstance(came, SignedText)

    assert reconstruct(REQUEST, sent, came, SECRET) is None


def test_what_nobody_told_cannot_be_compared() -> None:
    """Without the body or a signed header there is nothing to lay beside."""
    withheld = Headers(REQUEST.headers.items[1:], withheld=True)

    assert isinstance(received_text(replace(REQUEST, body=UNKNOWN), sent_with(REQUEST)), Unknown)
    assert isinstance(received_text(replace(REQUEST, headers=withheld), sent_with(REQUEST)), Unknown)


def test_a_line_end_in_the_path_has_no_form() -> None:
    """Evidence that spells what no wire carries cannot be taken apart."""
    odd = replace(REQUEST, method="GET\n/")

    assert received_text(odd, sent_with(REQUEST)) is None
