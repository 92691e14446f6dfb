"""API mappings."""

from typing import Any

import pytest

from gatewright.lab.domain import add_domain
from gatewright.lab.estate import build
from tests.gatewright_server import running
from tests.services.domain_account import NAME, DomainAccount, regional


@pytest.fixture
def domains() -> DomainAccount:
    """Return an account with one domain name."""
    made = DomainAccount()
    made.domain()
    return made


def call(domains: DomainAccount, name: str, **params: Any) -> dict[str, Any]:
    """Call V2 about the domain name."""
    return domains.account.call(name, service="apigatewayv2", **{"DomainName": NAME, **params})


def created(domains: DomainAccount, key: str | None = None, **more: Any) -> dict[str, Any]:
    """Create a mapping."""
    given = {"ApiId": "pets", "Stage": "prod", **({} if key is None else {"ApiMappingKey": key}), **more}
    return call(domains, "create_api_mapping", **given)


@pytest.mark.parametrize(
    ("key", "shown"), [("orders/v1/items", "orders/v1/items"), ("", ""), (None, ""), ("(none)", "")]
)
def test_a_key_may_have_several_segments_or_none(domains: DomainAccount, key: str | None, shown: str) -> None:
    """Of an empty one, V1 says `(none)`."""
    made = created(domains, key)

    assert {"ApiId": "pets", "ApiMappingId": made["ApiMappingId"], "ApiMappingKey": shown, "Stage": "prod"} == made
    assert made == call(domains, "get_api_mapping", ApiMappingId=made["ApiMappingId"])
    assert [{"basePath": shown or "(none)", "restApiId": "pets", "stage": "prod"}] == domains.call(
        "get_base_path_mappings", domainName=NAME
    )["items"]


def test_mappings_of_both_versions_are_one_set(domains: DomainAccount) -> None:
    """What V1 made has an id for V2 too."""
    domains.call("create_base_path_mapping", domainName=NAME, basePath="shop", restApiId="pets", stage="prod")
    created(domains, "orders/v1")
    listed = call(domains, "get_api_mappings")["Items"]

    assert ["shop", "orders/v1"] == [one["ApiMappingKey"] for one in listed]
    assert all(one["ApiMappingId"] for one in listed)
    assert "ConflictException" == refusal(domains, ApiMappingKey="shop")


def test_a_mapping_can_be_changed_and_deleted(domains: DomainAccount) -> None:
    """Its id stays."""
    made = created(domains, "orders/v1")
    changed = call(
        domains, "update_api_mapping", ApiId="pets", ApiMappingId=made["ApiMappingId"], ApiMappingKey="orders/v2"
    )
    assert {**made, "ApiMappingKey": "orders/v2"} == changed
    assert [changed] == call(domains, "get_api_mappings")["Items"]
    call(domains, "delete_api_mapping", ApiMappingId=made["ApiMappingId"])
    assert [] == call(domains, "get_api_mappings")["Items"]


def refusal(domains: DomainAccount, **params: Any) -> str:
    """Try to create a mapping, and return the code of the refusal."""
    given = {"DomainName": NAME, "ApiId": "pets", "Stage": "prod", **params}
    return domains.account.refusal("create_api_mapping", service="apigatewayv2", **given)[0]


@pytest.mark.parametrize(
    ("params", "code"),
    [
        ({"ApiMappingKey": "/orders"}, "BadRequestException"),
        ({"ApiMappingKey": "orders//v1"}, "BadRequestException"),
        ({"ApiMappingKey": "orders/"}, "BadRequestException"),
        ({"ApiMappingKey": "or ders"}, "BadRequestException"),
        ({"ApiMappingKey": "x" * 301}, "BadRequestException"),
        ({"ApiId": "none"}, "NotFoundException"),
        ({"Stage": "none"}, "NotFoundException"),
        ({"DomainName": "other.example.com"}, "NotFoundException"),
    ],
)
def test_what_cannot_be_mapped_is_refused(domains: DomainAccount, params: dict[str, Any], code: str) -> None:
    """Nothing is stored."""
    assert code == refusal(domains, **params)
    assert [] == call(domains, "get_api_mappings")["Items"]


def test_several_segments_need_tls_1_2(domains: DomainAccount) -> None:
    """One segment does not."""
    domains.call("create_domain_name", **regional(domains.arn, "old.example.com", securityPolicy="TLS_1_0"))

    assert "BadRequestException" == refusal(domains, DomainName="old.example.com", ApiMappingKey="a/b")
    assert created(domains, "a", DomainName="old.example.com")


def test_a_mapping_that_is_not_there_is_told(domains: DomainAccount) -> None:
    """By its id."""
    told = domains.account.refusal("get_api_mapping", service="apigatewayv2", DomainName=NAME, ApiMappingId="nope")

    assert ("NotFoundException", "Unable to find ApiMapping with ID nope") == told


def test_boto3_maps_several_segments_and_the_longest_wins() -> None:
    """On real sockets."""
    with running() as server:
        estate = build(server.client())
        name = add_domain(estate, base_path="shop")
        v2 = server.client("apigatewayv2")
        v2.create_api_mapping(DomainName=name, ApiId=estate.api_id, Stage="prod", ApiMappingKey="shop/v1/deep")
        paths = ("/shop/pets", "/shop/v1/deep/pets", "/shop/v1/pets", "/pets")

        assert [200, 200, 403, 403] == [server.send("GET", path, host=name).status for path in paths]
        assert 2 == len(v2.get_api_mappings(DomainName=name)["Items"])
