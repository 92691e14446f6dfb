import pytest

from gatewright.services.apigateway.stage_documents import (
    canary,
    checked_variables,
    new_stage,
    with_cluster,
    with_deployment,
)
from gatewright.wire.errors import ServiceError


def test_new_stage_has_aws_members() -> None:
    """Members as AWS answered them on 2023-09-01."""
    expected = {
        "deploymentId": "d",
        "stageName": "s1",
        "description": "my stage",
        "cacheClusterEnabled": False,
        "cacheClusterStatus": "NOT_AVAILABLE",
        "methodSettings": {},
        "tracingEnabled": False,
        "createdDate": 5,
        "lastUpdatedDate": 5,
    }
    assert expected == new_stage({"stageName": "s1", "description": "my stage"}, "d", 5)


@pytest.mark.parametrize("name", ["", "a b", "a/b", "ä", "a" * 129, "$default"])
def test_name_that_cannot_be_in_a_path_is_refused(name: str) -> None:
    """Letters, digits, hyphens and underscores."""
    with pytest.raises(ServiceError, match="Stage name only allows"):
        new_stage({"stageName": name}, "d", 5)


def test_deployment_changes_only_what_is_said() -> None:
    """What is set on the stage stays, but for what came with the deployment."""
    stage = new_stage({"stageName": "s", "variables": {"a": "1"}, "description": "old"}, "d1", 5)
    changed = with_deployment(stage, {"description": "new"}, "d2", 9)

    assert {**stage, "deploymentId": "d2", "description": "new", "lastUpdatedDate": 9} == changed


@pytest.mark.parametrize("variables", [{"a-b": "x"}, {"": "x"}, {"a": "ä"}, {"a": "x;y"}, {"a": "${b}"}])
def test_variable_that_cannot_be_is_refused(variables: dict[str, str]) -> None:
    """Names and values have few signs."""
    with pytest.raises(ServiceError, match="Invalid stage variable"):
        checked_variables(variables)


@pytest.mark.parametrize(
    ("variables", "message"),
    [
        ({"a:b": "x"}, "Invalid stage variable name: a:b.  Please use names with only word characters."),
        (
            {"a": ""},
            (
                "Invalid stage variable value: .  Please use values with alphanumeric characters and the symbols "
                "' ', -', '.', '_', ':', '/', '?', '&', '=', and ','."
            ),
        ),
        ({"a" * 65: "x"}, f"Stage variable name is longer than 64 characters: {'a' * 65}"),
        ({"a": "x" * 513}, "Stage variable value is longer than 512 characters: a"),
        ({f"a{n}": "x" for n in range(101)}, "Too many stage variables: a stage may have 100"),
    ],
)
def test_what_is_wrong_with_a_variable_is_said(variables: dict[str, str], message: str) -> None:
    """As users of AWS saw it, and AWS's quotas."""
    with pytest.raises(ServiceError) as refused:
        checked_variables(variables)

    assert message == refused.value.message


def test_variable_as_long_as_may_be() -> None:
    """The quotas themselves are kept."""
    variables = {f"{n:064}": "x" * 512 for n in range(100)}

    assert variables == checked_variables(variables)


def test_variable_may_be_a_host_or_an_arn() -> None:
    """What variables are for."""
    variables = {"host": "backend.example:8080/x?a=b&c=d", "arn": "arn:aws:lambda:eu-west-1:1:function:f"}

    assert variables == checked_variables(variables)


def test_canary_has_aws_defaults() -> None:
    """Recorded, 2025-05-30."""
    assert {"deploymentId": "d", "percentTraffic": 0.0, "useStageCache": False} == canary({}, "d")


def test_cluster_that_is_switched_on_is_there_at_once() -> None:
    """With the smallest size where nobody sets one; switched off, its size stays."""
    on = with_cluster({"cacheClusterEnabled": True})
    off = with_cluster({**on, "cacheClusterEnabled": False})

    assert ("AVAILABLE", "0.5") == (on["cacheClusterStatus"], on["cacheClusterSize"])
    assert ("NOT_AVAILABLE", "0.5") == (off["cacheClusterStatus"], off["cacheClusterSize"])


def test_cluster_of_no_such_size_is_refused() -> None:
    """AWS has eight sizes."""
    with pytest.raises(ServiceError, match="Invalid cache cluster size specified: 3"):
        with_cluster({"cacheClusterEnabled": True, "cacheClusterSize": "3"})


@pytest.mark.parametrize("share", [-0.1, 100.1])
def test_canary_has_a_share_of_the_traffic(share: float) -> None:
    """From none of it to all of it."""
    with pytest.raises(ServiceError, match="Invalid percent traffic specified"):
        canary({"percentTraffic": share}, "d")
    assert 100.0 == canary({"percentTraffic": 100}, "d")["percentTraffic"]
