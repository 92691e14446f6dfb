import pytest

from tests.services.account import Pets


def test_put_method_is_answered_with_aws_defaults(pets: Pets) -> None:
    """Members as AWS answered them on 2024-04-15."""
    put = pets.account.call("put_method", **{**pets.method, "httpMethod": "ANY"}, authorizationType="NONE")

    assert {"httpMethod": "ANY", "authorizationType": "NONE", "apiKeyRequired": False} == put


def test_get_method_holds_everything_below(pets: Pets) -> None:
    """Responses and the integration are parts of the method."""
    pets.account.call("put_method_response", **pets.method, statusCode="200")

    assert {"methodIntegration", "methodResponses"} <= set(pets.account.call("get_method", **pets.method))


@pytest.mark.parametrize(
    ("params", "message"),
    [
        (
            {"httpMethod": "TRACE"},
            "Invalid HttpMethod specified. Valid options are GET,PUT,POST,DELETE,PATCH,OPTIONS,HEAD,ANY",
        ),
        (
            {"authorizationType": "CUSTOM"},
            (
                "Invalid authorizer ID specified. Setting the authorization type to CUSTOM or COGNITO_USER_POOLS "
                "requires a valid authorizer."
            ),
        ),
        (
            {"requestParameters": {"method.request.header.a": True, "method.request.querystring.a": True}},
            "Parameter names must be unique across querystring, header and path",
        ),
        ({"requestModels": {"application/json": "petModel"}}, "Invalid model identifier specified: petModel"),
        (
            {"authorizationType": "x"},
            "Invalid authorization type specified. Valid options are NONE,AWS_IAM,CUSTOM,COGNITO_USER_POOLS,JWT",
        ),
    ],
)
def test_method_that_cannot_be_is_refused(pets: Pets, params: dict, message: str) -> None:
    """AWS's texts, recorded on 2024-04-15 but for the last."""
    given = {**pets.method, "httpMethod": "PUT", "authorizationType": "NONE", **params}

    assert ("BadRequestException", message) == pets.account.refusal("put_method", **given)


def test_authorization_type_is_taken_in_any_letters(pets: Pets) -> None:
    """It is answered in capitals.

    recorded: LocalStack, AWS-validated test_put_integration_responses (2023-05-26).
    """
    given = {**pets.method, "httpMethod": "PUT", "authorizationType": "none"}

    assert "NONE" == pets.account.call("put_method", **given)["authorizationType"]


def test_second_method_of_a_verb_is_refused(pets: Pets) -> None:
    """A verb stands on a resource once."""
    refused = pets.account.refusal("put_method", **pets.method, authorizationType="NONE")

    assert ("ConflictException", "Method already exists for this resource") == refused


def test_deleted_method_is_gone(pets: Pets) -> None:
    """The resource no longer shows methods (recorded, 2024-04-15)."""
    pets.account.call("delete_method", **pets.method)

    assert "Invalid Method identifier specified" == pets.account.refusal("get_method", **pets.method)[1]
    assert "resourceMethods" not in pets.account.call("get_resource", restApiId="pets", resourceId=pets.resource)


def test_members_are_patched(pets: Pets) -> None:
    """Each path of the table changes its member."""
    changed = pets.account.patch(
        "update_method",
        ("replace", "/apiKeyRequired", "false"),
        ("replace", "/operationName", "ListPets"),
        ("add", "/requestParameters/method.request.querystring.kind", "true"),
        ("add", "/requestModels/application~1json", "Empty"),
        **pets.method,
    )

    assert (False, "ListPets") == (changed["apiKeyRequired"], changed["operationName"])
    assert {"method.request.querystring.kind": True} == changed["requestParameters"]
    assert {"application/json": "Empty"} == changed["requestModels"]


def test_empty_maps_are_not_shown(pets: Pets) -> None:
    """The map goes with its last entry (recorded, 2024-04-15)."""
    name = "/requestParameters/method.request.querystring.kind"
    pets.account.patch("update_method", ("add", name, "true"), **pets.method)

    assert "requestParameters" not in pets.account.patch("update_method", ("remove", name, None), **pets.method)


@pytest.mark.parametrize(
    ("patch", "message"),
    [
        (("remove", "/apiKeyRequired", None), "Invalid patch operation specified. Must be one of: [replace]"),
        (("replace", "/httpMethod", "PUT"), "Invalid patch path /httpMethod"),
        (("replace", "/requestParameters", "x"), "Invalid patch path /requestParameters"),
        (("add", "/requestModels/application/json", "Empty"), "Invalid patch path /requestModels/application/json"),
    ],
)
def test_patch_that_cannot_be_is_refused(pets: Pets, patch: tuple[str, str, str | None], message: str) -> None:
    """AWS's texts, recorded on 2024-04-15."""
    assert ("BadRequestException", message) == pets.account.patch_refusal("update_method", patch, **pets.method)


def test_authorizer_of_an_open_method_is_not_kept(pets: Pets) -> None:
    """Setting only the id changes nothing (recorded, 2024-04-15)."""
    changed = pets.account.patch("update_method", ("replace", "/authorizerId", "a"), **pets.method)

    assert "authorizerId" not in changed
