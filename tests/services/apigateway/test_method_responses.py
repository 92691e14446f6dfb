import pytest

from tests.services.account import Pets

HEADER = "method.response.header.my-header"


def given(pets: Pets) -> dict[str, str]:
    """Return the names of a response that exists."""
    pets.account.call("put_method_response", **pets.method, statusCode="200")
    return {**pets.method, "statusCode": "200"}


def test_put_response_is_answered_as_it_came(pets: Pets) -> None:
    """Empty maps that were given are shown (recorded, 2025-07-01)."""
    maps: dict = {"responseModels": {}, "responseParameters": {}}
    put = pets.account.call("put_method_response", **pets.method, statusCode="200", **maps)

    assert {"statusCode": "200", **maps} == put == pets.account.call("get_method_response", **given_names(pets))


def given_names(pets: Pets) -> dict[str, str]:
    """Return the names of the response for 200."""
    return {**pets.method, "statusCode": "200"}


def test_second_response_of_a_status_is_refused(pets: Pets) -> None:
    """A status code stands on a method once."""
    assert "ConflictException" == pets.account.refusal("put_method_response", **given(pets))[0]


def test_members_are_patched(pets: Pets) -> None:
    """Recorded, 2025-06-30."""
    changed = pets.account.patch(
        "update_method_response",
        ("add", f"/responseParameters/{HEADER}", "true"),
        ("add", "/responseModels/application~1json", "Empty"),
        **given(pets),
    )

    expected = {
        "statusCode": "200",
        "responseParameters": {HEADER: True},
        "responseModels": {"application/json": "Empty"},
    }
    assert expected == changed


@pytest.mark.parametrize(
    ("patch", "code", "message"),
    [
        (("remove", f"/responseParameters/{HEADER}", None), "NotFoundException", "Invalid parameter name specified"),
        (
            ("replace", "/responseModels/application~1json", "Empty"),
            "NotFoundException",
            "Content-Type specified was not found",
        ),
        (("add", f"/wrong/{HEADER}", "true"), "BadRequestException", f"Invalid patch path /wrong/{HEADER}"),
    ],
)
def test_patch_that_cannot_be_is_refused(
    pets: Pets, patch: tuple[str, str, str | None], code: str, message: str
) -> None:
    """AWS's texts, recorded on 2025-07-01."""
    assert (code, message) == pets.account.patch_refusal("update_method_response", patch, **given(pets))


def test_deleted_response_is_gone(pets: Pets) -> None:
    """The method no longer shows responses."""
    names = given(pets)
    pets.account.call("delete_method_response", **names)

    expected = ("NotFoundException", "Invalid Response status code specified")
    assert expected == pets.account.refusal("delete_method_response", **names)
    assert "methodResponses" not in pets.account.call("get_method", **pets.method)


def test_header_has_to_be_one_of_the_response(pets: Pets) -> None:
    """A parameter of something else is refused."""
    wrong = {"method.request.header.x": True}
    code, _ = pets.account.refusal("put_method_response", **pets.method, statusCode="200", responseParameters=wrong)

    assert "BadRequestException" == code
