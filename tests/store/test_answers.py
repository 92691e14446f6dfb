import pytest

from gatewright.store.answers import ANSWERS, Answers, snapshot, summary, without_methods, without_summary
from gatewright.store.documents import Document
from tests.services.account import ACCOUNT, REGION, Pets


def answer(pets: Pets, operation: str, *ids: str) -> Document | None:
    """Return what the operation would answer."""
    with pets.account.store.reading(ACCOUNT, REGION) as documents:
        return Answers(documents).get(operation, *ids)


@pytest.fixture
def pets() -> Pets:
    """Return an account with the API `pets`, not yet deployed."""
    return Pets()


@pytest.fixture
def deployed() -> tuple[Pets, str]:
    """Return an account with the API `pets` at stage `dev`, and the id of the deployment."""
    pets = Pets()
    return pets, pets.deploy()


def test_answers_are_those_of_the_handlers(deployed: tuple[Pets, str]) -> None:
    """What the builder is told is what a client is told."""
    pets, deployment_id = deployed
    call = pets.account.call

    assert call("get_rest_api", restApiId="pets") == answer(pets, "get_rest_api", "pets")
    assert call("get_resources", restApiId="pets", embed=["methods"]) == answer(pets, "get_resources", "pets")
    assert call("get_stages", restApiId="pets") == answer(pets, "get_stages", "pets")
    embedded = call("get_deployment", restApiId="pets", deploymentId=deployment_id, embed=["apisummary"])
    assert embedded == answer(pets, "get_deployment", "pets", deployment_id)


@pytest.mark.parametrize(
    "operation", ["get_rest_api", "get_resources", "get_stages", "get_deployments", "get_usage_plan_keys"]
)
def test_unknown_ids_have_no_answer(operation: str) -> None:
    """Where AWS answers NotFoundException, there is None."""
    assert answer(Pets(), operation, "nowhere") is None


def test_answers_are_whole(pets: Pets) -> None:
    """More items than a page of AWS holds come in one answer."""
    for number in range(30):
        pets.account.call("create_rest_api", name=f"api {number}")

    found = answer(pets, "get_rest_apis")
    assert found is not None
    assert 31 == len(found["items"])


def test_api_keys_carry_their_values(pets: Pets) -> None:
    """The engine finds a key by what the caller sends."""
    pets.account.call("create_api_key", name="k", value="v" * 20)

    found = answer(pets, "get_api_keys")
    assert found is not None
    assert ["v" * 20] == [one["value"] for one in found["items"]]


def test_plan_keys_follow_their_api_key(pets: Pets) -> None:
    """A renamed key has its new name in every plan."""
    call = pets.account.call
    key = call("create_api_key", name="old", value="v" * 20)
    plan = call("create_usage_plan", name="gold")
    call("create_usage_plan_key", usagePlanId=plan["id"], keyId=key["id"], keyType="API_KEY")
    pets.account.patch("update_api_key", ("replace", "/name", "new"), apiKey=key["id"])

    expected = {"items": [{"id": key["id"], "type": "API_KEY", "value": "v" * 20, "name": "new"}]}
    assert expected == answer(pets, "get_usage_plan_keys", plan["id"])


def test_deployment_does_not_show_its_copy(deployed: tuple[Pets, str]) -> None:
    """What only we keep is in no answer."""
    pets, deployment_id = deployed
    found = answer(pets, "get_deployment", "pets", deployment_id)

    assert {"id", "createdDate", "apiSummary"} == set(found or {})


def test_snapshot_is_what_was_deployed(deployed: tuple[Pets, str]) -> None:
    """The copy holds the API and its resources, whatever happens to them later."""
    pets, deployment_id = deployed
    pets.account.call("delete_method", **pets.method)
    with pets.account.store.reading(ACCOUNT, REGION) as documents:
        found = snapshot(documents, "pets", deployment_id)

    assert found is not None
    assert "pets" == found["restApi"]["name"]
    assert {"GET"} == set(found["resources"][1]["resourceMethods"])


def test_snapshot_of_nothing_is_none(pets: Pets) -> None:
    """An unknown deployment has no copy."""
    with pets.account.store.reading(ACCOUNT, REGION) as documents:
        assert snapshot(documents, "pets", "nowhere") is None


def test_summary_names_methods_by_path_and_verb() -> None:
    """A resource without methods is in no summary."""
    method = {"authorizationType": "NONE", "apiKeyRequired": True, "httpMethod": "GET"}
    resources: list[Document] = [{"path": "/"}, {"path": "/pets", "resourceMethods": {"GET": method}}]

    assert {"/pets": {"GET": {"authorizationType": "NONE", "apiKeyRequired": True}}} == summary(resources)


def test_resource_without_embedding_shows_its_verbs_only() -> None:
    """AWS names the methods of a resource, and nothing of them, unless they are asked for."""
    shown = without_methods({"id": "r", "path": "/", "resourceMethods": {"GET": {"apiKeyRequired": True}}})

    assert {"id": "r", "path": "/", "resourceMethods": {"GET": {}}} == shown


def test_deployment_without_embedding_has_no_summary() -> None:
    """The summary is there only when it is asked for."""
    assert {"id": "d"} == without_summary({"id": "d", "apiSummary": {}})


def test_every_answer_is_of_a_reading_operation() -> None:
    """The table names operations of AWS that only read, and what only this store knows of its account."""
    assert all(name.removeprefix("v2_").startswith(("get_", "list_", "describe_", "iam_")) for name in ANSWERS)
