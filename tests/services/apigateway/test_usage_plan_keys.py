import pytest

from tests.services.account import Pets

VALUE = "v" * 20


@pytest.fixture
def deployed() -> Pets:
    """Return an account with the API `pets` at the stage `dev`."""
    pets = Pets()
    pets.deploy("dev")
    return pets


def plan(pets: Pets, *stages: str) -> str:
    """Create a plan for these stages of `pets` and return its id."""
    named = [{"apiId": "pets", "stage": stage} for stage in stages]
    return str(pets.account.call("create_usage_plan", name="p", apiStages=named)["id"])


def put(pets: Pets, plan_id: str, key_id: str) -> dict:
    """Put the key into the plan."""
    return pets.account.call("create_usage_plan_key", usagePlanId=plan_id, keyId=key_id, keyType="API_KEY")


def test_key_is_answered_with_its_value(deployed: Pets) -> None:
    """Members as AWS answered them on 2023-07-27."""
    key_id = deployed.account.call("create_api_key", name="k", value=VALUE)["id"]
    plan_id = plan(deployed, "dev")

    expected = {"id": key_id, "type": "API_KEY", "value": VALUE, "name": "k"}
    assert expected == put(deployed, plan_id, key_id)
    assert expected == deployed.account.call("get_usage_plan_key", usagePlanId=plan_id, keyId=key_id)
    assert {"items": [expected]} == deployed.account.call("get_usage_plan_keys", usagePlanId=plan_id)


def test_one_stage_means_one_plan(deployed: Pets) -> None:
    """A key may be in one plan for each stage of an API (documented)."""
    key_id = deployed.account.call("create_api_key")["id"]
    first, second = plan(deployed, "dev"), plan(deployed, "dev")
    put(deployed, first, key_id)
    names = {"usagePlanId": second, "keyId": key_id, "keyType": "API_KEY"}

    message = (
        f"Usage Plan {second} cannot be added because API Key {key_id} cannot reference multiple Usage Plans with the "
        "same API stage: pets:dev"
    )
    assert ("ConflictException", message) == deployed.account.refusal("create_usage_plan_key", **names)


def test_key_may_be_in_plans_of_other_stages(deployed: Pets) -> None:
    """Plans that share no stage may share a key."""
    deployed.deploy("prod")
    key_id = deployed.account.call("create_api_key")["id"]

    assert key_id == put(deployed, plan(deployed, "dev"), key_id)["id"] == put(deployed, plan(deployed), key_id)["id"]
    assert key_id == put(deployed, plan(deployed, "prod"), key_id)["id"]


def test_second_association_is_refused(deployed: Pets) -> None:
    """A key is in a plan once."""
    key_id = deployed.account.call("create_api_key")["id"]
    plan_id = plan(deployed)
    put(deployed, plan_id, key_id)
    names = {"usagePlanId": plan_id, "keyId": key_id, "keyType": "API_KEY"}

    assert "ConflictException" == deployed.account.refusal("create_usage_plan_key", **names)[0]


@pytest.mark.parametrize(
    ("changed", "code", "message"),
    [
        ({"keyId": "no"}, "NotFoundException", "Invalid API Key identifier specified"),
        ({"usagePlanId": "no"}, "NotFoundException", "Invalid Usage Plan ID specified"),
        ({"keyType": "x"}, "BadRequestException", "Invalid key type specified. Must be one of: [API_KEY]"),
    ],
)
def test_association_that_cannot_be_is_refused(
    deployed: Pets, changed: dict[str, str], code: str, message: str
) -> None:
    """Key, plan and type have to be."""
    key_id = deployed.account.call("create_api_key")["id"]
    names = {"usagePlanId": plan(deployed), "keyId": key_id, "keyType": "API_KEY", **changed}

    assert (code, message) == deployed.account.refusal("create_usage_plan_key", **names)


def test_keys_are_found_by_the_start_of_their_name(deployed: Pets) -> None:
    """`nameQuery` as for the keys of the account."""
    plan_id = plan(deployed)
    for name in ("gold", "silver"):
        put(deployed, plan_id, deployed.account.call("create_api_key", name=name)["id"])
    found = deployed.account.call("get_usage_plan_keys", usagePlanId=plan_id, nameQuery="go")["items"]

    assert ["gold"] == [one["name"] for one in found]


def test_key_is_taken_out(deployed: Pets) -> None:
    """The key stays in the account; a second time there is nothing to take out."""
    key_id = deployed.account.call("create_api_key")["id"]
    names = {"usagePlanId": plan(deployed), "keyId": key_id}
    put(deployed, names["usagePlanId"], key_id)
    deployed.account.call("delete_usage_plan_key", **names)

    assert "NotFoundException" == deployed.account.refusal("delete_usage_plan_key", **names)[0]
    assert "NotFoundException" == deployed.account.refusal("get_usage_plan_key", **names)[0]
    assert key_id == deployed.account.call("get_api_key", apiKey=key_id)["id"]


def test_unknown_plan_holds_no_keys(deployed: Pets) -> None:
    """Recorded, 2024-10-10: the list is empty rather than refused."""
    assert {"items": []} == deployed.account.call("get_usage_plan_keys", usagePlanId="unknown")
