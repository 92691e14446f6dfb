"""
Saved answers of the AWS CLI, or a capture, as a template: the REST APIs that they tell, as they were told.

What is not among the answers does not come back: functions (a method that leads to one answers 500), secrets of access
keys, values of API keys that were left out. What would protect a stage and cannot be made is refused, not left out.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from gatewright.aws.policy.escaped import unescaped
from gatewright.configuration.documents import Documents
from gatewright.model.unknown import Unknown
from gatewright.sources.errors import DocumentError
from gatewright.sources.templates.answered_domains import domain_names
from gatewright.sources.templates.answered_methods import method
from gatewright.sources.templates.answered_models import Rules, rules
from gatewright.sources.templates.answered_stages import stage_properties
from gatewright.sources.templates.answered_web_acls import web_acl

CUSTOM_ID: Final = "_custom_id_"
"""The tag that pins the id of an API."""

_HASHED: Final = "hmac-sha256:"


@dataclass(slots=True)
class Answered:
    """A template that grows, and what is said of it."""

    documents: Documents
    resources: dict[str, Any] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)
    """What the answers tell and the template does not, for people to read."""

    def add(self, name: str, kind: str, properties: Mapping[str, Any], after: Iterable[str] = ()) -> str:
        """Declare a resource; properties without a value are not there."""
        told = {key: value for key, value in properties.items() if value not in (None, "", [], {})}
        self.resources[name] = {"Type": kind, "Properties": told, "DependsOn": list(after)}
        return name

    def told(self, kind: str, *ids: str) -> Mapping[str, Any]:
        """Return an answer that cannot be missing."""
        found = self.documents.get(kind, *ids)
        if isinstance(found, Unknown) or found is None:
            raise DocumentError(f"the answer of `{' '.join((kind.replace('_', '-'), *ids))}` is not there")
        return found

    def listed(self, kind: str, *ids: str, member: str = "items") -> list[Mapping[str, Any]]:
        """Return the things of a list, none where nobody saved it."""
        found = self.documents.get(kind, *ids)
        return [] if isinstance(found, Unknown) or found is None else list(found.get(member, ()))


def as_template(documents: Documents, api_ids: Iterable[str], region: str = "us-east-1") -> Answered:
    """Return what the answers declare in a region; raises `DocumentError`."""
    found = Answered(documents)
    ids = tuple(api_ids)
    for api_id in ids:
        _api(found, api_id)
    _keys(found)
    _plans(found, ids)
    found.remarks += domain_names(
        found.listed("get_domain_names"),
        lambda name: documents.get("get_base_path_mappings", name),
        found.resources,
        found.add,
        region=region,
    )
    details = documents.get("get_account_authorization_details")
    if not isinstance(details, Unknown) and details:
        found.remarks.append("users and roles are not made: nobody told the secrets of their access keys")
    return found


def _api(found: Answered, api_id: str) -> None:
    api = found.told("get_rest_api", api_id)
    policy = api.get("policy")
    found.add(
        api_id,
        "AWS::ApiGateway::RestApi",
        {
            "Name": api.get("name"),
            "Description": api.get("description"),
            "ApiKeySourceType": api.get("apiKeySource"),
            "BinaryMediaTypes": api.get("binaryMediaTypes"),
            "MinimumCompressionSize": api.get("minimumCompressionSize"),
            "DisableExecuteApiEndpoint": api.get("disableExecuteApiEndpoint"),
            "EndpointConfiguration": api.get("endpointConfiguration"),
            "Policy": unescaped(str(policy)) if policy else None,
            "Tags": {**api.get("tags", {}), CUSTOM_ID: api_id},
        },
    )
    authorizers = {one["id"]: _authorizer(found, api_id, one) for one in found.listed("get_authorizers", api_id)}
    responses = [_gateway_response(found, api_id, one) for one in found.listed("get_gateway_responses", api_id)]
    resources = found.told("get_resources", api_id)["items"]
    validators, models = found.listed("get_request_validators", api_id), found.listed("get_models", api_id)
    known, made = rules(api_id, validators, models, found.add)
    methods = list(_resources(found, api_id, resources, authorizers, known, made))
    for stage in found.listed("get_stages", api_id, member="item"):
        _stage(found, api_id, stage, [*methods, *(one for one in responses if one is not None)], resources)


def _authorizer(found: Answered, api_id: str, one: Mapping[str, Any]) -> str:
    members = ("name", "type", "authType", "authorizerUri", "authorizerCredentials", "identitySource")
    more = ("identityValidationExpression", "authorizerResultTtlInSeconds")
    properties = {name[:1].upper() + name[1:]: one.get(name) for name in (*members, *more)}
    named = {
        "RestApiId": {"Ref": api_id},
        "ProviderARNs": one.get("providerARNs"),
        "JwtConfiguration": _jwt(one.get("jwtConfiguration") or {}),
    }
    return found.add(f"{api_id}/authorizers/{one['id']}", "AWS::ApiGateway::Authorizer", {**properties, **named})


def _jwt(said: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the configuration of a JWT authorizer without the place of its keys, which nobody can set."""
    issuers = [{name: value for name, value in one.items() if name != "jwksUri"} for one in said.get("issuers") or ()]
    return {**said, "issuers": issuers} if issuers else {}


def _gateway_response(found: Answered, api_id: str, one: Mapping[str, Any]) -> str | None:
    if one.get("defaultResponse"):
        return None
    members = ("responseType", "statusCode", "responseParameters", "responseTemplates")
    properties = {name[:1].upper() + name[1:]: one.get(name) for name in members}
    name = f"{api_id}/responses/{one['responseType']}"
    return found.add(name, "AWS::ApiGateway::GatewayResponse", {**properties, "RestApiId": {"Ref": api_id}})


def _resources(
    found: Answered,
    api_id: str,
    resources: list[Mapping[str, Any]],
    authorizers: Mapping[str, str],
    known: Rules,
    after: tuple[str, ...],
) -> Iterator[str]:
    """Declare the resources and methods of an API, and yield the names of the methods."""
    references: dict[str, Any] = {
        one["id"]: {"Ref": f"{api_id}/resources/{one['id']}"} for one in resources if one["path"] != "/"
    }
    references |= {one["id"]: {"Fn::GetAtt": [api_id, "RootResourceId"]} for one in resources if one["path"] == "/"}
    for one in sorted(resources, key=lambda one: one["path"].count("/")):
        if one["path"] != "/":
            where = {"RestApiId": {"Ref": api_id}, "ParentId": references.get(str(one.get("parentId")))}
            name = f"{api_id}/resources/{one['id']}"
            found.add(name, "AWS::ApiGateway::Resource", {**where, "PathPart": one.get("pathPart")})
        for verb, told in (one.get("resourceMethods") or {}).items():
            properties, remarks = method(verb, told, authorizers, known)
            found.remarks += [f"{verb} {one['path']}: {remark}" for remark in remarks]
            where = {"RestApiId": {"Ref": api_id}, "ResourceId": references[one["id"]]}
            name = f"{api_id}/methods{one['path']} {verb}"
            yield found.add(name, "AWS::ApiGateway::Method", {**properties, **where}, after)


def _stage(
    found: Answered, api_id: str, stage: Mapping[str, Any], after: list[str], resources: list[Mapping[str, Any]]
) -> None:
    name = stage["stageName"]
    _compare(found, api_id, stage, resources)
    deployment = found.add(
        f"{api_id}/deployments/{name}", "AWS::ApiGateway::Deployment", {"RestApiId": {"Ref": api_id}}, after
    )
    properties, remarks = stage_properties(stage)
    found.remarks += [f"stage {name}: {remark}" for remark in remarks]
    where = {"RestApiId": {"Ref": api_id}, "DeploymentId": {"Ref": deployment}}
    if stage.get("clientCertificateId"):
        # Several stages may show one certificate to their backends.
        certificate = f"certificates/{stage['clientCertificateId']}"
        where["ClientCertificateId"] = {"Ref": found.add(certificate, "AWS::ApiGateway::ClientCertificate", {})}
    staged = found.add(f"{api_id}/stages/{name}", "AWS::ApiGateway::Stage", {**properties, **where})
    if stage.get("webAclArn"):
        acl = web_acl(found, str(stage["webAclArn"]))
        resource = {
            "Fn::Sub": [
                "arn:aws:apigateway:${AWS::Region}::/restapis/${api}/stages/${stage}",
                {"api": {"Ref": api_id}, "stage": name},
            ]
        }
        guard = {"ResourceArn": resource, "WebACLArn": {"Fn::GetAtt": [acl, "Arn"]}}
        found.add(f"{staged}/guard", "AWS::WAFv2::WebACLAssociation", guard, [staged])


def _compare(found: Answered, api_id: str, stage: Mapping[str, Any], resources: list[Mapping[str, Any]]) -> None:
    """Say where a stage served something else than what is saved: the answers do not tell all of it."""
    deployed = found.documents.get("get_deployment", api_id, str(stage.get("deploymentId")))
    if isinstance(deployed, Unknown) or deployed is None or "apiSummary" not in deployed:
        return
    if _protection(deployed["apiSummary"]) != _protection(
        {one["path"]: one["resourceMethods"] for one in resources if one.get("resourceMethods")}
    ):
        found.remarks.append(
            f"stage {stage['stageName']}: its deployment is of something else than what is saved, which is served"
        )


def _protection(methods: Mapping[str, Mapping[str, Any]]) -> dict[tuple[str, str], tuple[Any, bool]]:
    """Return how each method is protected, by path and verb."""
    return {
        (path, verb): (told.get("authorizationType"), bool(told.get("apiKeyRequired")))
        for path, verbs in methods.items()
        for verb, told in verbs.items()
    }


def _keys(found: Answered) -> None:
    for key in found.listed("get_api_keys"):
        if not key.get("value") or str(key["value"]).startswith(_HASHED):
            found.remarks.append(f"API key {key['id']} is not made: its value is not among the answers")
            continue
        members = ("name", "description", "enabled", "value", "customerId", "tags")
        found.add(
            key["id"], "AWS::ApiGateway::ApiKey", {name[:1].upper() + name[1:]: key.get(name) for name in members}
        )


def _plans(found: Answered, api_ids: tuple[str, ...]) -> None:
    for plan in found.listed("get_usage_plans"):
        stages = [
            {"ApiId": {"Ref": one["apiId"]}, "Stage": one["stage"], "Throttle": one.get("throttle") or {}}
            for one in plan.get("apiStages", ())
            if one["apiId"] in api_ids
        ]
        after = [name for one in plan.get("apiStages", ()) if (name := f"{one['apiId']}/stages/{one['stage']}")]
        properties = {
            "UsagePlanName": plan.get("name"),
            "Description": plan.get("description"),
            "ApiStages": stages,
            "Throttle": plan.get("throttle"),
            "Quota": plan.get("quota"),
        }
        name = found.add(
            plan["id"], "AWS::ApiGateway::UsagePlan", properties, [one for one in after if one in found.resources]
        )
        for key in found.listed("get_usage_plan_keys", plan["id"]):
            if key["id"] in found.resources:
                joined = {"KeyId": {"Ref": key["id"]}, "KeyType": "API_KEY", "UsagePlanId": {"Ref": name}}
                found.add(f"{plan['id']}/keys/{key['id']}", "AWS::ApiGateway::UsagePlanKey", joined)
