"""Which services speak alike of refused callers."""

import pytest

from gatewright.services import registry
from gatewright.services.access.families import Family, family_of, usual_status
from gatewright.wire import models


@pytest.mark.parametrize(
    ("service", "family", "status"),
    [
        ("apigateway", "rest-json", 403),
        ("lambda", "rest-json", 403),
        ("logs", "json", 400),
        ("cognito-idp", "json", 400),
        ("iam", "query", 403),
        ("cloudformation", "query", 403),
        ("ec2", "ec2", 403),
        ("s3", "s3", 403),
    ],
)
def test_a_service_speaks_as_its_protocol_does(service: str, family: Family, status: int) -> None:
    """Services of the json protocols answer 400 to everything."""
    assert (family, status) == (family_of(models.service(service)), usual_status(family))


def test_every_service_has_a_family() -> None:
    """None is left out."""
    assert all(family_of(models.service(name)) for name in registry.MODULES)
