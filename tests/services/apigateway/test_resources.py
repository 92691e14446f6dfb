import pytest

from tests.services.account import Pets


def paths(pets: Pets) -> list[str]:
    """Return the paths of all resources."""
    return sorted(one["path"] for one in pets.account.call("get_resources", restApiId="pets")["items"])


def test_created_resource_knows_its_path(pets: Pets) -> None:
    """The path is that of the parent and the part."""
    created = pets.account.call("create_resource", restApiId="pets", parentId=pets.resource, pathPart="{petId}")

    expected = {"id": created["id"], "parentId": pets.resource, "pathPart": "{petId}", "path": "/pets/{petId}"}
    assert expected == created


@pytest.mark.parametrize("part", ["", "a/b", "{a", "a}", "{a}b", "{+}", "a b", "{a}+", "ä", "{proxy++}"])
def test_part_that_cannot_be_in_a_path_is_refused(pets: Pets, part: str) -> None:
    """Only letters, digits, a few signs, and braces around the whole."""
    code, message = pets.account.refusal("create_resource", restApiId="pets", parentId=pets.root, pathPart=part)

    assert ("BadRequestException", True) == (code, message.startswith("Resource's path part only allow"))


@pytest.mark.parametrize("part", ["a", "a.b_c-d:e", "{a}", "{proxy+}", "{a.b+}"])
def test_part_that_can_be_in_a_path(pets: Pets, part: str) -> None:
    """What AWS takes is taken."""
    assert part == pets.account.call("create_resource", restApiId="pets", parentId=pets.root, pathPart=part)["pathPart"]


def test_sibling_of_the_same_name_is_refused(pets: Pets) -> None:
    """Recorded, 2024-04-15."""
    expected = ("ConflictException", "Another resource with the same parent already has this name: pets")
    refused = pets.account.refusal("create_resource", restApiId="pets", parentId=pets.root, pathPart="pets")
    assert expected == refused


def test_second_variable_sibling_is_refused(pets: Pets) -> None:
    """Recorded, 2024-04-15."""
    pets.make_resource(pets.root, "{proxy+}")
    _, message = pets.account.refusal("create_resource", restApiId="pets", parentId=pets.root, pathPart="{x}")

    expected = "A sibling ({proxy+}) of this resource already has a variable path part -- only one is allowed"
    assert expected == message


def test_child_of_a_greedy_resource_is_refused(pets: Pets) -> None:
    """Recorded, 2024-04-15."""
    greedy = pets.make_resource(pets.root, "{proxy+}")
    _, message = pets.account.refusal("create_resource", restApiId="pets", parentId=greedy, pathPart="x")

    assert "Cannot create a child of a resource with a greedy path variable: {proxy+}" == message


def test_unknown_parent_is_refused(pets: Pets) -> None:
    """Recorded, 2024-04-15."""
    expected = ("NotFoundException", "Invalid Resource identifier specified")
    assert expected == pets.account.refusal("create_resource", restApiId="pets", parentId="no", pathPart="x")


def test_methods_are_embedded_when_asked_for(pets: Pets) -> None:
    """Without `embed` there are only the verbs."""
    plain = pets.account.call("get_resource", restApiId="pets", resourceId=pets.resource)
    embedded = pets.account.call("get_resource", restApiId="pets", resourceId=pets.resource, embed=["methods"])

    assert {"GET": {}} == plain["resourceMethods"]
    assert "MOCK" == embedded["resourceMethods"]["GET"]["methodIntegration"]["type"]


def test_renamed_resource_takes_its_children_along(pets: Pets) -> None:
    """The paths below follow."""
    child = pets.make_resource(pets.resource, "{petId}")
    pets.make_resource(child, "toys")
    rename = ("replace", "/pathPart", "dogs")
    changed = pets.account.patch("update_resource", rename, restApiId="pets", resourceId=pets.resource)

    assert "/dogs" == changed["path"]
    assert ["/", "/dogs", "/dogs/{petId}", "/dogs/{petId}/toys"] == paths(pets)


def test_moved_resource_takes_its_children_along(pets: Pets) -> None:
    """A subtree below a new parent."""
    other = pets.make_resource(pets.root, "shop")
    pets.make_resource(pets.resource, "{petId}")
    pets.account.patch("update_resource", ("replace", "/parentId", other), restApiId="pets", resourceId=pets.resource)

    assert ["/", "/shop", "/shop/pets", "/shop/pets/{petId}"] == paths(pets)


def test_moved_resource_keeps_its_methods(pets: Pets) -> None:
    """A move changes the place only."""
    rename = ("replace", "/pathPart", "dogs")
    pets.account.patch("update_resource", rename, restApiId="pets", resourceId=pets.resource)

    assert pets.account.call("get_method", **pets.method)["apiKeyRequired"]


def test_resource_below_itself_is_refused(pets: Pets) -> None:
    """Recorded, 2024-04-15."""
    child = pets.make_resource(pets.resource, "{petId}")
    move = ("replace", "/parentId", child)
    refused = pets.account.patch_refusal("update_resource", move, restApiId="pets", resourceId=pets.resource)

    assert ("BadRequestException", "Resources cannot be cyclical.") == refused


def test_move_to_a_sibling_of_the_same_name_is_refused(pets: Pets) -> None:
    """Recorded, 2024-04-15."""
    inner = pets.make_resource(pets.make_resource(pets.root, "shop"), "pets")
    move = ("replace", "/parentId", pets.root)
    refused = pets.account.patch_refusal("update_resource", move, restApiId="pets", resourceId=inner)

    assert ("ConflictException", "Another resource with the same parent already has this name: pets") == refused


@pytest.mark.parametrize("member", ["pathPart", "parentId"])
def test_root_cannot_be_moved(pets: Pets, member: str) -> None:
    """Recorded, 2025-09-03."""
    move = ("replace", f"/{member}", "x")
    refused = pets.account.patch_refusal("update_resource", move, restApiId="pets", resourceId=pets.root)

    assert ("BadRequestException", f"Root resource cannot update its {member}.") == refused


def test_other_paths_are_refused_with_the_list(pets: Pets) -> None:
    """Recorded, 2024-04-15."""
    wrong = ("replace", "/invalid", "x")
    _, message = pets.account.patch_refusal("update_resource", wrong, restApiId="pets", resourceId=pets.resource)

    expected = "Invalid patch path  '/invalid' specified for op 'replace'. Must be one of: [/parentId, /pathPart]"
    assert expected == message


def test_deleted_resource_takes_its_children_along(pets: Pets) -> None:
    """What was below is gone too (recorded, 2024-04-15)."""
    child = pets.make_resource(pets.resource, "{petId}")
    pets.account.call("delete_resource", restApiId="pets", resourceId=pets.resource)

    assert ["/"] == paths(pets)
    assert "NotFoundException" == pets.account.refusal("delete_resource", restApiId="pets", resourceId=child)[0]


def test_root_cannot_be_deleted(pets: Pets) -> None:
    """An API always has its root."""
    refused = pets.account.refusal("delete_resource", restApiId="pets", resourceId=pets.root)

    assert "BadRequestException" == refused[0]
