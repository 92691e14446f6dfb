from typing import Any

import pytest

from gatewright.aws.openapi.definition import Definition, MethodDefinition
from gatewright.services.apigateway.import_steps import Import
from gatewright.wire.errors import ServiceError
from tests.services.account import ACCOUNT, REGION, Pets

URI = (
    "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/"
    "arn:aws:lambda:eu-west-1:000000000000:function:guard/invocations"
)
GUARD: dict[str, Any] = {
    "name": "guard",
    "type": "TOKEN",
    "authorizerUri": URI,
    "identitySource": "method.request.header.Authorization",
}
NONE = {"authorizationType": "NONE"}


def run(pets: Pets, definition: Definition, *, fail_on_warnings: bool = False) -> None:
    """Import into the API `pets`."""
    with pets.account.store.transaction(ACCOUNT, REGION) as documents:
        Import(documents, pets.account.operation({}), "pets", definition).run(fail_on_warnings=fail_on_warnings)


def refusal(pets: Pets, definition: Definition, *, fail_on_warnings: bool = False) -> str:
    """Import what has to be refused; return the message."""
    with pytest.raises(ServiceError) as caught:
        run(pets, definition, fail_on_warnings=fail_on_warnings)
    assert "BadRequestException" == caught.value.code
    return caught.value.message


def test_errors_of_all_parts_are_told_together(pets: Pets) -> None:
    """In AWS's form (reported by users): a line for each, then the warnings."""
    definition = Definition(
        api={},
        paths=("/a{b",),
        models=({"name": "Pet", "contentType": "application/json", "schema": {"example": 1}},),
        methods=(
            MethodDefinition(path="/pets", verb="POST", put={**NONE, "requestModels": {"application/json": "No"}}),
        ),
        warnings=("Reference to model 'No' not found. Ignoring.",),
    )

    assert (
        "Errors found during import:"
        "\n\tUnable to create model for 'Pet': Invalid model specified: Validation Result: warnings : [], errors : "
        '[Invalid model schema specified. Unsupported keyword(s): ["example"]]'
        "\n\tUnable to create resource at path '/a{b': Resource's path part only allow a-zA-Z0-9._-: or a valid greedy "
        "path variable and curly braces at the beginning and the end."
        "\n\tUnable to put method 'POST' on resource at path '/pets': Invalid model identifier specified: No"
        "\nAdditionally, these warnings were found:"
        "\n\tReference to model 'No' not found. Ignoring."
    ) == refusal(pets, definition)


def test_one_error_changes_nothing(pets: Pets) -> None:
    """Documented: the new definition is discarded."""
    definition = Definition(api={}, paths=("/toys", "/{a"))
    refusal(pets, definition)

    assert {"/", "/pets"} == {one["path"] for one in pets.account.call("get_resources", restApiId="pets")["items"]}


def test_warnings_fail_when_asked_to(pets: Pets) -> None:
    """Reported by users: "Warnings found during import:"."""
    definition = Definition(api={}, warnings=("a", "b"))
    run(pets, definition)

    assert "Warnings found during import:\n\ta\n\tb" == refusal(pets, definition, fail_on_warnings=True)


def test_authorizer_of_a_known_name_keeps_its_id(pets: Pets) -> None:
    """And with it the methods that have it."""
    made = pets.account.call("create_authorizer", restApiId="pets", **GUARD)
    run(pets, Definition(api={}, authorizers=({**GUARD, "authorizerResultTtlInSeconds": 10},)))
    (found,) = pets.account.call("get_authorizers", restApiId="pets")["items"]

    assert (made["id"], 10) == (found["id"], found["authorizerResultTtlInSeconds"])


def test_method_gets_its_authorizer_and_its_validator_by_name(pets: Pets) -> None:
    """One that is not there is an error."""
    pets.account.allow_unenforced = True
    definition = Definition(
        api={},
        paths=("/toys",),
        authorizers=(GUARD,),
        validators=({"name": "all", "validateRequestBody": True},),
        methods=(
            MethodDefinition(
                path="/toys", verb="GET", put={"authorizationType": "CUSTOM"}, authorizer="guard", validator="all"
            ),
        ),
    )
    run(pets, definition)
    (toys,) = (one for one in pets.account.call("get_resources", restApiId="pets")["items"] if one["path"] == "/toys")
    method = pets.account.call("get_method", restApiId="pets", resourceId=toys["id"], httpMethod="GET")
    wrong = MethodDefinition(path="/toys", verb="PUT", put=NONE, validator="no")

    (guard,) = pets.account.call("get_authorizers", restApiId="pets")["items"]
    (validator,) = pets.account.call("get_request_validators", restApiId="pets")["items"]
    assert (guard["id"], validator["id"]) == (method["authorizerId"], method["requestValidatorId"])
    assert "Invalid Request Validator identifier specified" in refusal(pets, Definition(api={}, methods=(wrong,)))


def test_method_that_is_there_is_replaced(pets: Pets) -> None:
    """With all below it."""
    again = MethodDefinition(path="/pets", verb="GET", put={**NONE, "operationName": "again"})
    run(pets, Definition(api={}, methods=(again,)))

    assert {
        "httpMethod": "GET",
        "authorizationType": "NONE",
        "apiKeyRequired": False,
        "operationName": "again",
    } == pets.account.call("get_method", **pets.method)
