from typing import Any

import pytest

from tests.services.account import Pets

TEMPLATES = {"application/json": '"created"'}


def names(pets: Pets) -> dict[str, str]:
    """Return the names of the response for 200."""
    return {**pets.method, "statusCode": "200"}


def put(pets: Pets, **params: Any) -> dict:
    """Put the response for 200."""
    return pets.account.call("put_integration_response", **names(pets), **params)


def test_put_response_is_answered_as_it_came(pets: Pets) -> None:
    """Recorded, 2025-06-11."""
    expected = {"statusCode": "200", "selectionPattern": "", "responseTemplates": TEMPLATES}
    answered = put(pets, selectionPattern="", responseTemplates=TEMPLATES)

    assert expected == answered == pets.account.call("get_integration_response", **names(pets))


def test_empty_template_is_shown_as_null(pets: Pets) -> None:
    """Recorded, 2026-02-12."""
    assert {"application/json": None} == put(pets, responseTemplates={"application/json": ""})["responseTemplates"]


def test_second_response_takes_the_place_of_the_first(pets: Pets) -> None:
    """Recorded, 2025-06-11: a put overwrites."""
    put(pets, selectionPattern="first", responseTemplates=TEMPLATES)

    assert {"statusCode": "200", "selectionPattern": "second"} == put(pets, selectionPattern="second")


def test_header_needs_its_method_response(pets: Pets) -> None:
    """What is mapped has to be declared on the method."""
    mapped = {"method.response.header.x": "'y'"}
    code, _ = pets.account.refusal("put_integration_response", **names(pets), responseParameters=mapped)
    declared = {"method.response.header.x": True}
    pets.account.call("put_method_response", **names(pets), responseParameters=declared)

    assert ("BadRequestException", mapped) == (code, put(pets, responseParameters=mapped)["responseParameters"])


def test_members_are_patched(pets: Pets) -> None:
    """Recorded, 2025-06-11."""
    put(pets, selectionPattern="", responseTemplates=TEMPLATES)
    patch = ("replace", "/selectionPattern", "updated-pattern")
    changed = pets.account.patch("update_integration_response", patch, **names(pets))

    expected = {"statusCode": "200", "selectionPattern": "updated-pattern", "responseTemplates": TEMPLATES}
    assert expected == changed


def test_deleted_response_is_gone(pets: Pets) -> None:
    """The integration no longer shows responses."""
    put(pets)
    pets.account.call("delete_integration_response", **names(pets))

    assert "integrationResponses" not in pets.account.call("get_integration", **pets.method)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"resourceId": "no"}, "Invalid Resource identifier specified"),
        ({"restApiId": "no"}, "Invalid Resource identifier specified"),
        ({"httpMethod": "PUT"}, "Invalid Integration identifier specified"),
        ({"statusCode": "400"}, "Invalid Response status code specified"),
    ],
)
def test_deletion_of_what_is_not_there(pets: Pets, changed: dict[str, str], message: str) -> None:
    """AWS's texts, recorded on 2025-08-21."""
    put(pets)
    refused = pets.account.refusal("delete_integration_response", **{**names(pets), **changed})

    assert ("NotFoundException", message) == refused
