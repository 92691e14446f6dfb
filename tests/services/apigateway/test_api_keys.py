import pytest

from tests.services.account import Account, Pets

VALUE = "v" * 20


def test_created_key_is_answered_with_its_value(account: Account) -> None:
    """Members as AWS answered them on 2023-07-27."""
    created = account.call("create_api_key", name="k", enabled=True, value=VALUE)

    expected = {
        "id": created["id"],
        "value": VALUE,
        "name": "k",
        "enabled": True,
        "createdDate": 1_767_225_600,
        "lastUpdatedDate": 1_767_225_600,
        "stageKeys": [],
    }
    assert expected == created


def test_key_that_nobody_enabled_is_disabled(account: Account) -> None:
    """`enabled` is a plain boolean: absent means false."""
    assert account.call("create_api_key", name="k")["enabled"] is False


def test_drawn_value_has_forty_characters(account: Account) -> None:
    """As long as AWS's own, and another one each time."""
    values = {account.call("create_api_key")["value"] for _ in range(3)}

    assert ({40}, 3) == ({len(one) for one in values}, len(values))


@pytest.mark.parametrize(
    ("value", "code", "message"),
    [
        ("v" * 19, "BadRequestException", "API Key value should be at least 20 characters"),
        ("v" * 129, "BadRequestException", "API Key value exceeds maximum size of 128 characters"),
        (VALUE, "ConflictException", "API Key already exists"),
    ],
)
def test_value_that_cannot_be_is_refused(account: Account, value: str, code: str, message: str) -> None:
    """Too short, too long, or somebody's already."""
    account.call("create_api_key", value=VALUE)

    assert (code, message) == account.refusal("create_api_key", value=value)


def test_value_is_shown_when_asked_for(account: Account) -> None:
    """`includeValue` and `includeValues`, each for its operation."""
    key_id = account.call("create_api_key", value=VALUE)["id"]
    shown = [
        account.call("get_api_key", apiKey=key_id, includeValue=True),
        account.call("get_api_keys", includeValues=True)["items"][0],
    ]
    hidden = [account.call("get_api_key", apiKey=key_id), account.call("get_api_keys")["items"][0]]

    assert [VALUE, VALUE, None, None] == [one.get("value") for one in (*shown, *hidden)]


def test_keys_are_found_by_name_and_customer(account: Account) -> None:
    """A name is searched by its start, a customer exactly; the newest key comes first (recorded, 2024-10-10)."""
    for name, customer in (("gold-1", "a"), ("gold-2", "b"), ("silver", "a")):
        account.call("create_api_key", name=name, customerId=customer)

    found = [
        [one["name"] for one in account.call("get_api_keys", **query)["items"]]
        for query in ({"nameQuery": "gold"}, {"customerId": "a"}, {"nameQuery": "gold", "customerId": "a"})
    ]
    assert [["gold-2", "gold-1"], ["silver", "gold-1"], ["gold-1"]] == found


def test_disabled_key_is_answered_without_its_value(account: Account) -> None:
    """Recorded, 2023-07-27: empty tags, no value."""
    key_id = account.call("create_api_key", name="k", enabled=True)["id"]
    account.now += 60
    changed = account.patch("update_api_key", ("replace", "/enabled", "false"), apiKey=key_id)

    expected = {
        "id": key_id,
        "name": "k",
        "enabled": False,
        "createdDate": 1_767_225_600,
        "lastUpdatedDate": 1_767_225_660,
        "stageKeys": [],
        "tags": {},
    }
    assert expected == changed


def test_value_cannot_be_patched(account: Account) -> None:
    """A key keeps its value for life; the list of what can be patched is recorded (2025-07-18)."""
    key_id = account.call("create_api_key")["id"]
    _, message = account.patch_refusal("update_api_key", ("replace", "/value", VALUE), apiKey=key_id)

    assert "Must be one of: [/description, /enabled, /name, /customerId]" in message


def test_deleted_key_is_in_no_plan(account: Account) -> None:
    """The association goes with the key."""
    key_id = account.call("create_api_key")["id"]
    plan = account.call("create_usage_plan", name="gold")
    account.call("create_usage_plan_key", usagePlanId=plan["id"], keyId=key_id, keyType="API_KEY")
    account.call("delete_api_key", apiKey=key_id)

    assert [] == account.call("get_usage_plan_keys", usagePlanId=plan["id"])["items"]


def test_stage_keys_are_shown_as_aws_shows_them(pets: Pets) -> None:
    """API and stage with a slash; a stage that is not there is refused."""
    pets.deploy()
    created = pets.account.call("create_api_key", stageKeys=[{"restApiId": "pets", "stageName": "dev"}])

    assert ["pets/dev"] == created["stageKeys"]
    assert "BadRequestException" == pets.account.refusal("create_api_key", stageKeys=[{"restApiId": "pets"}])[0]


@pytest.mark.parametrize(
    ("member", "longest", "message"),
    [
        ("name", 1024, "Invalid API Key name, can be at most 1024 characters."),
        ("description", 125_000, "Invalid API Key description specified."),
    ],
)
def test_longer_texts_are_refused(account: Account, member: str, longest: int, message: str) -> None:
    """Whether the key is made with them or gets them later."""
    key = account.call("create_api_key", **{member: "x" * longest})["id"]
    made = account.refusal("create_api_key", **{member: "x" * (longest + 1)})
    patch = [{"op": "replace", "path": f"/{member}", "value": "x" * (longest + 1)}]

    assert ("BadRequestException", message) == made
    assert made == account.refusal("update_api_key", apiKey=key, patchOperations=patch)
