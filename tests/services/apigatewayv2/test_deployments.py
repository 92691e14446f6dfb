"""Deployments of V2."""

from tests.services.api_account import ApiAccount


def test_a_deployment_is_made_changed_listed_and_deleted(apis: ApiAccount) -> None:
    """Its copy is shown to nobody."""
    apis.route()
    made = apis.call("create_deployment", ApiId="pets", Description="first")
    assert made == {
        "AutoDeployed": False,
        "CreatedDate": 1_767_225_600,
        "DeploymentId": made["DeploymentId"],
        "DeploymentStatus": "DEPLOYED",
        "Description": "first",
    }
    named = {"ApiId": "pets", "DeploymentId": made["DeploymentId"]}
    assert made == apis.call("get_deployment", **named)
    assert [made] == apis.items("get_deployments", ApiId="pets")
    assert {**made, "Description": "second"} == apis.call("update_deployment", **named, Description="second")
    apis.call("delete_deployment", **named)
    assert ("NotFoundException", "Invalid Deployment identifier specified") == apis.refusal("get_deployment", **named)


def test_a_stage_that_is_named_is_moved(apis: ApiAccount) -> None:
    """Its deployment cannot be deleted then."""
    apis.route()
    apis.stage()
    made = apis.call("create_deployment", ApiId="pets", StageName="prod")["DeploymentId"]

    assert made == apis.call("get_stage", ApiId="pets", StageName="prod")["DeploymentId"]
    assert ("BadRequestException", "Active stages pointing to this deployment must be moved or deleted") == (
        apis.refusal("delete_deployment", ApiId="pets", DeploymentId=made)
    )


def test_what_cannot_be_deployed_is_refused(apis: ApiAccount) -> None:
    """An API without routes, a stage that is not there, one that deploys by itself."""
    told = "Unable to deploy API because no routes exist in this API"
    assert ("BadRequestException", told) == apis.refusal("create_deployment", ApiId="pets")
    apis.route()
    apis.stage("auto", AutoDeploy=True)
    assert ("NotFoundException", "Invalid stage identifier specified") == (
        apis.refusal("create_deployment", ApiId="pets", StageName="prod")
    )
    assert "AutoDeploy" in apis.refusal("create_deployment", ApiId="pets", StageName="auto")[1]
