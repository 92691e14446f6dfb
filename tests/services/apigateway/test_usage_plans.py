import pytest

from tests.services.account import Account, Pets

STAGE = {"apiId": "pets", "stage": "dev"}


@pytest.fixture
def deployed() -> Pets:
    """Return an account with the API `pets` at the stages `dev` and `prod`."""
    pets = Pets()
    pets.deploy("dev")
    pets.deploy("prod")
    return pets


def make(pets: Pets) -> str:
    """Create a plan for `dev` and return its id."""
    return str(pets.account.call("create_usage_plan", name="gold", apiStages=[STAGE])["id"])


def test_created_plan_is_answered_as_aws_does(deployed: Pets) -> None:
    """Members as AWS answered them on 2023-07-27."""
    created = deployed.account.call(
        "create_usage_plan",
        name="gold",
        description="d",
        apiStages=[STAGE],
        throttle={"rateLimit": 2.0, "burstLimit": 1},
        quota={"limit": 10, "period": "DAY"},
        tags={"a": "b"},
    )

    expected = {
        "id": created["id"],
        "name": "gold",
        "description": "d",
        "apiStages": [STAGE],
        "throttle": {"rateLimit": 2.0, "burstLimit": 1},
        "quota": {"limit": 10, "offset": 0, "period": "DAY"},
        "tags": {"a": "b"},
    }
    assert expected == created


def test_stage_that_is_not_there_is_refused(deployed: Pets) -> None:
    """AWS's text."""
    wanted = {"apiId": "pets", "stage": "no"}

    expected = ("NotFoundException", "API Stage not found: pets:no")
    assert expected == deployed.account.refusal("create_usage_plan", name="x", apiStages=[wanted])


@pytest.mark.parametrize(
    ("quota", "ending"),
    [
        ({"limit": 0, "period": "DAY"}, "a period out of DAY,WEEK,MONTH"),
        ({"limit": 1}, "a period out of DAY,WEEK,MONTH"),
        ({"limit": 1, "period": "DAY", "offset": 1}, "must be zero in the DAY period"),
        ({"limit": 1, "period": "WEEK", "offset": 7}, "must be between zero and six inclusive in the WEEK period"),
        (
            {"limit": 1, "period": "MONTH", "offset": 28},
            "must be between zero and twenty-seven inclusive in the MONTH period",
        ),
    ],
)
def test_quota_that_cannot_be_is_refused(account: Account, quota: dict, ending: str) -> None:
    """Limit, period and offset have their bounds."""
    code, message = account.refusal("create_usage_plan", name="x", quota=quota)

    assert ("BadRequestException", True) == (code, message.endswith(ending))


def test_single_plan_shows_its_tags_even_when_empty(deployed: Pets) -> None:
    """Recorded, 2023-07-28: a listing does not."""
    plan_id = make(deployed)

    assert {} == deployed.account.call("get_usage_plan", usagePlanId=plan_id)["tags"]
    assert "tags" not in deployed.account.call("get_usage_plans")["items"][0]


def test_plans_are_found_by_a_key(deployed: Pets) -> None:
    """`keyId` chooses the plans that hold the key."""
    plan_id = make(deployed)
    deployed.account.call("create_usage_plan", name="other")
    key_id = deployed.account.call("create_api_key")["id"]
    deployed.account.call("create_usage_plan_key", usagePlanId=plan_id, keyId=key_id, keyType="API_KEY")
    found = deployed.account.call("get_usage_plans", keyId=key_id)["items"]

    assert [plan_id] == [one["id"] for one in found]


def test_limits_are_patched(deployed: Pets) -> None:
    """Recorded, 2023-07-28."""
    changed = deployed.account.patch(
        "update_usage_plan",
        ("replace", "/throttle/rateLimit", "200"),
        ("replace", "/throttle/burstLimit", "100"),
        ("replace", "/quota/limit", "7"),
        ("replace", "/quota/period", "WEEK"),
        usagePlanId=make(deployed),
    )

    assert {"rateLimit": 200.0, "burstLimit": 100} == changed["throttle"]
    assert {"limit": 7, "period": "WEEK", "offset": 0} == changed["quota"]


def test_limits_are_removed(deployed: Pets) -> None:
    """Throttle and quota go whole."""
    plan_id = make(deployed)
    set_both = (("replace", "/throttle/rateLimit", "1"), ("replace", "/quota/limit", "1"))
    deployed.account.patch("update_usage_plan", *set_both, ("replace", "/quota/period", "DAY"), usagePlanId=plan_id)
    changed = deployed.account.patch(
        "update_usage_plan", ("remove", "/throttle", None), ("remove", "/quota", None), usagePlanId=plan_id
    )

    assert not {"throttle", "quota"} & set(changed)


def test_stages_are_added_and_removed(deployed: Pets) -> None:
    """The value names API and stage; one that is there already is not added twice."""
    plan_id = make(deployed)
    add = ("add", "/apiStages", "pets:prod")
    both = deployed.account.patch("update_usage_plan", add, add, usagePlanId=plan_id)
    one = deployed.account.patch("update_usage_plan", ("remove", "/apiStages", "pets:dev"), usagePlanId=plan_id)

    assert [STAGE, {"apiId": "pets", "stage": "prod"}] == both["apiStages"]
    assert [{"apiId": "pets", "stage": "prod"}] == one["apiStages"]


@pytest.mark.parametrize("method", ["~1pets/GET", "~1pets~1GET", "/pets/GET"])
def test_method_limits_are_patched(deployed: Pets, method: str) -> None:
    """However the client writes the path, the limit stands under `/pets/GET`."""
    plan_id = make(deployed)
    path = f"/apiStages/pets:dev/throttle/{method}"
    changed = deployed.account.patch(
        "update_usage_plan",
        ("replace", f"{path}/rateLimit", "5"),
        ("replace", f"{path}/burstLimit", "3"),
        usagePlanId=plan_id,
    )
    without = deployed.account.patch("update_usage_plan", ("remove", path, None), usagePlanId=plan_id)

    assert {"/pets/GET": {"rateLimit": 5.0, "burstLimit": 3}} == changed["apiStages"][0]["throttle"]
    assert [STAGE] == without["apiStages"]


@pytest.mark.parametrize(
    ("patch", "code"),
    [
        (("remove", "/apiStages", "pets:prod"), "NotFoundException"),
        (("add", "/apiStages", "pets:no"), "NotFoundException"),
        (("add", "/apiStages", None), "BadRequestException"),
        (("replace", "/apiStages/pets:no/throttle/~1pets/GET/rateLimit", "1"), "NotFoundException"),
        (("remove", "/apiStages/pets:dev/throttle/~1pets/GET", None), "NotFoundException"),
        (("replace", "/throttle/rateLimit", "-1"), "BadRequestException"),
        (("replace", "/no", "x"), "BadRequestException"),
    ],
)
def test_patch_that_cannot_be_is_refused(deployed: Pets, patch: tuple[str, str, str | None], code: str) -> None:
    """What is not there, and what cannot be."""
    refused = deployed.account.patch_refusal("update_usage_plan", patch, usagePlanId=make(deployed))

    assert code == refused[0]


def test_plan_with_stages_cannot_be_deleted(deployed: Pets) -> None:
    """First its stages have to go; then its keys stay in the account."""
    plan_id = make(deployed)
    key_id = deployed.account.call("create_api_key")["id"]
    deployed.account.call("create_usage_plan_key", usagePlanId=plan_id, keyId=key_id, keyType="API_KEY")
    refused = deployed.account.refusal("delete_usage_plan", usagePlanId=plan_id)
    deployed.account.patch("update_usage_plan", ("remove", "/apiStages", "pets:dev"), usagePlanId=plan_id)
    deployed.account.call("delete_usage_plan", usagePlanId=plan_id)

    assert "BadRequestException" == refused[0]
    assert key_id == deployed.account.call("get_api_key", apiKey=key_id)["id"]
    assert [] == deployed.account.call("get_usage_plans")["items"]


def test_stage_that_a_plan_does_not_have_cannot_be_taken_away(deployed: Pets) -> None:
    """A stage is named by its API and its name; AWS says which it missed.

    recorded: LocalStack, AWS-validated test_usage_plan_crud (2024-03-20).
    """
    plan = deployed.account.call("create_usage_plan", name="p", apiStages=[{"apiId": "pets", "stage": "dev"}])["id"]

    def refused(value: str | None) -> tuple[str, str]:
        patch = {"op": "remove", "path": "/apiStages", **({} if value is None else {"value": value})}
        return deployed.account.refusal("update_usage_plan", usagePlanId=plan, patchOperations=[patch])

    assert ("BadRequestException", "Invalid API Stage specified") == refused(None) == refused("fakevalue")
    for api, stage in (("petsb", "dev"), ("pets", "fakestagename")):
        missed = f"Invalid API Stage {{api: {api}, stage: {stage}}} specified for usageplan {plan}"
        assert ("NotFoundException", missed) == refused(f"{api}:{stage}")


def test_the_product_code_of_a_marketplace_is_told_back(account: Account) -> None:
    """Terraform's provider adds, replaces and removes it."""
    plan = account.call("create_usage_plan", name="p")["id"]
    told = [
        account.patch("update_usage_plan", (op, "/productCode", value), usagePlanId=plan).get("productCode")
        for op, value in (("add", "a"), ("replace", "b"), ("remove", None))
    ]

    assert ["a", "b", None] == told
