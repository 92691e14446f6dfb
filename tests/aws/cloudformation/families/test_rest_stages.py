import pytest

from gatewright.aws.cloudformation.errors import TemplateError
from tests.aws.cloudformation.performing import Performing, made

STAGE = "AWS::ApiGateway::Stage"
DEPLOYMENT = "AWS::ApiGateway::Deployment"


def patched(performing: Performing) -> dict[str, str]:
    """Return the paths that were patched, and their values."""
    return {one["path"]: one["value"] for one in performing.params("update_stage").get("patchOperations", ())}


def test_settings_of_methods_are_patched() -> None:
    """Each under the path of its method, however the template spells it."""
    performing = Performing()
    settings = [
        {"ResourcePath": "/*", "HttpMethod": "*", "ThrottlingRateLimit": 5, "DataTraceEnabled": True},
        {"ResourcePath": "/pets/{id}", "HttpMethod": "GET", "LoggingLevel": "INFO"},
        {"ResourcePath": "/~1orders", "HttpMethod": "POST", "CachingEnabled": False},
        {"ResourcePath": "/", "HttpMethod": "GET", "MetricsEnabled": True},
    ]
    made(STAGE, {"RestApiId": "a", "StageName": "prod", "MethodSettings": settings}, performing)

    assert patched(performing) == {
        "/*/*/throttling/rateLimit": "5",
        "/*/*/logging/dataTrace": "true",
        "/~1pets~1{id}/GET/logging/loglevel": "INFO",
        "/~1orders/POST/caching/enabled": "false",
        "/~1/GET/metrics/enabled": "true",
    }


def test_access_logs_and_certificates_are_patched() -> None:
    """`CreateStage` does not take them."""
    performing = Performing()
    log = {"DestinationArn": "arn:log", "Format": "$context.requestId"}
    found = made(
        STAGE,
        {
            "RestApiId": "a",
            "DeploymentId": "d",
            "AccessLogSetting": log,
            "ClientCertificateId": "c",
            "CanarySetting": {},
        },
        performing,
    )

    assert patched(performing) == {
        "/accessLogSettings/destinationArn": "arn:log",
        "/accessLogSettings/format": "$context.requestId",
        "/clientCertificateId": "c",
    }
    assert performing.params("create_stage") == {
        "DeploymentId": "d",
        "canarySettings": {},
        "restApiId": "a",
        "stageName": "default",
    }
    assert found.physical_id == "default"


def test_a_deployment_may_bring_its_stage() -> None:
    """With the settings that stand in its description; both are taken away."""
    performing = Performing()
    described = {"Description": "s", "Variables": {"a": "b"}, "LoggingLevel": "INFO"}
    found = made(DEPLOYMENT, {"RestApiId": "a", "StageName": "dev", "StageDescription": described}, performing)

    assert performing.params("create_deployment") == {
        "restApiId": "a",
        "stageName": "dev",
        "Variables": {"a": "b"},
        "stageDescription": "s",
    }
    assert patched(performing) == {"/*/*/logging/loglevel": "INFO"}
    assert [operation for _, operation, _ in found.undo] == ["delete_stage", "delete_deployment"]


def test_a_deployment_of_its_own_makes_no_stage() -> None:
    """Nothing is patched."""
    performing = Performing()
    made(DEPLOYMENT, {"RestApiId": "a"}, performing)

    assert performing.operations == ["create_deployment"]


@pytest.mark.parametrize(
    ("kind", "odd"),
    [
        (STAGE, {"MethodSettings": [{"Logging": 1}]}),
        (DEPLOYMENT, {"StageName": "s", "StageDescription": {"Nope": 1}}),
        (DEPLOYMENT, {"StageName": "s", "StageDescription": {"CanarySetting": {}}}),
        (DEPLOYMENT, {"StageName": "s", "StageDescription": []}),
    ],
)
def test_settings_that_are_none_are_refused(kind: str, odd: dict) -> None:
    """Rather than ignored."""
    odd = {**odd, "StageDescription": "x"} if odd.get("StageDescription") == [] else odd
    with pytest.raises(TemplateError):
        made(kind, {"RestApiId": "a", **odd}, Performing())


def test_tracing_is_set_and_told_to_trace_nothing() -> None:
    """A stage and the stage of a deployment show what the template says; whoever deploys is told what it does.

    recorded: LocalStack, AWS-validated test_cfn_deploy_apigateway_from_s3_swagger (2025-04-11).
    """
    stage, deployment = Performing(), Performing()
    one = made(STAGE, {"RestApiId": "a", "StageName": "prod", "TracingEnabled": True}, stage)
    other = made(
        DEPLOYMENT, {"RestApiId": "a", "StageName": "prod", "StageDescription": {"TracingEnabled": True}}, deployment
    )

    assert stage.params("create_stage")["TracingEnabled"] is True
    assert deployment.params("create_deployment")["TracingEnabled"] is True
    assert ("TracingEnabled: nothing is traced",) == one.left_out == other.left_out
