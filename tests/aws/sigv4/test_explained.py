"""Why a signature is wrong, told by the secret of its key."""

import gzip
from dataclasses import replace
from hashlib import sha256

import pytest

from gatewright.aws.sigv4.canonical import EMPTY_BODY_HASH
from gatewright.aws.sigv4.difference import Difference
from gatewright.aws.sigv4.explained import explained, in_detail
from gatewright.aws.sigv4.reconstruct import received_text
from gatewright.aws.sigv4.signed_text import SignedText
from gatewright.aws.sigv4.verify import Secret
from gatewright.model.request import Request
from gatewright.model.unknown import UNKNOWN
from tests.aws.sigv4.by_botocore import SECRET, Plan, on_the_wire, signature_by_botocore
from tests.aws.sigv4.test_reconstruct import sent_with


def found(sent: Request, secret: str = SECRET, token: str | None = None) -> tuple[str, str] | None:
    """Return part and detail of what is told of a request."""
    signature = sent_with(sent)
    received = received_text(sent, signature)
    assert isinstance(received, SignedText)
    difference = explained(sent, signature, received, Secret(value=secret, session_token=token))
    return None if difference is None else (difference.part, difference.detail)


def sent(received: Plan, signed: Plan) -> Request:
    """Return what arrives, with the signature of what was signed."""
    return on_the_wire(received, signature_by_botocore(signed)[0])


PLAN = Plan(method="POST", body=b'{"a": 1}', query="a=1")


@pytest.mark.parametrize(
    ("received", "signed", "expected"),
    [
        (PLAN, replace(PLAN, body=b'{"a":1}'), ("body", "other-json")),
        (replace(PLAN, body=gzip.compress(PLAN.body, mtime=0)), PLAN, ("body", "packed")),
        (PLAN, replace(PLAN, secret=f"{SECRET}\n"), ("secret", "line-break")),
        (PLAN, replace(PLAN, secret="x" * 40), None),
        (PLAN, replace(PLAN, path="/pets"), ("path", "prefix-left-out")),
        (PLAN, PLAN, ("secret", "another")),
    ],
)
def test_the_secret_tells(received: Plan, signed: Plan, expected: tuple[str, str] | None) -> None:
    """A slip, a form of the secret, or nothing; a right signature leaves AWS's side."""
    assert found(sent(received, signed)) == expected


def test_a_secret_that_is_odd_itself() -> None:
    """What is at hand signed, and is none of AWS's as it stands."""
    odd = f"{SECRET}\n"

    assert found(sent(PLAN, replace(PLAN, secret=odd)), odd) == ("secret", "line-break")


def test_a_token_that_was_changed_is_found_by_the_one_at_hand() -> None:
    """It was signed, and another one arrived."""
    call = sent(replace(PLAN, token="other"), replace(PLAN, token="its-own"))

    assert (found(call), found(call, token="its-own")) == (None, ("token", ""))


def test_a_damaged_signature_needs_no_secret() -> None:
    """Its form is wrong under any."""
    call = sent(PLAN, PLAN)
    fields = tuple((name, value[:-3] if name == "Authorization" else value) for name, value in call.headers)

    assert found(replace(call, headers=replace(call.headers, items=fields)), "any") == ("signature", "cut")


def test_how_two_bodies_differ_is_told_from_either() -> None:
    """The hash alone does not tell it."""
    hashes = [sha256(body).hexdigest() for body in (b"a", b"a\n")]
    difference = Difference(part="body", signed=hashes[0], received=hashes[1])

    assert ["line-break"] * 2 == [in_detail(difference, body).detail for body in (b"a", b"a\n")]
    assert in_detail(difference, UNKNOWN) is difference
    assert (
        in_detail(replace(difference, received=EMPTY_BODY_HASH, detail="not-received"), b"a").detail == "not-received"
    )
