"""
What REST APIs share: custom domain names and their mappings, client certificates, VPC links, the account's log role.

https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-domainname.html
"""

from collections.abc import Mapping
from typing import Final

from gatewright.aws.cloudformation.families.rest_apis import SERVICE
from gatewright.aws.cloudformation.family import Declared, Family, Made, Perform

_OF_A_DOMAIN: Final = {
    "RegionalDomainName": "regionalDomainName",
    "RegionalHostedZoneId": "regionalHostedZoneId",
    "DistributionDomainName": "distributionDomainName",
    "DistributionHostedZoneId": "distributionHostedZoneId",
    "DomainNameArn": "domainNameArn",
}


def _domain_name(one: Declared, perform: Perform) -> Made:
    made = perform(SERVICE, "create_domain_name", one.rest())
    return Made(
        physical_id=made["domainName"],
        attributes={name: made[member] for name, member in _OF_A_DOMAIN.items() if member in made},
        undo=((SERVICE, "delete_domain_name", {"domainName": made["domainName"]}),),
    )


def _base_path_mapping(one: Declared, perform: Perform) -> Made:
    params = one.rest("Id")
    made = perform(SERVICE, "create_base_path_mapping", params)
    base_path = made.get("basePath", "(none)")
    undo = {"domainName": one.need("DomainName"), "basePath": base_path}
    return Made(physical_id=f"{undo['domainName']}|{base_path}", undo=((SERVICE, "delete_base_path_mapping", undo),))


def _account(one: Declared, perform: Perform) -> Made:
    role = one.properties.get("CloudWatchRoleArn", "")
    patch = {"op": "replace", "path": "/cloudwatchRoleArn", "value": role}
    perform(SERVICE, "update_account", {"patchOperations": [patch]})
    # As on AWS, the role stays in the account's settings when the stack is gone.
    return Made(physical_id=one.name(""), attributes={"Id": one.name("")})


def _client_certificate(one: Declared, perform: Perform) -> Made:
    made = perform(SERVICE, "generate_client_certificate", one.rest())
    certificate = made["clientCertificateId"]
    return Made(
        physical_id=certificate,
        attributes={"ClientCertificateId": certificate},
        undo=((SERVICE, "delete_client_certificate", {"clientCertificateId": certificate}),),
    )


def _vpc_link(one: Declared, perform: Perform) -> Made:
    made = perform(SERVICE, "create_vpc_link", one.rest())
    undo = ((SERVICE, "delete_vpc_link", {"vpcLinkId": made["id"]}),)
    return Made(physical_id=made["id"], attributes={"VpcLinkId": made["id"]}, undo=undo)


FAMILIES: Final[Mapping[str, Family]] = {
    "AWS::ApiGateway::Account": Family(create=_account),
    "AWS::ApiGateway::BasePathMapping": Family(create=_base_path_mapping),
    "AWS::ApiGateway::ClientCertificate": Family(create=_client_certificate),
    "AWS::ApiGateway::DomainName": Family(create=_domain_name),
    "AWS::ApiGateway::VpcLink": Family(create=_vpc_link),
}
"""Each type, and how it comes to be."""
