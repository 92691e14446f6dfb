"""What an operation names."""

import pytest

from tests.services.api_account import ApiAccount

BELOW = {
    "get_route": ("RouteId", "Route"),
    "get_integration": ("IntegrationId", "Integration"),
    "get_authorizer": ("AuthorizerId", "Authorizer"),
    "get_stage": ("StageName", "stage"),
    "get_deployment": ("DeploymentId", "Deployment"),
}


@pytest.mark.parametrize("name", BELOW)
def test_what_is_not_there_is_told_by_its_kind(apis: ApiAccount, name: str) -> None:
    """And an API that is not there before it."""
    member, what = BELOW[name]

    assert ("NotFoundException", f"Invalid {what} identifier specified") == (
        apis.refusal(name, ApiId="pets", **{member: "none"})
    )
    assert ("NotFoundException", "Invalid API identifier specified 000000000000:none") == (
        apis.refusal(name, ApiId="none", **{member: "none"})
    )
