"""Base path mappings."""

from typing import Any

import pytest

from tests.services.domain_account import NAME, DomainAccount


@pytest.fixture
def domains() -> DomainAccount:
    """Return an account with one domain name."""
    made = DomainAccount()
    made.domain()
    return made


@pytest.mark.parametrize("given", [None, "", "(none)"])
def test_a_mapping_without_a_path_is_for_all_paths(domains: DomainAccount, given: str | None) -> None:
    """AWS writes it `(none)`."""
    more = {} if given is None else {"basePath": given}
    created = domains.call("create_base_path_mapping", domainName=NAME, restApiId="pets", stage="prod", **more)

    assert {"basePath": "(none)", "restApiId": "pets", "stage": "prod"} == created
    assert created == domains.call("get_base_path_mapping", domainName=NAME, basePath="(none)")


@pytest.mark.parametrize("stage", [None, "", "(none)"])
def test_a_mapping_without_a_stage_leaves_it_to_the_path(domains: DomainAccount, stage: str | None) -> None:
    """Then the caller names it."""
    more = {} if stage is None else {"stage": stage}

    assert {"basePath": "shop", "restApiId": "pets"} == domains.call(
        "create_base_path_mapping", domainName=NAME, basePath="shop", restApiId="pets", **more
    )


def test_mappings_are_listed_page_by_page(domains: DomainAccount) -> None:
    """In the order of their creation."""
    for path in ("a", "b", "c"):
        domains.call("create_base_path_mapping", domainName=NAME, basePath=path, restApiId="pets", stage="prod")
    first = domains.call("get_base_path_mappings", domainName=NAME, limit=2)
    rest = domains.call("get_base_path_mappings", domainName=NAME, position=first["position"])

    assert ["a", "b", "c"] == [one["basePath"] for one in (*first["items"], *rest["items"])]


@pytest.mark.parametrize(
    ("params", "code", "message"),
    [
        ({"basePath": "shop"}, "ConflictException", "Base path already exists for this domain name"),
        (
            {"basePath": "a/b"},
            "BadRequestException",
            (
                "API Gateway V1 doesn't support the slash character (/) in base path mappings. To create a multi-level"
                " base path mapping, use API Gateway V2."
            ),
        ),
        (
            {"basePath": "a b"},
            "BadRequestException",
            "Invalid base path: it can contain letters, numbers, and one of $-_.+!*'()",
        ),
        ({"restApiId": "none"}, "BadRequestException", "Invalid REST API identifier specified"),
        ({"stage": "none"}, "BadRequestException", "Invalid stage identifier specified"),
        ({"domainName": "b.example.com"}, "NotFoundException", "Invalid domain name identifier specified"),
    ],
)
def test_what_cannot_be_mapped_is_refused(
    domains: DomainAccount, params: dict[str, Any], code: str, message: str
) -> None:
    """Each path leads to one stage that exists."""
    given = {"domainName": NAME, "basePath": "shop", "restApiId": "pets", "stage": "prod"}
    domains.call("create_base_path_mapping", **given)

    assert (code, message) == domains.refusal("create_base_path_mapping", **{**given, "basePath": "toys", **params})


def test_path_and_stage_can_be_changed(domains: DomainAccount) -> None:
    """Under the rules of creation."""
    domains.call("create_base_path_mapping", domainName=NAME, basePath="shop", restApiId="pets", stage="prod")
    changed = domains.account.patch(
        "update_base_path_mapping",
        ("replace", "/basePath", "toys"),
        ("replace", "/stage", "(none)"),
        domainName=NAME,
        basePath="shop",
    )

    assert {"basePath": "toys", "restApiId": "pets"} == changed
    assert [changed] == domains.call("get_base_path_mappings", domainName=NAME)["items"]
    assert ("BadRequestException", "Invalid REST API identifier specified") == domains.account.patch_refusal(
        "update_base_path_mapping", ("replace", "/restapiId", "none"), domainName=NAME, basePath="toys"
    )


def test_a_deleted_mapping_is_gone(domains: DomainAccount) -> None:
    """And is told to be."""
    told = ("NotFoundException", "Invalid base path mapping identifier specified")
    domains.call("create_base_path_mapping", domainName=NAME, restApiId="pets", stage="prod")
    domains.call("delete_base_path_mapping", domainName=NAME, basePath="(none)")

    assert told == domains.refusal("get_base_path_mapping", domainName=NAME, basePath="(none)")
    assert told == domains.refusal("delete_base_path_mapping", domainName=NAME, basePath="shop")
