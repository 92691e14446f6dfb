import pytest

from tests.gatewright_server import Running
from tests.services.account import Pets

UNKNOWN = ("NotFoundException", "Invalid Request Validator identifier specified")


def make(pets: Pets) -> dict[str, str]:
    """Create a validator and return what names it."""
    created = pets.account.call("create_request_validator", restApiId="pets", name="strict")
    return {"restApiId": "pets", "requestValidatorId": created["id"]}


def test_validator_looks_at_nothing_unless_told(pets: Pets) -> None:
    """Recorded (test_request_validator_lifecycle)."""
    names = make(pets)
    shown = {
        "id": names["requestValidatorId"],
        "name": "strict",
        "validateRequestBody": False,
        "validateRequestParameters": False,
    }

    assert shown == pets.account.call("get_request_validator", **names)
    assert [shown] == pets.account.call("get_request_validators", restApiId="pets")["items"]


def test_members_are_patched(pets: Pets) -> None:
    """Recorded: without a value it is false again."""
    names = make(pets)
    on = pets.account.patch("update_request_validator", ("replace", "/validateRequestBody", "true"), **names)
    off = pets.account.patch("update_request_validator", ("replace", "/validateRequestBody", None), **names)

    assert (True, False) == (on["validateRequestBody"], off["validateRequestBody"])


@pytest.mark.parametrize(
    ("patch", "message"),
    [
        (
            ("add", "/validateRequestBody", "true"),
            "Invalid patch path  '/validateRequestBody' specified for op 'add'. Please choose supported operations",
        ),
        (
            ("replace", "/invalidPath", "true"),
            (
                "Invalid patch path  '/invalidPath' specified for op 'replace'. Must be one of: [/name, "
                "/validateRequestParameters, /validateRequestBody]"
            ),
        ),
        (("replace", "/name", None), "Request Validator name cannot be blank"),
    ],
)
def test_patch_that_cannot_be_is_refused(pets: Pets, patch: tuple[str, str, str | None], message: str) -> None:
    """Recorded (test_invalid_update_request_validator_operations)."""
    refused = pets.account.patch_refusal("update_request_validator", patch, **make(pets))

    assert ("BadRequestException", message) == refused


@pytest.mark.parametrize("name", ["get_request_validator", "update_request_validator", "delete_request_validator"])
def test_unknown_validator_is_refused(pets: Pets, name: str) -> None:
    """Recorded, for an unknown API, too."""
    names = make(pets)

    assert UNKNOWN == pets.account.refusal(name, **{**names, "requestValidatorId": "no"})
    assert UNKNOWN == pets.account.refusal(name, **{**names, "restApiId": "no"})


def test_unknown_api_is_refused_in_two_ways(pets: Pets) -> None:
    """Recorded (test_validators_crud_no_api)."""
    assert ("BadRequestException", "Invalid REST API identifier specified") == pets.account.refusal(
        "create_request_validator", restApiId="no", name="x"
    )
    assert ("NotFoundException", "Invalid API identifier specified 000000000000:no") == pets.account.refusal(
        "get_request_validators", restApiId="no"
    )


def test_method_names_a_validator_of_its_api(pets: Pets) -> None:
    """Recorded (test_put_method_validation, test_update_method_validation); one in use stays (inferred)."""
    pets.account.allow_unenforced = True
    names = make(pets)
    wrong = ("replace", "/requestValidatorId", "no")
    right = ("replace", "/requestValidatorId", names["requestValidatorId"])
    refused = pets.account.patch_refusal("update_method", wrong, **pets.method)
    pets.account.patch("update_method", right, **pets.method)

    assert ("BadRequestException", "Invalid Request Validator identifier specified") == refused
    assert (
        "ConflictException",
        "Cannot delete request validator 'strict', is referenced in method: /pets/GET",
    ) == pets.account.refusal("delete_request_validator", **names)


def test_validators_by_boto3(gateway: Running) -> None:
    """Create, list and delete as a user does."""
    client = gateway.client()
    api = client.create_rest_api(name="validated")["id"]
    made = client.create_request_validator(restApiId=api, name="all", validateRequestBody=True)
    names = {"restApiId": api, "requestValidatorId": made["id"]}

    assert (201, True, False) == (
        made["ResponseMetadata"]["HTTPStatusCode"],
        made["validateRequestBody"],
        made["validateRequestParameters"],
    )
    assert 202 == client.delete_request_validator(**names)["ResponseMetadata"]["HTTPStatusCode"]
    assert [] == client.get_request_validators(restApiId=api)["items"]
