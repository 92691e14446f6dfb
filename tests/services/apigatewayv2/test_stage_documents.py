"""What stages of V2 look like."""

from gatewright.services.apigatewayv2.stage_documents import with_settings
from tests.services.api_account import ApiAccount

BARE = {"DefaultRouteSettings": {"DetailedMetricsEnabled": False}, "RouteSettings": {}, "StageVariables": {}}


def test_what_is_not_given_stays() -> None:
    """No log is made of nothing."""
    assert BARE == with_settings(BARE, {})


def test_a_log_keeps_what_is_not_named() -> None:
    """Its format, or where it goes."""
    logged = {**BARE, "AccessLogSettings": {"DestinationArn": "arn", "Format": "a"}}

    assert {"DestinationArn": "arn", "Format": "b"} == (
        with_settings(logged, {"AccessLogSettings": {"Format": "b"}})["AccessLogSettings"]
    )


def test_a_stage_that_deploys_by_itself_is_deployed_when_it_is_made(apis: ApiAccount) -> None:
    """To the deployment that is named, where one is."""
    apis.route()
    named = apis.call("create_deployment", ApiId="pets")["DeploymentId"]

    assert named != apis.stage("one", AutoDeploy=True)["DeploymentId"]
    assert named == apis.stage("two", AutoDeploy=True, DeploymentId=named)["DeploymentId"]


def test_tags_are_kept(apis: ApiAccount) -> None:
    """As they come."""
    assert {"team": "pets"} == apis.stage(Tags={"team": "pets"})["Tags"]
