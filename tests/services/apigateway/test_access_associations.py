"""Domain name access associations."""

import json
from typing import Any

import pytest

from gatewright.services.callers import root
from tests.services.domain_account import NAME, DomainAccount

VPCE = "vpce-0a1b2c3d4e5f60718"
OTHER = "111122223333"


@pytest.fixture
def domains() -> DomainAccount:
    """Return an account with a VPC endpoint, and another one with one of the same id."""
    made = DomainAccount()
    for account in ("000000000000", OTHER):
        with made.account.store.transaction(account, "eu-west-1") as documents:
            documents.put("vpc_endpoint", VPCE, document={"VpcEndpointId": VPCE})
    return made


def private(domains: DomainAccount, **more: Any) -> dict[str, Any]:
    """Create a private domain name."""
    given = {"domainName": NAME, "certificateArn": domains.arn, "endpointConfiguration": {"types": ["PRIVATE"]}, **more}
    return domains.call("create_domain_name", **given)


def associated(domains: DomainAccount, arn: str, **more: Any) -> dict[str, Any]:
    """Associate the VPC endpoint with a domain name."""
    given = {"domainNameArn": arn, "accessAssociationSourceType": "VPCE", "accessAssociationSource": VPCE, **more}
    return domains.call("create_domain_name_access_association", **given)


def test_an_association_is_shown_as_it_was_made(domains: DomainAccount) -> None:
    """Its ARN names both."""
    made = private(domains)
    association = associated(domains, made["domainNameArn"], tags={"a": "1"})
    place = f"/domainnameaccessassociations/domainname/{NAME}+{made['domainNameId']}/vpcesource/{VPCE}"

    assert association == {
        "domainNameAccessAssociationArn": f"arn:aws:apigateway:eu-west-1:000000000000:{place}",
        "domainNameArn": made["domainNameArn"],
        "accessAssociationSourceType": "VPCE",
        "accessAssociationSource": VPCE,
        "tags": {"a": "1"},
    }
    assert [association] == domains.call("get_domain_name_access_associations")["items"]
    assert [] == domains.call("get_domain_name_access_associations", resourceOwner="OTHER_ACCOUNTS")["items"]


def test_there_is_one_for_each_pair(domains: DomainAccount) -> None:
    """Once it is deleted there can be another."""
    arn = private(domains)["domainNameArn"]
    made = associated(domains, arn)
    refused = domains.refusal(
        "create_domain_name_access_association",
        domainNameArn=arn,
        accessAssociationSourceType="VPCE",
        accessAssociationSource=VPCE,
    )
    named = {"domainNameAccessAssociationArn": made["domainNameAccessAssociationArn"]}
    domains.call("delete_domain_name_access_association", **named)

    assert "ConflictException" == refused[0]
    assert "NotFoundException" == domains.refusal("delete_domain_name_access_association", **named)[0]
    assert made == associated(domains, arn)


@pytest.mark.parametrize(
    ("params", "code"),
    [
        ({"domainNameArn": f"arn:aws:apigateway:eu-west-1::/domainnames/{NAME}"}, "BadRequestException"),
        ({"domainNameArn": f"arn:aws:apigateway:eu-west-1:000000000000:/domainnames/{NAME}+gone"}, "NotFoundException"),
        ({"domainNameArn": f"arn:aws:apigateway:eu-west-2:000000000000:/domainnames/{NAME}+a"}, "NotFoundException"),
        ({"accessAssociationSource": "vpce-gone"}, "BadRequestException"),
    ],
)
def test_what_is_not_there_cannot_be_associated(domains: DomainAccount, params: dict[str, str], code: str) -> None:
    """Neither public names nor endpoints that are gone."""
    arn = private(domains)["domainNameArn"]
    given = {"domainNameArn": arn, "accessAssociationSourceType": "VPCE", "accessAssociationSource": VPCE, **params}

    assert code == domains.refusal("create_domain_name_access_association", **given)[0]


def test_another_account_needs_the_management_policy(domains: DomainAccount) -> None:
    """With it, the association is its own; the domain name's account sees it, and may reject it."""
    made = private(domains)
    arn = made["domainNameArn"]
    domains.account.caller = root(OTHER)
    given = {"domainNameArn": arn, "accessAssociationSourceType": "VPCE", "accessAssociationSource": VPCE}
    refused = domains.refusal("create_domain_name_access_association", **given)
    domains.account.caller = None
    allow = {
        "Effect": "Allow",
        "Principal": {"AWS": f"arn:aws:iam::{OTHER}:root"},
        "Action": "apigateway:CreateAccessAssociation",
        "Resource": arn,
    }
    domains.account.patch(
        "update_domain_name",
        ("replace", "/managementPolicy", json.dumps({"Version": "2012-10-17", "Statement": [allow]})),
        domainName=NAME,
        domainNameId=made["domainNameId"],
    )
    domains.account.caller = root(OTHER)
    association = associated(domains, arn)
    theirs = domains.call("get_domain_name_access_associations")["items"]
    domains.account.caller = None
    seen = domains.call("get_domain_name_access_associations", resourceOwner="OTHER_ACCOUNTS")["items"]
    named = {"domainNameAccessAssociationArn": association["domainNameAccessAssociationArn"], "domainNameArn": arn}
    domains.call("reject_domain_name_access_association", **named)
    domains.account.caller = root(OTHER)
    left = domains.call("get_domain_name_access_associations")["items"]

    assert "AccessDeniedException" == refused[0]
    assert f":{OTHER}:" in association["domainNameAccessAssociationArn"]
    assert [association] == theirs == seen
    assert [] == left


def test_only_the_owner_of_the_name_rejects(domains: DomainAccount) -> None:
    """And only what there is."""
    arn = private(domains)["domainNameArn"]
    named = {
        "domainNameAccessAssociationArn": associated(domains, arn)["domainNameAccessAssociationArn"],
        "domainNameArn": arn,
    }
    domains.account.caller = root(OTHER)
    refused = domains.refusal("reject_domain_name_access_association", **named)
    domains.account.caller = None
    domains.call("reject_domain_name_access_association", **named)

    assert "NotFoundException" == refused[0]
    assert "NotFoundException" == domains.refusal("reject_domain_name_access_association", **named)[0]
    assert [] == domains.call("get_domain_name_access_associations")["items"]


def test_associations_go_with_their_domain_name(domains: DomainAccount) -> None:
    """For both sides."""
    made = private(domains)
    associated(domains, made["domainNameArn"])
    domains.call("delete_domain_name", domainName=NAME, domainNameId=made["domainNameId"])

    assert [] == domains.call("get_domain_name_access_associations")["items"]
