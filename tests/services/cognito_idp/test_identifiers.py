import re
import uuid

from gatewright.services.cognito_idp.identifiers import (
    client_id,
    client_secret,
    pool_id,
    random_bytes,
    region_of,
    temporary_password,
    unique,
)
from gatewright.services.cognito_idp.password_policy import DEFAULT, check
from tests.services.account import REGION, Account


def test_ids_have_the_forms_of_awss() -> None:
    """And are drawn anew each time."""
    operation = Account().operation({})

    assert re.fullmatch(rf"{REGION}_[a-z0-9]{{9}}", pool_id(operation))
    assert region_of(pool_id(operation)) == REGION
    assert re.fullmatch(r"[a-z0-9]{26}", client_id(operation))
    assert re.fullmatch(r"[a-z0-9]{51}", client_secret(operation))
    assert uuid.UUID(unique(operation)).version == 4
    assert len({unique(operation) for _ in range(100)}) == 100
    assert len(random_bytes(operation, 32)) == 32


def test_drawn_password_keeps_to_every_policy() -> None:
    """Nobody is told it."""
    check({"Policies": {"PasswordPolicy": DEFAULT}}, temporary_password(Account().operation({})))
