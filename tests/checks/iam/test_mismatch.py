"""Which part of a wrong signature is wrong."""

from dataclasses import replace
from typing import Any

import pytest

from gatewright.checks.iam.check import check
from gatewright.model.listing import Listing
from gatewright.model.outcome import Deny
from gatewright.model.principal import AccessKey
from tests.casebook import request
from tests.checks.presence import PETS, authorized_by, reaching
from tests.signed_requests import signed

KEY = AccessKey(id="AKIAIOSFODNN7EXAMPLE", secret="the-secret")
HOST = "https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com"
FORM = "Content-Type: application/x-www-form-urlencoded"


def cause_of(sent: str, **how: Any) -> str:
    """Return what is named for a call that was signed otherwise than it came."""
    change = {**authorized_by("AWS_IAM"), "add method POST /pets": {"authorizationType": "AWS_IAM"}}
    call = reaching("iam", PETS, change)
    wanted = signed(request(sent), {"by": KEY.id, "secret": "the-secret", **how}, {})
    call = reaching("iam", sent, change)
    call = replace(call, request=wanted, configuration=replace(call.configuration, access_keys=Listing({KEY.id: KEY})))
    outcome = check(call)
    assert isinstance(outcome, Deny)
    return outcome.cause.id


@pytest.mark.parametrize(
    ("sent", "how", "cause"),
    [
        (PETS, {"secret": "another"}, "iam.signature-mismatch-secret"),
        (PETS, {"as": f"GET {HOST}/pets"}, "iam.signature-mismatch-path"),
        (f"{PETS}?b=2&a=1", {"as": PETS}, "iam.signature-mismatch-query-order"),
        (PETS, {"as": "GET https://localhost/prod/pets"}, "iam.signature-mismatch-host"),
        (PETS, {"as": "GET https://pets.example/prod/pets"}, "iam.signature-mismatch-secret"),
        (PETS, {"as": f"PUT {HOST}/prod/pets"}, "iam.signature-mismatch-path"),
        (PETS, {"secret": "the-secret\n"}, "iam.signature-mismatch-secret"),
        (f"POST {HOST}/prod/pets?a=1\n{FORM}\n\nb=2", {}, "iam.form-body-with-query"),
    ],
)
def test_the_part_that_differs_is_named(sent: str, how: dict[str, Any], cause: str) -> None:
    """What no known slip explains is the secret: nothing else is blamed."""
    assert cause_of(sent, **how) == cause
