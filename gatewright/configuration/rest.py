"""REST APIs, their stages and what those serve, from AWS's answers."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from gatewright.configuration.documents import Document, Documents
from gatewright.configuration.method_settings import method_settings
from gatewright.model.api import Definition, Method, Resource, RestApi
from gatewright.model.listing import Listing, unknown_listing
from gatewright.model.stage import Stage
from gatewright.model.unknown import UNKNOWN, Unknown


def rest_api(documents: Documents, answer: Document) -> RestApi:
    """Return one API from its `get_rest_api` answer and the documents that belong to it."""
    api_id = answer["id"]
    saved = _saved(answer, documents.get("get_resources", api_id))
    return RestApi(
        id=api_id,
        name=answer.get("name", UNKNOWN),
        saved=saved,
        stages=_stages(documents, answer),
        policy=answer.get("policy"),
        endpoint_types=tuple(answer.get("endpointConfiguration", {}).get("types", ("REGIONAL",))),
    )


def _saved(answer: Document, resources: Document | Unknown | None) -> Definition | Unknown:
    """Return the definition as last saved."""
    if isinstance(resources, Unknown):
        return resources
    items = resources.get("items", ()) if resources else ()
    return Definition(
        resources={
            item["path"]: Resource(path=item["path"], methods=_saved_methods(item), id=item["id"]) for item in items
        },
        api_key_source=answer.get("apiKeySource", "HEADER"),
        disable_execute_api_endpoint=answer.get("disableExecuteApiEndpoint", False),
    )


def _saved_methods(resource: Mapping[str, Any]) -> Mapping[str, Method]:
    return {verb: _method(verb, method) for verb, method in resource.get("resourceMethods", {}).items()}


def _method(verb: str, answer: Mapping[str, Any]) -> Method:
    """Return a method; an answer without `embed=methods` lists it as an empty object, which tells only the verb."""
    return Method(
        http_method=verb,
        authorization_type=answer.get("authorizationType", UNKNOWN),
        api_key_required=answer.get("apiKeyRequired", UNKNOWN),
    )


def _stages(documents: Documents, api: Document) -> Listing[Stage]:
    answer = documents.get("get_stages", api["id"])
    if isinstance(answer, Unknown):
        return unknown_listing(answer)
    items = answer.get("item", answer.get("items", ())) if answer else ()
    return Listing({item["stageName"]: _stage(documents, api, item) for item in items})


def _stage(documents: Documents, api: Document, item: Mapping[str, Any]) -> Stage:
    deployment_id = item.get("deploymentId", UNKNOWN)
    deployment: Document | Unknown | None = UNKNOWN
    if not isinstance(deployment_id, Unknown):
        deployment = documents.get("get_deployment", api["id"], deployment_id)
    return Stage(
        name=item["stageName"],
        deployment_id=deployment_id,
        deployed=_deployed(api, deployment),
        deployed_at=_instant(deployment),
        method_settings=method_settings(item.get("methodSettings", {})),
        web_acl_arn=item.get("webAclArn"),
    )


def _deployed(api: Document, deployment: Document | Unknown | None) -> Definition | Unknown:
    """Return what a deployment holds: AWS shows its paths, verbs, and two members of each method (`apiSummary`).

    The settings of the API itself (`apiKeySource`, `disableExecuteApiEndpoint`) are deployed too, but AWS shows the
    deployed ones only in an export. Named default: where the deployment does not tell them, the saved ones are
    taken for them. Inferred; `test_settings_of_the_api_come_from_the_deployment_where_it_tells_them`.
    """
    if deployment is None:
        return UNKNOWN
    if isinstance(deployment, Unknown):
        return deployment
    summary = deployment.get("apiSummary")
    if summary is None:
        return UNKNOWN
    settings = {**api, **deployment.get("snapshot", {}).get("restApi", {})}
    return Definition(
        resources={
            path: Resource(path=path, methods={verb: _method(verb, method) for verb, method in methods.items()})
            for path, methods in summary.items()
        },
        api_key_source=settings.get("apiKeySource", "HEADER"),
        disable_execute_api_endpoint=settings.get("disableExecuteApiEndpoint", False),
    )


def _instant(deployment: Document | Unknown | None) -> float | Unknown:
    """Return when a deployment was made, as Unix seconds."""
    if deployment is None or isinstance(deployment, Unknown):
        return UNKNOWN
    created = deployment.get("createdDate", UNKNOWN)
    if isinstance(created, str):
        return datetime.fromisoformat(created).timestamp()
    return created if isinstance(created, Unknown) else float(created)
