"""What stands behind routes."""

from typing import Any

import pytest

from gatewright.configuration.route_integrations import route_integrations
from gatewright.model.api import Integration
from gatewright.model.message import Message
from gatewright.model.unknown import Missing, Unknown

ARN = "arn:aws:lambda:eu-west-1:111122223333:function:f"
URI = f"arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/{ARN}/invocations"
ROLE = "arn:aws:iam::111122223333:role/r"


@pytest.mark.parametrize(
    ("members", "integration"),
    [
        ({"IntegrationType": "AWS_PROXY", "IntegrationUri": ARN}, Integration(uri=URI)),
        (
            {"IntegrationType": "AWS", "IntegrationUri": URI, "CredentialsArn": ROLE},
            Integration(uri=URI, credentials=ROLE),
        ),
        ({"IntegrationType": "HTTP_PROXY", "IntegrationUri": "https://example.com"}, None),
        ({"IntegrationType": "AWS_PROXY", "IntegrationSubtype": "SQS-SendMessage"}, None),
        ({"IntegrationType": "MOCK"}, None),
    ],
)
def test_a_target_leads_to_its_integration(members: dict[str, Any], integration: Integration | None) -> None:
    """As far as it calls a service of AWS by a URI; a function may stand there by its ARN alone."""
    found = route_integrations({"Items": [{"IntegrationId": "i1", **members}]})

    assert found.of("integrations/i1") == integration


def test_a_route_without_a_target_has_nothing_behind_it() -> None:
    """Nor one whose integration is gone."""
    found = route_integrations(None)

    assert (found.of(None), found.of("integrations/gone")) == (None, None)


def test_what_nobody_told_is_unknown() -> None:
    """With how to learn it."""
    untold = Unknown((Missing(subject="integrations", what=Message("which")),))

    assert route_integrations(untold).of("integrations/i1") == untold
