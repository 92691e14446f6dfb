import json
from typing import Any

import pytest

from tests.services.account import Pets

PART: dict[str, Any] = {
    "restApiId": "pets",
    "location": {"type": "API"},
    "properties": '{ "description": "Sample API description" }',
}
UNKNOWN = ("NotFoundException", "Invalid Documentation part identifier specified")


def make(pets: Pets, **location: str) -> dict[str, str]:
    """Create a part and return what names it."""
    made = pets.account.call("create_documentation_part", **{**PART, "location": location or PART["location"]})
    return {"restApiId": "pets", "documentationPartId": made["id"]}


def test_part_is_shown_as_it_was_made(pets: Pets) -> None:
    """Recorded (test_documentation_part_lifecycle)."""
    names = make(pets)
    shown = {"id": names["documentationPartId"], "location": {"type": "API"}, "properties": PART["properties"]}

    assert shown == pets.account.call("get_documentation_part", **names)
    assert [shown] == pets.account.call("get_documentation_parts", restApiId="pets")["items"]


def test_properties_are_replaced(pets: Pets) -> None:
    """And nothing else is."""
    changed = pets.account.patch("update_documentation_part", ("replace", "/properties", '{"a": 1}'), **make(pets))

    assert '{"a": 1}' == changed["properties"]


@pytest.mark.parametrize(
    ("patch", "message"),
    [
        (
            ("add", "/properties", "{}"),
            "Invalid patch path  '/properties' specified for op 'add'. Please choose supported operations",
        ),
        (
            ("replace", "/invalidPath", "{}"),
            "Invalid patch path  '/invalidPath' specified for op 'replace'. Must be one of: [/properties]",
        ),
    ],
)
def test_patch_that_cannot_be_is_refused(pets: Pets, patch: tuple[str, str, str], message: str) -> None:
    """Recorded (test_invalid_update_documentation_part)."""
    refused = pets.account.patch_refusal("update_documentation_part", patch, **make(pets))

    assert ("BadRequestException", message) == refused


def test_unknown_part_is_refused(pets: Pets) -> None:
    """Recorded; deleting names the API where that is unknown."""
    names = make(pets)
    pets.account.call("delete_documentation_part", **names)

    for name in ("get_documentation_part", "update_documentation_part", "delete_documentation_part"):
        assert UNKNOWN == pets.account.refusal(name, **names)
    assert UNKNOWN == pets.account.refusal("get_documentation_part", **{**names, "restApiId": "no"})
    unknown_api = ("NotFoundException", "Invalid API identifier specified 000000000000:no")
    assert unknown_api == pets.account.refusal("delete_documentation_part", **{**names, "restApiId": "no"})
    assert unknown_api == pets.account.refusal("create_documentation_part", **{**PART, "restApiId": "no"})


def test_each_place_has_one_part(pets: Pets) -> None:
    """A second one is a conflict."""
    make(pets, type="METHOD", path="/pets", method="GET")

    assert (
        "ConflictException"
        == pets.account.refusal(
            "create_documentation_part", **{**PART, "location": {"type": "METHOD", "path": "/pets", "method": "GET"}}
        )[0]
    )


def test_parts_are_found_by_type_path_and_name(pets: Pets) -> None:
    """Each narrows the listing."""
    make(pets)
    make(pets, type="METHOD", path="/pets", method="GET")
    make(pets, type="MODEL", name="PetModel")

    def found(**asked: str) -> list[str]:
        listed = pets.account.call("get_documentation_parts", restApiId="pets", **asked)["items"]
        return [one["location"]["type"] for one in listed]

    assert [["METHOD"], ["METHOD"], ["MODEL"], ["API", "METHOD", "MODEL"]] == [
        found(type="METHOD"),
        found(path="/pets"),
        found(nameQuery="Pet"),
        found(),
    ]
    assert (
        "NotImplementedException"
        == pets.account.refusal("get_documentation_parts", restApiId="pets", locationStatus="UNDOCUMENTED")[0]
    )


def test_properties_have_to_be_an_object(pets: Pets) -> None:
    """Of JSON."""
    for properties in ("", "x", "[]"):
        code, _ = pets.account.refusal("create_documentation_part", **{**PART, "properties": properties})
        assert "BadRequestException" == code


def test_parts_are_imported(pets: Pets) -> None:
    """One of a known place is replaced; an import that overwrites takes the others away."""
    make(pets)
    make(pets, type="MODEL", name="PetModel")
    part = {"location": {"type": "API"}, "properties": {"description": "new"}}
    body = json.dumps({"swagger": "2.0", "x-amazon-apigateway-documentation": {"documentationParts": [part]}}).encode()

    counts = []
    for mode in ("merge", "overwrite"):
        ids = pets.account.call("import_documentation_parts", restApiId="pets", body=body, mode=mode)["ids"]
        listed = pets.account.call("get_documentation_parts", restApiId="pets")["items"]
        counts.append((len(ids), len(listed), set(ids) <= {one["id"] for one in listed}))
    assert [(1, 2, True), (1, 1, True)] == counts
    assert ("BadRequestException", "Unable to build importer with provided input.") == pets.account.refusal(
        "import_documentation_parts", restApiId="pets", body=b"x"
    )
