"""Stages that deploy by themselves."""

from tests.services.api_account import ApiAccount


def served(apis: ApiAccount, stage: str = "prod") -> str | None:
    """Return the deployment that a stage serves."""
    return apis.call("get_stage", ApiId="pets", StageName=stage).get("DeploymentId")


def test_each_change_makes_a_deployment_and_moves_the_stage(apis: ApiAccount) -> None:
    """In AWS's words."""
    apis.stage(AutoDeploy=True)
    apis.route()
    (first,) = apis.items("get_deployments", ApiId="pets")
    integration = apis.integration()
    stage = apis.call("get_stage", ApiId="pets", StageName="prod")

    assert first == {
        "AutoDeployed": True,
        "CreatedDate": 1_767_225_600,
        "DeploymentId": first["DeploymentId"],
        "DeploymentStatus": "DEPLOYED",
        "Description": "Automatic deployment triggered by changes to the Api configuration",
    }
    assert first["DeploymentId"] != stage["DeploymentId"]
    assert (
        f"Successfully deployed stage with deployment ID '{stage['DeploymentId']}'"
        == (stage["LastDeploymentStatusMessage"])
    )
    assert integration


def test_every_kind_of_change_is_deployed(apis: ApiAccount) -> None:
    """Of the API, its routes, integrations and authorizers."""
    route = apis.route()
    apis.stage(AutoDeploy=True)
    seen = [served(apis)]
    integration = apis.integration()
    seen.append(served(apis))
    authorizer = apis.authorizer()
    seen.append(served(apis))
    for name, params in (
        ("update_api", {"Description": "x"}),
        ("update_integration", {"IntegrationId": integration, "Description": "x"}),
        ("update_route", {"RouteId": route, "OperationName": "x"}),
        ("update_authorizer", {"AuthorizerId": authorizer, "Name": "y"}),
        ("delete_authorizer", {"AuthorizerId": authorizer}),
        ("delete_integration", {"IntegrationId": integration}),
        ("delete_cors_configuration", {}),
    ):
        apis.call(name, ApiId="pets", **params)
        seen.append(served(apis))

    assert len(seen) == len(set(seen))


def test_an_api_without_routes_is_not_deployed_and_the_stage_says_so(apis: ApiAccount) -> None:
    """It stays where it was."""
    stage = apis.stage(AutoDeploy=True)
    route = apis.route()
    before = served(apis)
    apis.call("delete_route", ApiId="pets", RouteId=route)
    after = apis.call("get_stage", ApiId="pets", StageName="prod")

    told = "Deployment attempt failed: Unable to deploy API because no routes exist in this API"
    assert "DeploymentId" not in stage
    assert told == stage["LastDeploymentStatusMessage"]
    assert (before, told) == (after["DeploymentId"], after["LastDeploymentStatusMessage"])


def test_other_stages_stay(apis: ApiAccount) -> None:
    """They move when somebody deploys."""
    apis.route()
    deployed = apis.call("create_deployment", ApiId="pets")["DeploymentId"]
    apis.stage("manual", DeploymentId=deployed)
    apis.stage("auto", AutoDeploy=True)
    apis.route("POST /pets")

    assert deployed == served(apis, "manual")
    assert deployed != served(apis, "auto")


def test_a_stage_that_begins_to_deploy_by_itself_is_deployed_at_once(apis: ApiAccount) -> None:
    """With what is there by then."""
    apis.route()
    apis.stage()
    changed = apis.call("update_stage", ApiId="pets", StageName="prod", AutoDeploy=True)

    assert [changed["DeploymentId"]] == [one["DeploymentId"] for one in apis.items("get_deployments", ApiId="pets")]


def test_old_deployments_that_nobody_serves_go(apis: ApiAccount) -> None:
    """Each is a whole copy; what a stage serves, or somebody made, stays."""
    apis.route()
    made = apis.call("create_deployment", ApiId="pets")["DeploymentId"]
    apis.stage(AutoDeploy=True)
    first = served(apis)
    apis.stage("still", DeploymentId=first)
    for number in range(25):
        apis.call("update_api", ApiId="pets", Description=str(number))
    left = [one["DeploymentId"] for one in apis.items("get_deployments", ApiId="pets", MaxResults="100")]

    assert {made, first, served(apis)} <= set(left)
    assert 23 == len(left)
