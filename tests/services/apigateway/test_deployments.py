import pytest

from gatewright.store.answers import snapshot
from gatewright.store.documents import Document
from tests.services.account import ACCOUNT, REGION, Account, Pets


def copy_of(pets: Pets, deployment_id: str) -> Document:
    """Return what a deployment deployed."""
    with pets.account.store.reading(ACCOUNT, REGION) as documents:
        found = snapshot(documents, "pets", deployment_id)
    assert found is not None
    return found


def test_deployment_is_answered_as_aws_does(pets: Pets) -> None:
    """Members as AWS answered them on 2025-05-30."""
    created = pets.account.call("create_deployment", restApiId="pets", description="first")

    assert {"id": created["id"], "description": "first", "createdDate": 1_767_225_600} == created


def test_deployment_is_a_true_snapshot(pets: Pets) -> None:
    """Later edits of the API show at the stage only after the next deployment."""
    first = pets.deploy()
    before = copy_of(pets, first)
    pets.account.patch("update_method", ("replace", "/apiKeyRequired", "false"), **pets.method)
    pets.account.patch("update_rest_api", ("replace", "/apiKeySource", "AUTHORIZER"), restApiId="pets")
    pets.make_resource(pets.root, "dogs")
    second = pets.deploy()

    assert before == copy_of(pets, first)
    after = copy_of(pets, second)
    assert ("HEADER", "AUTHORIZER") == (before["restApi"]["apiKeySource"], after["restApi"]["apiKeySource"])
    assert (2, 3) == (len(before["resources"]), len(after["resources"]))


def test_stage_is_created_with_the_deployment(pets: Pets) -> None:
    """`stageName` names a stage that need not exist."""
    deployment_id = pets.deploy("dev", stageDescription="for us", variables={"a": "b"})
    stage = pets.account.call("get_stage", restApiId="pets", stageName="dev")

    assert (deployment_id, "for us", {"a": "b"}) == (stage["deploymentId"], stage["description"], stage["variables"])


def test_stage_that_exists_is_pointed_to_the_deployment(pets: Pets) -> None:
    """What is set on the stage stays."""
    pets.deploy()
    level = ("replace", "/*/*/logging/loglevel", "INFO")
    pets.account.patch("update_stage", level, restApiId="pets", stageName="dev")
    pets.account.now += 60
    second = pets.deploy()
    stage = pets.account.call("get_stage", restApiId="pets", stageName="dev")

    assert (second, "INFO") == (stage["deploymentId"], stage["methodSettings"]["*/*"]["loggingLevel"])
    assert (1_767_225_600, 1_767_225_660) == (stage["createdDate"], stage["lastUpdatedDate"])


def test_deployment_without_a_stage_serves_nobody(pets: Pets) -> None:
    """A deployment can be made for later."""
    pets.deploy(None)

    assert {"item": []} == pets.account.call("get_stages", restApiId="pets")


def test_api_without_methods_cannot_be_deployed(account: Account) -> None:
    """AWS's text."""
    created = account.call("create_rest_api", name="empty")

    expected = ("BadRequestException", "The REST API doesn't contain any methods")
    assert expected == account.refusal("create_deployment", restApiId=created["id"])


def test_method_without_an_integration_cannot_be_deployed(pets: Pets) -> None:
    """AWS's text."""
    pets.account.call("delete_integration", **pets.method)

    expected = ("BadRequestException", "No integration defined for method")
    assert expected == pets.account.refusal("create_deployment", restApiId="pets")


def test_summary_is_embedded_when_asked_for(pets: Pets) -> None:
    """Only `embed=apisummary` shows the methods."""
    names = {"restApiId": "pets", "deploymentId": pets.deploy()}

    expected = {"/pets": {"GET": {"authorizationType": "NONE", "apiKeyRequired": True}}}
    assert expected == pets.account.call("get_deployment", **names, embed=["apisummary"])["apiSummary"]
    assert "apiSummary" not in pets.account.call("get_deployment", **names)


def test_listing_does_not_show_the_copies(pets: Pets) -> None:
    """A listing has what AWS shows."""
    pets.deploy()
    listed = pets.account.call("get_deployments", restApiId="pets")["items"]

    assert [{"id", "createdDate"}] == [set(one) for one in listed]


def test_description_is_patched_and_the_copy_kept(pets: Pets) -> None:
    """Recorded, 2024-04-12."""
    deployment_id = pets.deploy()
    before = copy_of(pets, deployment_id)
    patch = ("replace", "/description", "new-description")
    changed = pets.account.patch("update_deployment", patch, restApiId="pets", deploymentId=deployment_id)

    expected = {"id": deployment_id, "description": "new-description", "createdDate": 1_767_225_600}
    assert (expected, before) == (changed, copy_of(pets, deployment_id))


def test_served_deployment_cannot_be_deleted(pets: Pets) -> None:
    """Only when no stage serves it any more."""
    names = {"restApiId": "pets", "deploymentId": pets.deploy()}

    expected = ("BadRequestException", "Active stages pointing to this deployment must be moved or deleted")
    assert expected == pets.account.refusal("delete_deployment", **names)
    pets.account.call("delete_stage", restApiId="pets", stageName="dev")
    assert {} == pets.account.call("delete_deployment", **names)


@pytest.mark.parametrize(
    ("stage", "ending"),
    [
        ({}, "Non null and non empty stageName must be provided for canary deployment. Provided value is null"),
        (
            {"stageName": "non-existing"},
            "Stage non-existing must already be created before making a canary release deployment",
        ),
    ],
)
def test_canary_needs_a_stage(pets: Pets, stage: dict[str, str], ending: str) -> None:
    """AWS's texts, recorded on 2025-05-30."""
    settings = {"percentTraffic": 50.0}
    refused = pets.account.refusal("create_deployment", restApiId="pets", canarySettings=settings, **stage)

    assert ("BadRequestException", f"Invalid deployment content specified.{ending}") == refused


def test_canary_leaves_the_stage_on_its_deployment() -> None:
    """Where canaries may be stored, the stage keeps what it serves (recorded, 2025-05-30)."""
    pets = Pets(allow_unenforced=True)
    first = pets.deploy()
    second = pets.deploy("dev", canarySettings={"percentTraffic": 50.0, "stageVariableOverrides": {"a": "b"}})
    stage = pets.account.call("get_stage", restApiId="pets", stageName="dev")

    expected = {
        "deploymentId": second,
        "percentTraffic": 50.0,
        "stageVariableOverrides": {"a": "b"},
        "useStageCache": False,
    }
    assert (first, expected) == (stage["deploymentId"], stage["canarySettings"])


def test_caller_s_credentials_beside_a_resource_policy_are_not_deployed(pets: Pets) -> None:
    """In the words that users of AWS report; without the policy, or without the credentials, it is."""
    document = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]}'
    pets.account.patch("update_rest_api", ("replace", "/policy", document), restApiId="pets")
    pets.deploy()
    credentials = ("replace", "/credentials", "arn:aws:iam::*:user/*")
    pets.account.patch("update_integration", credentials, **pets.method)

    expected = ("BadRequestException", "Caller provided credentials not allowed when resource policy is set")
    assert expected == pets.account.refusal("create_deployment", restApiId="pets")

    pets.account.patch("update_rest_api", ("replace", "/policy", ""), restApiId="pets")
    assert pets.deploy()
