"""Stages of V2."""

from tests.services.api_account import ApiAccount

GROUP = "arn:aws:logs:eu-west-1:000000000000:log-group:/pets"


def test_a_stage_looks_like_awss_example(apis: ApiAccount) -> None:
    """Made, answered, listed and deleted."""
    made = apis.stage("dev")
    named = {"ApiId": "pets", "StageName": "dev"}

    assert made == {
        "CreatedDate": 1_767_225_600,
        "DefaultRouteSettings": {"DetailedMetricsEnabled": False},
        "LastUpdatedDate": 1_767_225_600,
        "RouteSettings": {},
        "StageName": "dev",
        "StageVariables": {},
        "Tags": {},
    }
    assert made == apis.call("get_stage", **named)
    assert [made] == apis.items("get_stages", ApiId="pets")
    assert ("ConflictException", "Stage already exists") == apis.refusal("create_stage", **named)
    apis.call("delete_stage", **named)
    assert [] == apis.items("get_stages", ApiId="pets")


def test_a_websocket_stage_says_that_nothing_is_logged(apis: ApiAccount) -> None:
    """Where nobody says otherwise."""
    assert {"DataTraceEnabled": False, "DetailedMetricsEnabled": False, "LoggingLevel": "OFF"} == (
        apis.stage("prod", "chat")["DefaultRouteSettings"]
    )


def test_settings_are_changed_one_by_one(apis: ApiAccount) -> None:
    """An empty variable goes."""
    apis.route()
    apis.stage(
        StageVariables={"a": "1", "b": "2"},
        RouteSettings={"GET /pets": {"ThrottlingBurstLimit": 1}},
        DefaultRouteSettings={"ThrottlingRateLimit": 2.0},
    )
    apis.account.now += 60
    changed = apis.call(
        "update_stage",
        ApiId="pets",
        StageName="prod",
        Description="d",
        StageVariables={"a": "", "c": "3"},
        RouteSettings={"GET /pets": {"ThrottlingRateLimit": 1.0}},
        DefaultRouteSettings={"DetailedMetricsEnabled": True},
    )

    assert {"b": "2", "c": "3"} == changed["StageVariables"]
    assert {"GET /pets": {"ThrottlingBurstLimit": 1, "ThrottlingRateLimit": 1.0}} == changed["RouteSettings"]
    assert {"DetailedMetricsEnabled": True, "ThrottlingRateLimit": 2.0} == changed["DefaultRouteSettings"]
    assert (1_767_225_600, 1_767_225_660) == (changed["CreatedDate"], changed["LastUpdatedDate"])
    assert changed == apis.call("get_stage", ApiId="pets", StageName="prod")


def test_a_stage_is_moved_unless_it_moves_by_itself(apis: ApiAccount) -> None:
    """Documented."""
    apis.route()
    first, second = (apis.call("create_deployment", ApiId="pets")["DeploymentId"] for _ in range(2))
    apis.stage(DeploymentId=first)
    named = {"ApiId": "pets", "StageName": "prod"}

    assert second == apis.call("update_stage", **named, DeploymentId=second)["DeploymentId"]
    moved = apis.call("update_stage", **named, AutoDeploy=True)["DeploymentId"]
    assert "AutoDeploy is enabled" in apis.refusal("update_stage", **named, DeploymentId=first)[1]
    assert moved not in {first, second}
    assert first == apis.call("update_stage", **named, AutoDeploy=False, DeploymentId=first)["DeploymentId"]


def test_logs_can_be_switched_off(apis: ApiAccount) -> None:
    """What is set for a route, too."""
    apis.route()
    apis.stage(
        AccessLogSettings={"DestinationArn": GROUP, "Format": "$context.requestId"},
        RouteSettings={"GET /pets": {"ThrottlingBurstLimit": 1}},
    )
    named = {"ApiId": "pets", "StageName": "prod"}
    apis.call("delete_access_log_settings", **named)
    apis.call("delete_route_settings", **named, RouteKey="GET /pets")
    left = apis.call("get_stage", **named)

    assert ({}, False) == (left["RouteSettings"], "AccessLogSettings" in left)
    assert "NotFoundException" == apis.refusal("delete_route_settings", **named, RouteKey="GET /pets")[0]


def test_a_route_may_go_while_a_stage_has_settings_for_it(apis: ApiAccount) -> None:
    """The stage can be changed all the same, and the settings taken away."""
    route = apis.route()
    apis.stage(RouteSettings={"GET /pets": {"ThrottlingBurstLimit": 1}})
    apis.call("delete_route", ApiId="pets", RouteId=route)
    named = {"ApiId": "pets", "StageName": "prod"}

    assert "d" == apis.call("update_stage", **named, Description="d")["Description"]
    apis.call("delete_route_settings", **named, RouteKey="GET /pets")
    assert {} == apis.call("get_stage", **named)["RouteSettings"]
