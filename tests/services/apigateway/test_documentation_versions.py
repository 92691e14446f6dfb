from tests.services.account import NOW, Pets

VERSION = {"restApiId": "pets", "documentationVersion": "v1"}
UNKNOWN = ("NotFoundException", "Invalid Documentation version specified")


def test_version_is_made_shown_and_described(pets: Pets) -> None:
    """What it copied is not shown."""
    created = pets.account.call("create_documentation_version", **VERSION, description="first")
    changed = pets.account.patch("update_documentation_version", ("replace", "/description", "1st"), **VERSION)

    assert {"version": "v1", "createdDate": int(NOW), "description": "first"} == created
    assert {**created, "description": "1st"} == changed == pets.account.call("get_documentation_version", **VERSION)
    assert [changed] == pets.account.call("get_documentation_versions", restApiId="pets")["items"]


def test_version_stands_once(pets: Pets) -> None:
    """And is unknown once it is deleted."""
    pets.account.call("create_documentation_version", **VERSION)
    assert "ConflictException" == pets.account.refusal("create_documentation_version", **VERSION)[0]
    pets.account.call("delete_documentation_version", **VERSION)
    assert UNKNOWN == pets.account.refusal("get_documentation_version", **VERSION)


def test_stage_refers_to_a_version_that_is_there(pets: Pets) -> None:
    """By its creation or by a patch; a version that a stage refers to stays."""
    pets.deploy("dev")
    pets.account.call("create_documentation_version", **VERSION, stageName="dev")
    patch = ("replace", "/documentationVersion", "no")
    refused = pets.account.patch_refusal("update_stage", patch, restApiId="pets", stageName="dev")
    kept = pets.account.refusal("delete_documentation_version", **VERSION)
    stage = pets.account.call("get_stage", restApiId="pets", stageName="dev")
    pets.account.patch("update_stage", ("replace", "/documentationVersion", ""), restApiId="pets", stageName="dev")
    pets.account.call("delete_documentation_version", **VERSION)

    assert ("v1", "ConflictException") == (stage["documentationVersion"], kept[0])
    assert ("BadRequestException", "Invalid documentation version specified") == refused
