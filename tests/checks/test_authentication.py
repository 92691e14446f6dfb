"""Who signed the call."""

from dataclasses import replace
from typing import Any

import pytest

from gatewright.aws.sigv4.answers import KEY_UNKNOWN, MISMATCH, MISSING_TOKEN, SESSION_EXPIRED
from gatewright.checks.authentication import authenticate
from gatewright.model.call import Call
from gatewright.model.listing import Listing
from gatewright.model.principal import AccessKey
from gatewright.model.unknown import UNKNOWN, Unknown
from tests.casebook import NOON
from tests.checks.presence import PETS, known
from tests.signed_requests import signed

KEY = AccessKey(id="AKIAIOSFODNN7EXAMPLE", secret="the-secret")


def call(key: AccessKey | None = KEY, **how: Any) -> Call:
    """Return a call that this key signed, to an account that has it."""
    found = known(PETS)
    if how:
        found = replace(found, request=signed(found.request, how, {}))
    keys = Listing({} if key is None else {key.id: key})
    return replace(found, configuration=replace(found.configuration, access_keys=keys))


def by(**more: Any) -> dict[str, Any]:
    """Return how the key signs."""
    return {"by": KEY.id, "secret": "the-secret", **more}


def test_a_right_signature_is_its_keys() -> None:
    """In a header or in the query, the holder of the secret is known."""
    assert authenticate(call(**by())) is KEY
    assert authenticate(call(**by(query=True))) is KEY


@pytest.mark.parametrize(
    ("made", "complaint"),
    [
        (call(), MISSING_TOKEN),
        (call(None, **by()), KEY_UNKNOWN),
        (call(replace(KEY, active=False), **by()), KEY_UNKNOWN),
        (call(**by(secret="another")), MISMATCH),
        (call(replace(KEY, session_token="t"), **by()), KEY_UNKNOWN),
        (call(replace(KEY, session_token="t", expires_at=NOON - 1), **by(token="t")), SESSION_EXPIRED),
    ],
)
def test_the_first_complaint_is_the_answer(made: Call, complaint: object) -> None:
    """A key that is not there, not active or not whole, a wrong signature, a session that is over."""
    found = authenticate(made)

    assert isinstance(found, tuple)
    assert found[0] is complaint


@pytest.mark.parametrize("key", [replace(KEY, secret=UNKNOWN), replace(KEY, active=UNKNOWN)])
def test_an_untold_secret_decides_nothing(key: AccessKey) -> None:
    """Whose secret nobody told may have signed right."""
    found = authenticate(call(key, **by()))

    assert isinstance(found, Unknown)
    assert [gap.subject for gap in found.missing] == ["answer.caller"]
