"""Private custom domain names."""

import json
from typing import Any

import pytest

from gatewright.services.apigateway.private_domain_names import check, is_private, key
from gatewright.wire.errors import ServiceError
from tests.services.domain_account import NAME, DomainAccount, regional

PRIVATE = {"types": ["PRIVATE"]}
ALLOW: dict[str, Any] = {
    "Version": "2012-10-17",
    "Statement": [
        {"Effect": "Allow", "Principal": "*", "Action": "execute-api:Invoke", "Resource": ["execute-api:/*"]},
    ],
}


@pytest.fixture
def domains() -> DomainAccount:
    """Return an account without domain names."""
    return DomainAccount()


def private(domains: DomainAccount, **more: Any) -> dict[str, Any]:
    """Create a private domain name."""
    given = {"domainName": NAME, "certificateArn": domains.arn, "endpointConfiguration": PRIVATE, **more}
    return domains.call("create_domain_name", **given)


def test_a_private_name_has_an_id_and_an_arn_of_its_own(domains: DomainAccount) -> None:
    """No name of AWS's leads to it."""
    made = private(domains, policy=json.dumps(ALLOW))
    arn = f"arn:aws:apigateway:eu-west-1:000000000000:/domainnames/{NAME}+{made['domainNameId']}"
    named = {"domainName": NAME, "domainNameId": made["domainNameId"]}

    assert made == {
        "domainName": NAME,
        "domainNameId": made["domainNameId"],
        "domainNameArn": arn,
        "certificateArn": domains.arn,
        "certificateUploadDate": made["certificateUploadDate"],
        "endpointConfiguration": {"types": ["PRIVATE"], "ipAddressType": "dualstack"},
        "domainNameStatus": "AVAILABLE",
        "securityPolicy": "TLS_1_2",
        "routingMode": "BASE_PATH_MAPPING_ONLY",
        "policy": made["policy"],
        "tags": {},
    }
    assert made == domains.call("get_domain_name", **named)
    assert [arn] == [one["domainNameArn"] for one in domains.call("get_domain_names")["items"]]


def test_its_policy_names_it(domains: DomainAccount) -> None:
    """Short resources are written out."""
    made = private(domains, policy=json.dumps(ALLOW))
    (statement,) = json.loads(made["policy"])["Statement"]

    assert [f"arn:aws:execute-api:eu-west-1:000000000000:/domainnames/{NAME}+{made['domainNameId']}"] == statement[
        "Resource"
    ]


def test_several_may_have_one_name_besides_a_public_one(domains: DomainAccount) -> None:
    """Each is asked for by its id, the public one without any."""
    one, other = private(domains), private(domains)
    public = domains.domain()

    assert one["domainNameId"] != other["domainNameId"]
    for made in (one, other):
        named = {"domainName": NAME, "domainNameId": made["domainNameId"]}
        assert made == domains.call("get_domain_name", **named)
    assert public == domains.call("get_domain_name", domainName=NAME)
    assert 3 == len(domains.call("get_domain_names")["items"])
    assert "NotFoundException" == domains.refusal("get_domain_name", domainName=NAME, domainNameId="none")[0]


def test_a_private_name_leads_to_private_apis(domains: DomainAccount) -> None:
    """By the id, in all operations on mappings."""
    made = private(domains)
    named = {"domainName": NAME, "domainNameId": made["domainNameId"]}
    to_pets = {**named, "restApiId": "pets", "stage": "prod", "basePath": "v1"}
    refused = domains.refusal("create_base_path_mapping", **to_pets)
    domains.account.patch(
        "update_rest_api", ("replace", "/endpointConfiguration/types/EDGE", "PRIVATE"), restApiId="pets"
    )
    mapped = domains.call("create_base_path_mapping", **to_pets)

    assert "A private domain name can be mapped to private APIs only" == refused[1]
    assert {"basePath": "v1", "restApiId": "pets", "stage": "prod"} == mapped
    assert [mapped] == domains.call("get_base_path_mappings", **named)["items"]
    assert mapped == domains.call("get_base_path_mapping", basePath="v1", **named)
    assert "NotFoundException" == domains.refusal("get_base_path_mappings", domainName=NAME)[0]
    domains.call("delete_base_path_mapping", basePath="v1", **named)
    assert [] == domains.call("get_base_path_mappings", **named)["items"]
    domains.call("delete_domain_name", **named)
    assert [] == domains.call("get_domain_names")["items"]


@pytest.mark.parametrize(
    ("params", "message"),
    [
        ({"policy": "{}"}, "Invalid policy document"),
        ({"policy": "no"}, "Invalid policy document"),
        ({"endpointConfiguration": {"types": ["PRIVATE"], "ipAddressType": "ipv4"}}, "Only dualstack ipAddressType"),
        ({"endpointConfiguration": {"types": ["PRIVATE", "REGIONAL"]}}, "A certificate is required"),
        ({"certificateArn": None}, "A certificate is required for the endpoint type PRIVATE"),
    ],
)
def test_what_a_private_name_cannot_have_is_refused(
    domains: DomainAccount, params: dict[str, Any], message: str
) -> None:
    """A policy that is none, addresses of one kind, no certificate."""
    given = {"domainName": NAME, "certificateArn": domains.arn, "endpointConfiguration": PRIVATE, **params}
    refused = domains.refusal(
        "create_domain_name", **{name: value for name, value in given.items() if value is not None}
    )

    assert ("BadRequestException", True) == (refused[0], refused[1].startswith(message)), refused


def test_policies_are_for_private_names(domains: DomainAccount) -> None:
    """A public one has none."""
    refused = domains.refusal("create_domain_name", **regional(domains.arn, policy=json.dumps(ALLOW)))

    assert "The member policy is supported for private domain names only" == refused[1]


def test_both_policies_can_be_changed(domains: DomainAccount) -> None:
    """And taken away."""
    made = private(domains)
    named = {"domainName": NAME, "domainNameId": made["domainNameId"]}
    account = {"AWS": "arn:aws:iam::111122223333:root"}
    management = {
        "Version": "2012-10-17",
        "Statement": {"Effect": "Allow", "Principal": account, "Action": "apigateway:*", "Resource": "*"},
    }
    changed = domains.account.patch(
        "update_domain_name",
        ("replace", "/policy", json.dumps(ALLOW)),
        ("replace", "/managementPolicy", json.dumps(management)),
        **named,
    )
    bare = domains.account.patch("update_domain_name", ("replace", "/policy", ""), **named)

    assert management == json.loads(changed["managementPolicy"])
    assert NAME in changed["policy"]
    assert "policy" not in bare


def test_a_name_stays_what_it_is() -> None:
    """Public or private (documented)."""
    public = {"domainName": NAME, "endpointConfiguration": {"types": ["REGIONAL"]}}
    other = {
        "domainName": NAME,
        "domainNameId": "a1",
        "endpointConfiguration": {"types": ["PRIVATE"], "ipAddressType": "dualstack"},
    }
    check(public, public)
    check(other, other)
    for domain, before in ((public, other), (other, public)):
        with pytest.raises(ServiceError, match="public to a private one"):
            check(domain, before)

    assert [(False, NAME), (True, f"{NAME}+a1")] == [(is_private(one), key(one)) for one in (public, other)]
