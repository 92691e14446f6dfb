"""HTTP and WebSocket APIs, their stages and what those serve, from AWS's answers.

Restates the API Gateway V2 API reference: https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/resources.html
Only an export tells what a deployment of an HTTP API holds; our own store keeps a copy (`Snapshot`). Elsewhere a stage
that deploys by itself serves what is saved, and of any other one of a WebSocket API nobody knows what it serves.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from gatewright.aws.route_keys import path_and_verb
from gatewright.configuration.api_authorizers import api_authorizers
from gatewright.configuration.documents import Document, Documents
from gatewright.configuration.http_export import exported
from gatewright.configuration.method_settings import EVERY_METHOD, setting_key, throttle
from gatewright.configuration.route_integrations import RouteIntegrations, route_integrations
from gatewright.i18n import N_
from gatewright.model.api import Api, ApiKeySource, Cors, Definition, Method, Protocol, Resource
from gatewright.model.authorizer import Authorizer
from gatewright.model.listing import Listing, unknown_listing
from gatewright.model.message import Message
from gatewright.model.stage import MethodSettings, Stage
from gatewright.model.unknown import UNKNOWN, Missing, Unknown

_PROTOCOLS: Final[Mapping[str, Protocol]] = {"HTTP": "HTTP", "WEBSOCKET": "WEBSOCKET"}


def apis(documents: Documents, api_ids: Iterable[str]) -> Listing[Api]:
    """Return the APIs that are listed, and those named that are not."""
    listed = documents.get("v2_get_apis")
    rest = listed if isinstance(listed, Unknown) else None
    known: Mapping[str, Any] = {} if listed is None or isinstance(listed, Unknown) else listed
    items: dict[str, Api | None] = {one["ApiId"]: api(documents, one) for one in known.get("Items", ())}
    for api_id in api_ids:
        if api_id not in items and rest is not None:
            answer = documents.get("v2_get_api", api_id)
            if not isinstance(answer, Unknown):
                items[api_id] = None if answer is None else api(documents, answer)
            elif answer.missing:
                # What would tell of this one costs less than the list of all.
                rest = Unknown((*answer.missing, *(gap for gap in rest.missing if gap not in answer.missing)))
    return Listing(items, rest)


def api(documents: Documents, answer: Document) -> Api:
    """Return one API from its `get_api` answer and the documents that belong to it."""
    api_id, protocol = answer["ApiId"], _PROTOCOLS[answer["ProtocolType"]]
    authorizers = api_authorizers(documents.get("v2_get_authorizers", api_id), protocol)
    routes = documents.get("v2_get_routes", api_id)
    saved = _definition(answer, routes, authorizers, documents.get("v2_get_integrations", api_id))
    return Api(
        id=api_id,
        protocol=protocol,
        name=answer.get("Name", UNKNOWN),
        saved=saved,
        stages=_stages(documents, answer, saved),
    )


def _definition(
    answer: Document,
    routes: Document | Unknown | None,
    authorizers: Listing[Authorizer],
    integrations: Document | Unknown | None,
) -> Definition | Unknown:
    if isinstance(routes, Unknown):
        return routes
    return Definition(
        resources=_resources((routes or {}).get("Items", ()), route_integrations(integrations)),
        disable_execute_api_endpoint=answer.get("DisableExecuteApiEndpoint", False),
        authorizers=authorizers,
        api_key_source=_key_source(answer.get("ApiKeySelectionExpression")),
        cors=_cors(answer.get("CorsConfiguration")),
        route_selection_expression=(
            answer.get("RouteSelectionExpression") if answer["ProtocolType"] == "WEBSOCKET" else None
        ),
    )


def _key_source(expression: str | None) -> ApiKeySource:
    """Return where a WebSocket API finds keys; there are two expressions (documented), and the header is the usual."""
    return "AUTHORIZER" if expression == "$context.authorizer.usageIdentifierKey" else "HEADER"


def _resources(routes: Iterable[Mapping[str, Any]], behind: RouteIntegrations) -> Mapping[str, Resource]:
    """Return the routes as methods of their paths."""
    methods: dict[str, dict[str, Method]] = {}
    for route in routes:
        path, verb = path_and_verb(route["RouteKey"])
        methods.setdefault(path, {})[verb] = Method(
            http_method=verb,
            authorization_type=route.get("AuthorizationType", "NONE"),
            api_key_required=route.get("ApiKeyRequired", False),
            authorizer_id=route.get("AuthorizerId"),
            authorization_scopes=tuple(route.get("AuthorizationScopes", ())),
            route_id=route.get("RouteId"),
            integration=behind.of(route.get("Target")),
            target=route.get("Target"),
        )
    return {path: Resource(path=path, methods=verbs) for path, verbs in methods.items()}


def _cors(answer: Mapping[str, Any] | None) -> Cors | None:
    if not answer:
        return None
    return Cors(
        allow_origins=tuple(answer.get("AllowOrigins", ())),
        allow_methods=tuple(answer.get("AllowMethods", ())),
        allow_headers=tuple(answer.get("AllowHeaders", ())),
        expose_headers=tuple(answer.get("ExposeHeaders", ())),
        max_age=answer.get("MaxAge"),
        allow_credentials=answer.get("AllowCredentials", False),
    )


def _stages(documents: Documents, api_answer: Document, saved: Definition | Unknown) -> Listing[Stage]:
    answer = documents.get("v2_get_stages", api_answer["ApiId"])
    if isinstance(answer, Unknown):
        return unknown_listing(answer)
    items = answer.get("Items", ()) if answer else ()
    return Listing({item["StageName"]: _stage(documents, api_answer, item, saved) for item in items})


def _stage(documents: Documents, api_answer: Document, item: Mapping[str, Any], saved: Definition | Unknown) -> Stage:
    deployment_id = item.get("DeploymentId")
    deployment: Document | Unknown | None = None
    if deployment_id is not None:
        deployment = documents.get("v2_get_deployment", api_answer["ApiId"], deployment_id)
    return Stage(
        name=item["StageName"],
        deployment_id=UNKNOWN if deployment_id is None else deployment_id,
        deployed=_deployed(documents, deployment, api_answer, item, saved),
        method_settings=dict(_settings(item)),
        variables=item.get("StageVariables", {}),
        deploys_itself=bool(item.get("AutoDeploy")),
    )


def _deployed(
    documents: Documents,
    deployment: Document | Unknown | None,
    api_answer: Document,
    stage: Mapping[str, Any],
    saved: Definition | Unknown,
) -> Definition | Unknown:
    """Return what a stage serves: the copy that was deployed, or what is saved where it deploys by itself."""
    if deployment is not None and not isinstance(deployment, Unknown) and "Snapshot" in deployment:
        return _copied(deployment["Snapshot"])
    if stage.get("AutoDeploy"):
        # AWS deploys no API without routes (reported by users): until it has one, the stage serves nothing at all.
        waits = stage.get("DeploymentId") is None and not isinstance(saved, Unknown) and not saved.resources
        return Definition(resources={}) if waits else saved
    if stage.get("DeploymentId") is None:
        # A stage without a deployment serves nothing at all.
        return Definition(resources={})
    if api_answer["ProtocolType"] != "HTTP":
        return Unknown((_told_by_nothing(api_answer["ApiId"], stage["StageName"]),))
    told = documents.get("v2_export_api", api_answer["ApiId"], stage["StageName"])
    if isinstance(told, Unknown) and told.missing:
        return told
    copy = None
    if told is not None and not isinstance(told, Unknown):
        copy = exported(told["body"], documents.get("v2_get_authorizers", api_answer["ApiId"]))
    return Unknown((_exported(api_answer["ApiId"], stage["StageName"]),)) if copy is None else _copied(copy)


def _copied(copy: Mapping[str, Any]) -> Definition | Unknown:
    """Return what a copy of an API holds: our own, or what an export tells of it."""
    authorizers = api_authorizers({"Items": copy.get("Authorizers", ())}, _PROTOCOLS[copy["Api"]["ProtocolType"]])
    integrations = {"Items": copy.get("Integrations", ())}
    return _definition(copy["Api"], {"Items": copy["Routes"]}, authorizers, integrations)


def _told_by_nothing(api_id: str, stage: str) -> Missing:
    """Say that AWS exports no WebSocket API (documented), and that nothing else tells what was deployed."""
    return Missing(
        subject=f"configuration.apis[{api_id}].stages[{stage}].deployed",
        what=Message(
            N_("what the stage {stage} serves: of a WebSocket API, no answer of AWS tells it"), {"stage": stage}
        ),
    )


def _exported(api_id: str, stage: str) -> Missing:
    """Say what shows what a stage serves that does not deploy by itself."""
    return Missing(
        subject=f"configuration.apis[{api_id}].stages[{stage}].deployed",
        what=Message(N_("what the stage {stage} serves, which only an export tells"), {"stage": stage}),
        permission="apigateway:GET",
        command=(
            f"aws apigatewayv2 export-api --api-id {api_id} --output-type YAML --specification OAS30"
            f" --stage-name '{stage}' /dev/stdout"
        ),
    )


def _settings(stage: Mapping[str, Any]) -> Iterable[tuple[str, MethodSettings]]:
    """Yield the settings of the stage's routes by the key of `setting_key`, and those of all others."""
    general = stage.get("DefaultRouteSettings") or {}
    if general:
        yield EVERY_METHOD, _method_settings(general)
    for key, own in (stage.get("RouteSettings") or {}).items():
        # What a route does not set itself, the default settings do (documented: "Throttle requests to your HTTP APIs").
        yield setting_key(*path_and_verb(key)), _method_settings({**general, **own})


def _method_settings(item: Mapping[str, Any]) -> MethodSettings:
    return MethodSettings(
        throttle=throttle(item.get("ThrottlingRateLimit"), item.get("ThrottlingBurstLimit")),
        logging_level=item.get("LoggingLevel", "OFF"),
        data_trace_enabled=item.get("DataTraceEnabled", False),
    )
