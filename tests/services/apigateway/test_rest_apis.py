import json
from typing import Any

import pytest

from tests.services.account import ACCOUNT, REGION, Account, Pets


def test_created_api_has_aws_defaults(account: Account) -> None:
    """Members as AWS answered them on 2025-07-02."""
    created = account.call("create_rest_api", name="pets")

    expected = {
        "id": created["id"],
        "name": "pets",
        "createdDate": 1_767_225_600,
        "apiKeySource": "HEADER",
        "endpointConfiguration": {"types": ["EDGE"], "ipAddressType": "ipv4"},
        "disableExecuteApiEndpoint": False,
        "rootResourceId": created["rootResourceId"],
    }
    assert expected == created


def test_created_api_has_its_root_resource(account: Account) -> None:
    """The root has no parent and no path part."""
    created = account.call("create_rest_api", name="pets")

    assert {"items": [{"id": created["rootResourceId"], "path": "/"}]} == account.call(
        "get_resources", restApiId=created["id"]
    )


def test_tag_pins_the_id(account: Account) -> None:
    """An API can be given its id, once."""
    tags = {"_custom_id_": "my-pets"}
    created = account.call("create_rest_api", name="pets", tags=tags)

    assert ("my-pets", tags) == (created["id"], created["tags"])
    assert "ConflictException" == account.refusal("create_rest_api", name="pets", tags=tags)[0]


@pytest.mark.parametrize("pinned", ["Upper", "a_b", "-a", "a-", "a.b", "a" * 64, ""])
def test_id_that_is_no_host_label_is_refused(account: Account, pinned: str) -> None:
    """The id becomes the first label of a host name."""
    code, _ = account.refusal("create_rest_api", name="pets", tags={"_custom_id_": pinned})

    assert "BadRequestException" == code


@pytest.mark.parametrize(
    ("params", "message"),
    [
        ({"description": ""}, "Description cannot be an empty string"),
        ({"minimumCompressionSize": -1}, "Invalid minimum compression size, must be between 0 and 10485760"),
        ({"minimumCompressionSize": 10485761}, "Invalid minimum compression size, must be between 0 and 10485760"),
        (
            {"endpointConfiguration": {"types": []}},
            "REGIONAL Configuration and EDGE Configuration cannot be both DISABLED.",
        ),
        (
            {"endpointConfiguration": {"types": ["EDGE", "REGIONAL"]}},
            "Cannot create an api with multiple Endpoint Types.",
        ),
        (
            {"endpointConfiguration": {"types": ["PRIVATE"], "ipAddressType": "ipv4"}},
            "Only dualstack ipAddressType is supported for Private APIs.",
        ),
    ],
)
def test_what_aws_refuses_is_refused_in_its_words(account: Account, params: dict[str, Any], message: str) -> None:
    """Texts recorded from AWS in July 2025."""
    assert ("BadRequestException", message) == account.refusal("create_rest_api", name="pets", **params)


def test_single_api_shows_its_tags_even_when_empty(pets: Pets) -> None:
    """`get_rest_api` has the member, a listing has it only when there are tags (recorded)."""
    pets.account.call("create_rest_api", name="untagged")
    listed = pets.account.call("get_rest_apis")["items"][1]

    assert {} == pets.account.call("get_rest_api", restApiId=listed["id"])["tags"]
    assert "tags" not in listed


def test_listing_comes_in_pages(pets: Pets) -> None:
    """`position` leads on to the rest."""
    pets.account.call("create_rest_api", name="second")
    first = pets.account.call("get_rest_apis", limit=1)
    second = pets.account.call("get_rest_apis", limit=1, position=first["position"])

    assert ["pets", "second"] == [one["name"] for one in (*first["items"], *second["items"])]


def test_members_are_patched(pets: Pets) -> None:
    """Each path of the table changes its member."""
    pets.account.allow_unenforced = True
    changed = pets.account.patch(
        "update_rest_api",
        ("replace", "/name", "cats"),
        ("replace", "/description", "all cats"),
        ("replace", "/apiKeySource", "AUTHORIZER"),
        ("replace", "/minimumCompressionSize", "10"),
        ("replace", "/disableExecuteApiEndpoint", "true"),
        ("add", "/binaryMediaTypes/image~1png", None),
        ("replace", "/endpointConfiguration/types/EDGE", "REGIONAL"),
        restApiId="pets",
    )

    assert ("cats", "all cats", "AUTHORIZER") == (changed["name"], changed["description"], changed["apiKeySource"])
    assert (10, True, ["image/png"]) == (
        changed["minimumCompressionSize"],
        changed["disableExecuteApiEndpoint"],
        changed["binaryMediaTypes"],
    )
    assert {"types": ["REGIONAL"], "ipAddressType": "ipv4"} == changed["endpointConfiguration"]


@pytest.mark.parametrize("nothing", [None, ""])
def test_compression_without_a_value_is_switched_off(pets: Pets, nothing: str | None) -> None:
    """A patch without a value, or with an empty one, takes the member away (recorded, 2025-07-02)."""
    pets.account.allow_unenforced = True
    pets.account.patch("update_rest_api", ("replace", "/minimumCompressionSize", "10"), restApiId="pets")
    changed = pets.account.patch("update_rest_api", ("replace", "/minimumCompressionSize", nothing), restApiId="pets")

    assert "minimumCompressionSize" not in changed


@pytest.mark.parametrize(
    ("patch", "message"),
    [
        (("add", "/binaryMediaTypes", "x"), "Invalid patch path /binaryMediaTypes"),
        (("replace", "/foo", "x"), "Invalid patch path /foo"),
        (
            ("test", "/endpointConfiguration/types/0", "EDGE"),
            "Invalid patch operation specified. Must be 'add'|'remove'|'replace'",
        ),
        (
            ("remove", "/endpointConfiguration/types/0", "EDGE"),
            "Invalid patch operation specified. Must be 'add'|'remove'|'replace'",
        ),
        (
            ("add", "/minimumCompressionSize", "1"),
            "Invalid patch operation specified. Must be one of: [replace]",
        ),
        (
            ("replace", "/minimumCompressionSize", "x"),
            "Invalid minimum compression size, must be between 0 and 10485760",
        ),
        (
            ("replace", "/endpointConfiguration/types/EDGE", "wrong"),
            "Invalid EndpointTypes specified. Valid options are REGIONAL,EDGE,PRIVATE",
        ),
        (
            ("replace", "/endpointConfiguration/ipAddressType", "wrong"),
            "ipAddressType must be either ipv4 or dualstack.",
        ),
        (("replace", "/apiKeySource", "x"), "Invalid ApiKeySource specified. Valid options are HEADER,AUTHORIZER"),
    ],
)
def test_patch_that_cannot_be_is_refused(pets: Pets, patch: tuple[str, str, str], message: str) -> None:
    """AWS's texts, recorded on 2025-07-02 and 2025-07-07."""
    assert ("BadRequestException", message) == pets.account.patch_refusal("update_rest_api", patch, restApiId="pets")


def test_private_api_becomes_dualstack() -> None:
    """An API that turns private has both kinds of addresses (recorded, 2025-07-07)."""
    pets = Pets(allow_unenforced=True)
    turn = ("replace", "/endpointConfiguration/types/EDGE", "PRIVATE")
    changed = pets.account.patch("update_rest_api", turn, restApiId="pets")
    back = ("replace", "/endpointConfiguration/ipAddressType", "ipv4")

    assert "dualstack" == changed["endpointConfiguration"]["ipAddressType"]
    assert "Only dualstack" in pets.account.patch_refusal("update_rest_api", back, restApiId="pets")[1]


def test_deleted_api_takes_everything_along(pets: Pets) -> None:
    """Resources, deployments and stages go, and no usage plan names a stage any more."""
    pets.deploy()
    plan = pets.account.call("create_usage_plan", name="gold", apiStages=[{"apiId": "pets", "stage": "dev"}])
    pets.account.call("delete_rest_api", restApiId="pets")
    with pets.account.store.reading(ACCOUNT, REGION) as documents:
        left = [documents.list(kind) for kind in ("rest_api", "resource", "deployment", "stage")]

    assert [[], [], [], []] == left
    assert [] == pets.account.call("get_usage_plan", usagePlanId=plan["id"])["apiStages"]


POLICY = {
    "Version": "2012-10-17",
    "Statement": [
        {"Effect": "Allow", "Principal": "*", "Action": "execute-api:Invoke", "Resource": "execute-api:/dev/GET/pets"}
    ],
}
SHOWN = (
    r"{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\","
    r"\"Action\":\"execute-api:Invoke\","
    r"\"Resource\":\"arn:aws:execute-api:eu-west-1:000000000000:pets\/dev\/GET\/pets\"}]}"
)


def test_policy_is_shown_written_out_and_escaped() -> None:
    """However it was saved, and in every read."""
    account = Account(allow_unenforced=True)
    created = account.call("create_rest_api", name="x", tags={"_custom_id_": "pets"}, policy=json.dumps(POLICY))
    patch = ("replace", "/policy", json.dumps(POLICY))
    patched = account.patch("update_rest_api", patch, restApiId="pets")
    read = account.call("get_rest_api", restApiId="pets")

    assert [SHOWN] * 3 == [one["policy"] for one in (created, patched, read)]


def test_other_patches_leave_the_policy_alone() -> None:
    """It is not saved, and so not escaped, a second time; an empty value takes it away."""
    account = Account(allow_unenforced=True)
    account.call("create_rest_api", name="x", tags={"_custom_id_": "pets"}, policy=json.dumps(POLICY))

    assert SHOWN == account.patch("update_rest_api", ("replace", "/name", "y"), restApiId="pets")["policy"]
    assert "policy" not in account.patch("update_rest_api", ("replace", "/policy", ""), restApiId="pets")
