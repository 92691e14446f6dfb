"""
HTTP and WebSocket APIs, with what stands in them.

https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_ApiGatewayV2.html. A stage that names no
deployment of its own deploys by itself where it says `AutoDeploy`; an Api with a `Body` is created first and then given
its definition.
"""

from collections.abc import Mapping
from typing import Any, Final

from gatewright.aws.cloudformation.families.rest_apis import definition, json_text, title, titled
from gatewright.aws.cloudformation.family import Declared, Family, Made, Perform

SERVICE: Final = "apigatewayv2"
_IMPORT: Final = ("BasePath", "Body", "BodyS3Location", "FailOnWarnings")


def _api(one: Declared, perform: Perform) -> Made:
    body, params = definition(one, perform), one.rest(*_IMPORT)
    if body is not None:
        params = {"Name": title(body) or one.name("Name"), "ProtocolType": "HTTP", **params}
    made = perform(SERVICE, "create_api", params)
    if body is not None:
        _define(one, titled(body, params["Name"]), made["ApiId"], perform)
    endpoint = str(made.get("ApiEndpoint", ""))
    return Made(
        physical_id=made["ApiId"],
        attributes={"ApiId": made["ApiId"], "ApiEndpoint": endpoint},
        undo=((SERVICE, "delete_api", {"ApiId": made["ApiId"]}),),
    )


def _define(one: Declared, body: Any, api_id: str, perform: Perform) -> None:
    """Give an API its definition; what the properties say of it stands above what the definition says."""
    asked = {
        "ApiId": api_id,
        "Body": json_text(body),
        "Basepath": one.properties.get("BasePath"),
        "FailOnWarnings": one.properties.get("FailOnWarnings"),
    }
    perform(SERVICE, "reimport_api", {name: value for name, value in asked.items() if value is not None})
    said = one.rest(*_IMPORT, "ProtocolType", "Tags")
    if said:
        perform(SERVICE, "update_api", {"ApiId": api_id, **said})


def _part(kind: str, member: str, *above: str) -> Family:
    """Return the family of a thing that stands in an API and is made and deleted by one operation each."""

    def create(one: Declared, perform: Perform) -> Made:
        made = perform(SERVICE, f"create_{kind}", _plain(one))
        keys = {name: one.need(name) for name in ("ApiId", *above)}
        undo = ((SERVICE, f"delete_{kind}", {**keys, member: made[member]}),)
        return Made(physical_id=made[member], attributes={member: made[member]}, undo=undo)

    return Family(create=create)


def _plain(one: Declared) -> dict[str, Any]:
    """Return the properties as the operations take them: texts where a template may write objects."""
    found = one.rest()
    if "Schema" in found:
        found["Schema"] = json_text(found["Schema"])
    for name in ("RequestParameters", "ResponseParameters"):
        if isinstance(found.get(name), Mapping):
            found[name] = {key: _parameters(value) for key, value in found[name].items()}
    return found


def _parameters(value: Any) -> Any:
    """Return what a status code maps to as a map; a template spells it as a list of sources and destinations."""
    listed = value.get("ResponseParameters") if isinstance(value, Mapping) else None
    if not isinstance(listed, list):
        return value
    return {str(each["Destination"]): each["Source"] for each in listed}


def _stage(one: Declared, perform: Perform) -> Made:
    params = one.rest("AccessLogSetting", "AccessPolicyId")
    if "AccessLogSetting" in one.properties:
        params["AccessLogSettings"] = one.properties["AccessLogSetting"]
    made = perform(SERVICE, "create_stage", params)
    undo = {"ApiId": one.need("ApiId"), "StageName": made["StageName"]}
    return Made(physical_id=made["StageName"], undo=((SERVICE, "delete_stage", undo),))


def _domain_name(one: Declared, perform: Perform) -> Made:
    made = perform(SERVICE, "create_domain_name", one.rest())
    name = made["DomainName"]
    first = (made.get("DomainNameConfigurations") or [{}])[0]
    known = {
        "RegionalDomainName": first.get("ApiGatewayDomainName"),
        "RegionalHostedZoneId": first.get("HostedZoneId"),
        "DomainNameArn": made.get("DomainNameArn"),
    }
    return Made(
        physical_id=name,
        attributes={attribute: value for attribute, value in known.items() if value is not None},
        undo=((SERVICE, "delete_domain_name", {"DomainName": name}),),
    )


def _api_mapping(one: Declared, perform: Perform) -> Made:
    made = perform(SERVICE, "create_api_mapping", one.rest())
    key = {"DomainName": one.need("DomainName"), "ApiMappingId": made["ApiMappingId"]}
    return Made(
        physical_id=made["ApiMappingId"],
        attributes={"ApiMappingId": made["ApiMappingId"]},
        undo=((SERVICE, "delete_api_mapping", key),),
    )


def _vpc_link(one: Declared, perform: Perform) -> Made:
    made = perform(SERVICE, "create_vpc_link", one.rest())
    undo = ((SERVICE, "delete_vpc_link", {"VpcLinkId": made["VpcLinkId"]}),)
    return Made(physical_id=made["VpcLinkId"], attributes={"VpcLinkId": made["VpcLinkId"]}, undo=undo)


FAMILIES: Final[Mapping[str, Family]] = {
    "AWS::ApiGatewayV2::Api": Family(create=_api),
    "AWS::ApiGatewayV2::ApiMapping": Family(create=_api_mapping),
    "AWS::ApiGatewayV2::Authorizer": _part("authorizer", "AuthorizerId"),
    "AWS::ApiGatewayV2::Deployment": _part("deployment", "DeploymentId"),
    "AWS::ApiGatewayV2::DomainName": Family(create=_domain_name),
    "AWS::ApiGatewayV2::Integration": _part("integration", "IntegrationId"),
    "AWS::ApiGatewayV2::IntegrationResponse": _part("integration_response", "IntegrationResponseId", "IntegrationId"),
    "AWS::ApiGatewayV2::Model": _part("model", "ModelId"),
    "AWS::ApiGatewayV2::Route": _part("route", "RouteId"),
    "AWS::ApiGatewayV2::RouteResponse": _part("route_response", "RouteResponseId", "RouteId"),
    "AWS::ApiGatewayV2::Stage": Family(create=_stage),
    "AWS::ApiGatewayV2::VpcLink": Family(create=_vpc_link),
}
"""Each type, and how it comes to be."""
