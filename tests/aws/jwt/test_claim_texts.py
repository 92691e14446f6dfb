from typing import Any

import pytest

from gatewright.aws.jwt.claim_texts import claim_texts


@pytest.mark.parametrize(
    ("name", "value", "text"),
    [
        ("sub", "a", "a"),
        ("exp", 1_502_849_614, "Wed Aug 16 02:13:34 UTC 2017"),
        ("iat", 1_502_846_014, "Wed Aug 16 01:13:34 UTC 2017"),
        ("auth_time", 1_502_846_014, "1502846014"),
        ("email_verified", True, "true"),
        ("cognito:groups", ["admin", "users"], "admin,users"),
        ("address", {"formatted": "é"}, '{"formatted":"é"}'),
        ("exp", 1e15, "1000000000000000.0"),
    ],
)
def test_claim_is_a_text(name: str, value: Any, text: str) -> None:
    """As the events show that functions behind an authorizer get."""
    assert claim_texts({name: value}) == {name: text}


def test_null_is_no_claim() -> None:
    """There is nothing to hand on."""
    assert claim_texts({"a": None}) == {}
