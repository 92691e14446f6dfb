"""REST APIs, their stages and what those serve, from AWS's answers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from gatewright.configuration.authorizers import authorizers
from gatewright.configuration.documents import Document, Documents
from gatewright.configuration.gateway_responses import gateway_responses
from gatewright.configuration.method_requests import ApiParts, api_parts, method_request
from gatewright.configuration.method_settings import method_settings
from gatewright.configuration.resource_policy import resource_policy
from gatewright.model.api import Api, Definition, Integration, Method, Resource
from gatewright.model.authorizer import Authorizer
from gatewright.model.gateway_response import GatewayResponse
from gatewright.model.listing import Listing, unknown_listing
from gatewright.model.stage import Stage
from gatewright.model.unknown import UNKNOWN, Unknown

_WITHOUT_AUTHORIZER: Final = ("NONE", "AWS_IAM")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Saved:
    """What is saved of an API, each part as far as it was told."""

    api: Document
    """The answer of `get_rest_api`."""

    authorizers: Listing[Authorizer]
    """Its authorizers."""

    gateway_responses: Mapping[str, GatewayResponse] | Unknown
    """Its customised gateway responses."""

    parts: ApiParts = field(default_factory=ApiParts)
    """What its methods refer to of it."""

    definition: Definition | Unknown = UNKNOWN
    """All of it together; unknown as long as its resources are."""


def rest_api(documents: Documents, answer: Document) -> Api:
    """Return one API from its `get_rest_api` answer and the documents that belong to it."""
    api_id = answer["id"]
    resources = documents.get("get_resources", api_id)
    parts = _Saved(
        api=answer,
        authorizers=authorizers(documents.get("get_authorizers", api_id)),
        gateway_responses=gateway_responses(documents.get("get_gateway_responses", api_id)),
        parts=api_parts(answer, _methods(resources), lambda kind: documents.get(kind, api_id)),
    )
    saved = replace(parts, definition=_saved(parts, resources))
    return Api(
        id=api_id,
        name=answer.get("name", UNKNOWN),
        saved=saved.definition,
        stages=_stages(documents, saved),
        endpoint_types=tuple(answer.get("endpointConfiguration", {}).get("types", ("REGIONAL",))),
        vpc_endpoint_ids=tuple(answer.get("endpointConfiguration", {}).get("vpcEndpointIds", ())),
    )


def _saved(parts: _Saved, resources: Document | Unknown | None) -> Definition | Unknown:
    """Return the definition as last saved."""
    if isinstance(resources, Unknown):
        return resources
    items = resources.get("items", ()) if resources else ()
    return Definition(
        resources={
            item["path"]: Resource(path=item["path"], methods=_saved_methods(item, parts.parts), id=item["id"])
            for item in items
        },
        api_key_source=parts.api.get("apiKeySource", "HEADER"),
        disable_execute_api_endpoint=parts.api.get("disableExecuteApiEndpoint", False),
        policy=resource_policy(parts.api),
        authorizers=parts.authorizers,
        gateway_responses=parts.gateway_responses,
    )


def _methods(resources: Document | Unknown | None) -> Iterator[Mapping[str, Any]]:
    """Yield the methods of all resources that are told."""
    items = () if resources is None or isinstance(resources, Unknown) else resources.get("items", ())
    for item in items:
        yield from item.get("resourceMethods", {}).values()


def _saved_methods(resource: Mapping[str, Any], parts: ApiParts) -> Mapping[str, Method]:
    return {verb: _method(verb, method, parts) for verb, method in resource.get("resourceMethods", {}).items()}


def _method(verb: str, answer: Mapping[str, Any], parts: ApiParts) -> Method:
    """Return a method; an answer without `embed=methods` lists it as an empty object, which tells only the verb."""
    told = "authorizationType" in answer
    return Method(
        http_method=verb,
        authorization_type=answer.get("authorizationType", UNKNOWN),
        api_key_required=answer.get("apiKeyRequired", UNKNOWN),
        authorizer_id=answer.get("authorizerId", None if told else UNKNOWN),
        authorization_scopes=tuple(answer.get("authorizationScopes", ())) if told else UNKNOWN,
        integration=_integration(answer.get("methodIntegration") or {}) if told else UNKNOWN,
        request=method_request(answer, parts) if told else UNKNOWN,
    )


def _integration(answer: Mapping[str, Any]) -> Integration | None:
    """Return what a method has behind it, where that is a service of AWS."""
    if answer.get("type") not in ("AWS", "AWS_PROXY"):
        return None
    return Integration(uri=answer.get("uri") or "", credentials=answer.get("credentials"))


def _stages(documents: Documents, saved: _Saved) -> Listing[Stage]:
    answer = documents.get("get_stages", saved.api["id"])
    if isinstance(answer, Unknown):
        return unknown_listing(answer)
    items = answer.get("item", answer.get("items", ())) if answer else ()
    return Listing({item["stageName"]: _stage(documents, item, saved) for item in items})


def _stage(documents: Documents, item: Mapping[str, Any], saved: _Saved) -> Stage:
    deployment_id = item.get("deploymentId", UNKNOWN)
    deployment: Document | Unknown | None = UNKNOWN
    if not isinstance(deployment_id, Unknown):
        deployment = documents.get("get_deployment", saved.api["id"], deployment_id)
    return Stage(
        name=item["stageName"],
        deployment_id=deployment_id,
        deployed=_deployed(deployment, saved),
        method_settings=method_settings(item.get("methodSettings", {})),
        web_acl_arn=item.get("webAclArn"),
        variables=item.get("variables", {}),
        canary=bool(item.get("isCanaryRequest")) if item.get("canarySettings") else None,
    )


def _deployed(deployment: Document | Unknown | None, saved: _Saved) -> Definition | Unknown:
    """Return what a deployment holds: AWS shows its paths, verbs, and two members of each method (`apiSummary`).

    The settings of the API itself (`apiKeySource`, `disableExecuteApiEndpoint`, `policy`), its authorizers and
    its gateway responses are deployed too, but AWS shows the deployed ones only in an export. Named default: where the
    deployment does not tell them, the saved ones are taken for them; so is what a method says of its authorizer, while
    its authorization type is the same, what it asks of its requests, and what it has behind it. Inferred;
    `test_settings_of_the_api_come_from_the_deployment_where_it_tells_them`.
    """
    if deployment is None:
        return UNKNOWN
    if isinstance(deployment, Unknown):
        return deployment
    summary = deployment.get("apiSummary")
    if summary is None:
        return UNKNOWN
    copy = deployment.get("snapshot", {})
    settings = {**saved.api, **copy.get("restApi", {})}
    if "restApi" in copy and "policy" not in copy["restApi"]:
        settings.pop("policy", None)
    told = {item["path"]: item.get("resourceMethods", {}) for item in copy.get("resources", ())}
    parts = _copied_parts(copy, settings) if "resources" in copy else saved.parts
    return Definition(
        resources={
            path: Resource(
                path=path,
                methods={
                    verb: _method(verb, told[path][verb], parts)
                    if verb in told.get(path, ())
                    else _as_saved(_method(verb, method, parts), saved.definition, path)
                    for verb, method in methods.items()
                },
            )
            for path, methods in summary.items()
        },
        api_key_source=settings.get("apiKeySource", "HEADER"),
        disable_execute_api_endpoint=settings.get("disableExecuteApiEndpoint", False),
        policy=resource_policy(settings),
        authorizers=authorizers({"items": copy["authorizers"]}) if "authorizers" in copy else saved.authorizers,
        gateway_responses=gateway_responses({"items": copy.get("gatewayResponses", ())})
        if copy
        else saved.gateway_responses,
    )


_COPIED: Final = {"get_request_validators": "requestValidators", "get_models": "models"}


def _copied_parts(copy: Mapping[str, Any], settings: Mapping[str, Any]) -> ApiParts:
    """Return what the methods of a deployment refer to, as it was copied with them."""
    return api_parts(
        settings, _methods({"items": copy["resources"]}), lambda kind: {"items": copy.get(_COPIED[kind], ())}
    )


def _as_saved(deployed: Method, saved: Definition | Unknown, path: str) -> Method:
    """Return a deployed method with what its summary does not tell: see `_deployed`."""
    resource = saved if isinstance(saved, Unknown) else saved.resources.get(path)
    now = resource if isinstance(resource, Unknown | None) else resource.methods.get(deployed.http_method)
    untold = now if isinstance(now, Unknown) else UNKNOWN
    behind = (now.integration, now.request) if isinstance(now, Method) else (untold, untold)
    deployed = replace(deployed, integration=behind[0], request=behind[1])
    if deployed.authorization_type in _WITHOUT_AUTHORIZER:
        return replace(deployed, authorizer_id=None, authorization_scopes=())
    if not isinstance(now, Method) or now.authorization_type != deployed.authorization_type:
        return replace(deployed, authorizer_id=untold, authorization_scopes=untold)
    return replace(deployed, authorizer_id=now.authorizer_id, authorization_scopes=now.authorization_scopes)
