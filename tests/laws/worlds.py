"""
Small random worlds, requests near them, and partial knowledge of both.

Drawn from a seeded `Random`, of which `hypothesis` draws the seed: a world that reaches the last check needs many
lucky choices, which `hypothesis` alone makes too seldom.

A `Scene` is a whole world: AWS's answers, a request, and what the world says to the engine's questions. A gap is one
thing of it that nobody tells; `seen` is the scene through some gaps, and learning is having fewer of them.
"""

import copy
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any, Final

from gatewright.aws.addresses import address, address_of
from gatewright.aws.base_paths import names_of
from gatewright.configuration.build import build
from gatewright.configuration.documents import Document
from gatewright.engine.decide import World
from gatewright.model.authorizer import AuthorizerAnswer
from gatewright.model.configuration import Configuration
from gatewright.model.question import Answer, CountRequest, FetchKeys, InvokeAuthorizer, KeySet, Question, TakeToken
from gatewright.model.request import Headers, Peer, Request, Tls
from gatewright.model.unknown import UNKNOWN, Unknown
from tests.certificates import OVER, make
from tests.laws import callers, http_apis, vpc_endpoints, web_acls
from tests.tokens import jwks

ACCOUNT: Final = "111122223333"
LEVELS: Final = ("plan-method", "plan", "stage", "quota", "web-acl", "authorizer")
"""Who may say no to a question."""

NOW: Final = 1_768_478_400.0
STAMP: Final = "20260115T120000Z"

Answers = dict[tuple[str, ...], Any]
"""AWS's answers by operation and ids."""

Gap = tuple[str, ...]
"""One thing that nobody tells: its kind, then where it stands."""

_API_IDS: Final = ("a1", "b2")
_KEYS: Final = ("key-one", "key-two", "key-three")
_PATHS: Final = ("/", "/pets", "/pets/{id}", "/pets/{id}/toys", "/orders", "/files/{proxy+}", "/{proxy+}")
_VERBS: Final = ("GET", "POST", "OPTIONS", "ANY")


@dataclass(frozen=True, slots=True)
class Scene:
    """A world of which everything is known, and a request to it."""

    answers: Answers
    """What AWS would say; nobody changes it."""

    region: str
    request: Request
    says_yes: Mapping[str, bool]
    """What the world answers, by level."""

    authorizer: AuthorizerAnswer
    """What comes of asking the Lambda authorizer."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What somebody knows of a scene: all that the engine is given."""

    configuration: Configuration
    request: Request
    world: World = field(compare=False)


@dataclass(frozen=True, slots=True)
class _Told:
    """The answers of a scene but for some documents."""

    answers: Answers
    untold: frozenset[tuple[str, ...]]

    def get(self, kind: str, *ids: str) -> Document | Unknown | None:
        """Return AWS's answer: the told part of a scene is a `Documents`."""
        if (kind, *ids) in self.untold or (kind == "get_policy" and (kind, *ids) not in self.answers):
            return UNKNOWN
        return self.answers.get((kind, *ids))


# --- worlds -----------------------------------------------------------------------------------------------------------


def scene(chance: Random) -> Scene:
    """Draw a world and a request near it."""
    api_ids = chance.choice([("a1",), ("a1",), _API_IDS])
    answers: Answers = {}
    is_http = chance.random() < 0.15
    for api_id in api_ids[1:] if is_http else api_ids:
        _draw_api(chance, answers, api_id)
    if is_http:
        http_apis.draw(chance, answers, "a1")
    rest = [answer for (kind, *_), answer in answers.items() if kind == "get_rest_api"]
    answers["get_rest_apis",] = {"items": rest}
    answers["v2_get_apis",] = {"Items": [answers["v2_get_api", "a1"]] if is_http else []}
    _draw_usage(chance, answers)
    _draw_domains(chance, answers)
    vpc_endpoints.draw_endpoints(chance, answers)
    callers.draw_users(chance, answers)
    called = vpc_endpoints.draw_way(chance, _called(chance, answers), answers)
    return Scene(
        answers=answers,
        region=chance.choice(("eu-west-1",) * 9 + ("us-east-1",)),
        request=callers.sign(chance, called, NOW),
        says_yes={level: chance.random() < 0.7 for level in LEVELS},
        authorizer=callers.draw_answer(chance),
    )


def _called(chance: Random, answers: Answers) -> Request:
    """Draw a request, aimed at what there is."""
    request = _request(chance)
    if ("v2_get_api", "a1") in answers:
        return http_apis.aimed(chance, answers, request, "a1")
    return _aimed(chance, answers, request)


def _draw_api(chance: Random, answers: Answers, api_id: str) -> None:
    api = {"id": api_id, "name": f"the API {api_id}", **_settings(chance)}
    vpc_endpoints.draw_type(chance, api)
    policy = callers.draw_policy(chance)
    if policy is not None:
        api["policy"] = policy
    _draw_validators(chance, answers, api_id)
    answers["get_authorizers", api_id] = callers.draw_authorizers(chance)
    answers["get_rest_api", api_id] = api
    saved = _behind_an_authorizer(chance, _tree(chance))
    answers["get_resources", api_id] = {
        "items": [
            {"id": f"r{number}", "path": path, "resourceMethods": methods}
            for number, (path, methods) in enumerate(saved.items())
        ]
    }
    stages = []
    for name in chance.choice([("prod",)] * 6 + [("prod", "beta")] * 3 + [()]):
        stage = {"stageName": name, "deploymentId": f"d-{name}", "methodSettings": _method_settings(chance)}
        if chance.random() < 0.2:
            stage["webAclArn"] = web_acls.ARN
            answers["get_web_acl", web_acls.ARN] = web_acls.draw(chance)
            answers[web_acls.SET_KEY] = web_acls.draw_set(chance)
        stages.append(stage)
        summary = chance.choice((lambda: saved, lambda: _older(chance, saved), lambda: _tree(chance)))()
        deployment = {"id": f"d-{name}", "createdDate": NOW, "apiSummary": _deployable(summary)}
        if chance.random() < 0.5:
            deployment["snapshot"] = {"restApi": _settings(chance)}
        answers["get_deployment", api_id, f"d-{name}"] = deployment
    answers["get_stages", api_id] = {"item": stages}


def _settings(chance: Random) -> dict[str, Any]:
    source = "AUTHORIZER" if chance.random() < 0.1 else "HEADER"
    return {"apiKeySource": source, "disableExecuteApiEndpoint": chance.random() < 0.08}


def _tree(chance: Random) -> dict[str, dict[str, Any]]:
    """Draw resources: their methods by path and verb."""
    paths = chance.sample(_PATHS, chance.randint(1, 4))
    return {path: {verb: _method(chance) for verb in chance.sample(_VERBS, chance.randint(0, 2))} for path in paths}


def _method(chance: Random) -> dict[str, Any]:
    kind = chance.choice(("NONE",) * 10 + ("CUSTOM", "CUSTOM", "COGNITO_USER_POOLS", *("AWS_IAM",) * 3))
    return {"authorizationType": kind, "apiKeyRequired": chance.random() < 0.7, **_asked(chance)}


def _asked(chance: Random) -> dict[str, Any]:
    """Draw what a method asks of its requests, which it seldom does."""
    found: dict[str, Any] = {}
    if chance.random() < 0.4:
        names = ("header.Origin", "header.x-api-key", "querystring.colour", "path.id")
        found["requestValidatorId"] = chance.choice(("v1", "v1", "v2", "gone"))
        found["requestParameters"] = {
            f"method.request.{name}": chance.random() < 0.7 for name in chance.sample(names, 2)
        }
        found["requestModels"] = chance.choice(({}, {"application/json": "Pet"}, {"$default": "Pet"}))
    if chance.random() < 0.2:
        behaviour = chance.choice(("NEVER", "WHEN_NO_TEMPLATES", "WHEN_NO_MATCH"))
        templates = chance.choice(({}, {"application/json": "{}"}, {"text/plain": "x"}))
        found["methodIntegration"] = {"type": "MOCK", "passthroughBehavior": behaviour, "requestTemplates": templates}
    return found


def _draw_validators(chance: Random, answers: Answers, api_id: str) -> None:
    """Draw the validators and the model that methods name."""
    both = {"id": "v1", "name": "all", "validateRequestBody": True, "validateRequestParameters": True}
    one = {"id": "v2", "name": "one", "validateRequestBody": chance.random() < 0.5}
    answers["get_request_validators", api_id] = {"items": [both, one]}
    schema = chance.choice(('{"required": ["pet"]}', '{"type": "object"}', "{"))
    answers["get_models", api_id] = {"items": [{"name": "Pet", "schema": schema}]}


def _older(chance: Random, tree: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Draw what may have been deployed before the last edits: fewer methods, other API key flags."""
    return {
        path: {
            verb: {**method, "apiKeyRequired": method["apiKeyRequired"] != (chance.random() < 0.5)}
            for verb, method in methods.items()
            if chance.random() < 0.8
        }
        for path, methods in tree.items()
    }


def _deployable(tree: Mapping[str, Any]) -> dict[str, Any]:
    """Return what AWS sums up of resources: which authorizer a method has is not in it."""
    shown = ("authorizationType", "apiKeyRequired")
    return {
        path: {verb: {name: method[name] for name in shown} for verb, method in methods.items()}
        for path, methods in tree.items()
        if methods
    }


def _behind_an_authorizer(chance: Random, tree: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Name the authorizer of each method that wants one, if not always."""
    for method in (one for methods in tree.values() for one in methods.values()):
        if method["authorizationType"] == "CUSTOM" and chance.random() < 0.9:
            method["authorizerId"] = callers.AUTHORIZER
    return tree


def _method_settings(chance: Random) -> dict[str, Any]:
    limit = {"throttlingRateLimit": 5.0, "throttlingBurstLimit": 10}
    return {key: limit for key in ("*/*", "~1pets/GET") if chance.random() < 0.25}


def _draw_usage(chance: Random, answers: Answers) -> None:
    keys = [
        {"id": f"id-of-{value}", "value": value, "enabled": chance.random() < 0.85}
        for value in chance.sample(_KEYS, chance.choice((1, 3, 3)))
    ]
    answers["get_api_keys",] = {"items": keys}
    plans = [_plan(chance, plan_id) for plan_id in ("p1", "p2")[: chance.choice((0, 1, 2, 2, 2))]]
    for plan in plans:
        held = [{"id": key["id"]} for key in keys if chance.random() < 0.7]
        answers["get_usage_plan_keys", plan["id"]] = {"items": held}
    answers["get_usage_plans",] = {"items": plans}


_MAPPED_STAGES: Final = (*("prod",) * 6, "beta", "gone", "$default")


def _draw_domains(chance: Random, answers: Answers) -> None:
    """Draw domain names: how often each leads somewhere matters more than how many there are."""
    names = chance.choice([("api.example.com",)] * 3 + [("*.example.com",), ("api.example.com", "*.example.com"), ()])
    domains: list[dict[str, Any]] = [
        {"domainName": name, "endpointConfiguration": {"types": ["REGIONAL"]}} for name in names
    ]
    for domain in domains:
        paths = chance.sample(("(none)", "shop", "pets", "prod"), chance.choice((0, 1, 1, 2, 3)))
        items = [
            {
                "basePath": path,
                "restApiId": chance.choice(("a1",) * 8 + ("b2", "c3")),
                **({"stage": chance.choice(_MAPPED_STAGES)} if chance.random() < 0.85 else {}),
            }
            for path in paths
        ]
        if chance.random() < 0.4:
            domain["mutualTlsAuthentication"] = {"truststoreUri": "s3://trust/clients.pem"}
            domain["truststore"] = _ROOT.pem.decode()
        answers["get_domain_name", domain["domainName"]] = domain
        answers["get_base_path_mappings", domain["domainName"]] = {"items": items}
        if chance.random() < 0.5:
            domain["routingMode"] = chance.choice(("ROUTING_RULE_ONLY", "ROUTING_RULE_THEN_BASE_PATH_MAPPING"))
            rules = [_rule(chance, number) for number in range(chance.choice((0, 1, 2, 3)))]
            answers["list_routing_rules", domain["domainName"]] = {"RoutingRules": rules}
    answers["get_domain_names",] = {"items": domains}


def _rule(chance: Random, number: int) -> dict[str, Any]:
    """Draw a routing rule: of headers that are drawn too, and of paths that are called."""
    headers = chance.choice(((), (), (("x-api-key", "*"),), (("Host", "api*"), ("x-api-key", "key*"))))
    conditions: list[dict[str, Any]] = [
        {"MatchHeaders": {"AnyOf": [{"Header": header, "ValueGlob": glob}]}} for header, glob in headers
    ]
    if chance.random() < 0.5:
        conditions.append({"MatchBasePaths": {"AnyOf": [chance.choice(("shop", "pets", "prod/pets"))]}})
    invoked = {
        "ApiId": chance.choice(("a1",) * 6 + ("b2", "c3")),
        "Stage": chance.choice(("prod",) * 6 + ("beta", "gone")),
        "StripBasePath": chance.random() < 0.5,
    }
    return {
        "RoutingRuleId": f"r{number}",
        "Priority": chance.randint(1, 9) * 10 + number,
        "Conditions": conditions,
        "Actions": [{"InvokeApi": invoked}],
    }


def _plan(chance: Random, plan_id: str) -> dict[str, Any]:
    here = [("a1", "prod"), ("a1", "prod"), ("a1", "prod"), ("a1", "beta"), ("b2", "prod")]
    stages = [{"apiId": api_id, "stage": stage} for api_id, stage in set(chance.sample(here, chance.randint(0, 2)))]
    plan: dict[str, Any] = {"id": plan_id, "apiStages": sorted(stages, key=str)}
    for stage in plan["apiStages"][:1]:
        if chance.random() < 0.4:
            stage["throttle"] = {"/pets/GET": {"rateLimit": 2.0, "burstLimit": 3}}
    if chance.random() < 0.5:
        plan["throttle"] = {"rateLimit": 1.0, "burstLimit": 2}
    if chance.random() < 0.5:
        plan["quota"] = {"limit": 100, "offset": 0, "period": "DAY"}
    return plan


# --- requests ---------------------------------------------------------------------------------------------------------

_ROOT: Final = make("Root", ca=True)
_CHAINS: Final = (
    *((make("client", issuer=_ROOT).der,),) * 4,
    (make("stranger", issuer=make("Other", ca=True)).der,),
    (make("over", issuer=_ROOT, end=OVER).der,),
    (),
)
_HOSTS: Final = (
    *("a1.execute-api.eu-west-1.amazonaws.com",) * 20,
    "b2.execute-api.eu-west-1.amazonaws.com",
    "c3.execute-api.eu-west-1.amazonaws.com",
    "a1.execute-api.us-east-1.amazonaws.com",
    "a1.execute-api.localhost",
    "localhost",
    "pets.example.com",
    *("api.example.com",) * 6,
    *vpc_endpoints.HOSTS,
)
_STAGE_SEGMENTS: Final = (*("/prod",) * 12, "/beta", "/Prod", "")
_TARGETS: Final = (
    *("/pets", "/orders", "/pets/7", "/pets/7/toys", "/files/a/b", "/") * 4,
    "",
    "/pets/",
    "/Pets",
    "/p%65ts",
    "/pets//toys",
    "/pet",
    "/files",
    "//",
)
_SIGNED: Final = (
    f"AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/{STAMP[:8]}/eu-west-1/execute-api/aws4_request,"
    " SignedHeaders=host;x-amz-date, Signature=abcdef"
)
_HEADERS: Final[Mapping[str, tuple[str, ...]]] = {
    "x-api-key": (*_KEYS * 3, "key-of-nobody", ""),
    "Authorization": ("Bearer a.b.c", "allow", "Basic c2VjcmV0Og==", "", "A=b", _SIGNED),
    "X-Amz-Date": (STAMP, "20250115T120000Z", "yesterday"),
    "Date": ("Thu, 15 Jan 2026 12:00:00 GMT", "soon"),
    "x-apigw-api-id": ("a1", "a1", "b2", "zz", ""),
    "Origin": ("https://shop.example",),
    "Content-Type": ("application/json", "text/plain"),
    "Access-Control-Request-Method": ("POST",),
}
_OFTEN: Final[Mapping[str, float]] = {"x-api-key": 0.8}
_QUERIES: Final = ("", "", "", "colour=red", "X-Amz-Algorithm=AWS4-HMAC-SHA256", "X-Amz-Date=20260115T120000Z")


def _request(chance: Random) -> Request:
    """Draw a request that often reaches something, and often just misses it."""
    host = chance.choice(_HOSTS)
    path = chance.choice(_STAGE_SEGMENTS) + chance.choice(_TARGETS)
    if host.endswith("example.com"):
        path = chance.choice(("/shop", "/pets", "/prod", "", "")) + chance.choice(("", "", path))
    if host == "localhost":
        path = chance.choice(("/_aws/execute-api/a1", "/restapis/a1", "")) + path
    names = [name for name in _HEADERS if chance.random() < _OFTEN.get(name, 0.35)]
    return Request(
        method=chance.choice(("GET", "GET", "GET", "POST", "POST", "POST", "OPTIONS", "OPTIONS", "HEAD", "PUT", "get")),
        host=host,
        path=path or "/",
        query=chance.choice(_QUERIES),
        headers=Headers(tuple((name, chance.choice(_HEADERS[name])) for name in names)),
        body=chance.choice((b"", b"", b'{"pet": "Rex"}', b"p" * 30)),
        received_at=NOW,
        peer=_peer(chance, host),
        request_id="7b1c9f0e-4a53-4d7e-9d2b-3c5f6a8e1d20",
        extended_request_id="QZFY0GF8PHcEDJg=",
    )


def _peer(chance: Random, host: str) -> Peer:
    """Draw how the connection was made: for the name that is called, nearly always."""
    address = chance.choice(("192.0.2.7", "198.51.100.7", "2001:db8::7"))
    if chance.random() < 0.2:
        return Peer(source_ip=address, tls=None)
    name = chance.choice((host,) * 8 + ("other.example.com", None))
    chain = chance.choice(_CHAINS) if chance.random() < 0.9 else None
    tls = Tls(version="TLSv1.3", cipher_suite="TLS_AES_128_GCM_SHA256", server_name=name, client_chain=chain)
    return Peer(source_ip=address, tls=tls)


def _aimed(chance: Random, answers: Answers, request: Request) -> Request:
    """Aim two requests of three at a route that the stage serves or that is saved."""
    kind = chance.choice(("get_deployment", "get_deployment", "get_deployment", "get_resources", ""))
    key = next((key for key in answers if key[0] == kind), None)
    routes = [(verb, path) for path, methods in _methods(kind, answers[key]) for verb in methods] if key else []
    if not routes:
        return request
    verb, path = chance.choice(routes)
    target = path.replace("{id}", "7").replace("{proxy+}", "x/y")
    stage = f"/{key[2]}".replace("d-", "") if key and kind == "get_deployment" else "/prod"
    method = "PUT" if verb == "ANY" else verb
    if request.host == "api.example.com":
        start = chance.choice(("/shop", "/shop", "/pets", "", "", f"/shop{stage}", stage))
        return replace(request, method=method, path=start + target)
    named = {"a1.execute-api.eu-west-1.amazonaws.com", *vpc_endpoints.HOSTS}
    host = request.host if request.host in named else "a1.execute-api.eu-west-1.amazonaws.com"
    return replace(request, method=method, host=host, path=stage + target)


# --- knowledge --------------------------------------------------------------------------------------------------------


def untold(chance: Random, whole: Scene) -> frozenset[Gap]:
    """Draw some gaps in what is known of a scene: one, a few or most; each kind of gap is as likely to be the one."""
    possible = list(gaps(whole))
    kind = chance.choice(sorted({gap[:2] if gap[0] == "document" else gap[:1] for gap in possible}))
    one = chance.choice([gap for gap in possible if gap[: len(kind)] == kind])
    share = chance.choice((0.0, 0.03, 0.1, 0.3, 0.9))
    return frozenset({one, *(gap for gap in possible if chance.random() < share)})


def fewer(chance: Random, before: frozenset[Gap]) -> frozenset[Gap]:
    """Draw the gaps that are left when something was learnt."""
    return frozenset(gap for gap in sorted(before) if chance.random() < 0.5)


def gaps(scene: Scene) -> Iterator[Gap]:
    """Yield everything of a scene that somebody may not know."""
    shown = _tells_the_key_source(scene)
    yield from (gap for gap in _gaps(scene) if gap not in shown)
    if _region_is_open(scene):
        yield ("region",)


def _gaps(scene: Scene) -> Iterator[Gap]:
    yield from (("document", *key) for key in scene.answers)
    yield from (("document", "get_rest_api", api_id) for api_id in ("b2", "c3"))
    yield from http_apis.gaps(scene.answers)
    yield from (("header", name) for name in _HEADERS)
    yield from (("answer", level) for level in (*LEVELS, "keys"))
    yield from (("account",), ("received_at",), ("body",), ("address",), ("tls",))
    yield from vpc_endpoints.gaps(scene.request)
    yield from callers.gaps(scene.answers)
    if scene.answers["get_api_keys",]["items"]:
        yield ("values",)
    for key in scene.answers["get_api_keys",]["items"]:
        yield ("enabled", key["id"])
    for (kind, *ids), answer in scene.answers.items():
        if kind == "get_stages":
            yield from (("deploymentId", ids[0], stage["stageName"]) for stage in answer["item"])
        for path, methods in _methods(kind, answer):
            yield from ((member, kind, *ids, path, verb) for verb, method in methods.items() for member in method)
        if kind == "get_deployment":
            yield ("apiSummary", *ids)


def _tells_the_key_source(scene: Scene) -> frozenset[Gap]:
    """Return what shows that an API reads its key from the authorizer, where one does.

    The checks hold it for the header unless somebody tells them otherwise, so nobody may be kept from knowing better.
    """
    deployments = {key: answer for key, answer in scene.answers.items() if key[0] == "get_deployment"}
    settings = [answer.get("snapshot", {}).get("restApi", {}) for answer in deployments.values()]
    apis = scene.answers["get_rest_apis",]["items"]
    if not any(one.get("apiKeySource") == "AUTHORIZER" for one in (*settings, *apis)):
        return frozenset()
    documents = [key for key in scene.answers if key[0] in ("get_rest_apis", "get_rest_api", "get_stages")]
    return frozenset(
        {
            *(("document", *key) for key in (*documents, *deployments)),
            *(("apiSummary", *key[1:]) for key in deployments),
            *(("deploymentId", api_id, name.removeprefix("d-")) for _, api_id, name in deployments),
        }
    )


def _region_is_open(scene: Scene) -> bool:
    """Tell whether the region can be in doubt: answers that hold the API which a host names are of the host's region.

    Without this, answers saved in one region would never do for a call, unless somebody says the region again.
    """
    named = address(scene.request.host, scene.request.path)
    return (
        named is None
        or named.region in (None, scene.region)
        or not {
            ("get_rest_api", named.api_id),
            ("v2_get_api", named.api_id),
        }
        & set(scene.answers)
    )


def seen(scene: Scene, untold: frozenset[Gap] = frozenset()) -> Seen:
    """Return what is known of a scene by somebody to whom these gaps were never told."""
    answers = copy.deepcopy(scene.answers)
    documents = frozenset(gap[1:] for gap in untold if gap[0] == "document")
    for gap in untold:
        _forget(answers, gap)
    names = {gap[1] for gap in untold if gap[0] == "header"}
    told = tuple((name, value) for name, value in scene.request.headers if name not in names)
    request = replace(
        scene.request,
        headers=Headers(told, withheld=bool(names)),
        body=UNKNOWN if ("body",) in untold else scene.request.body,
        received_at=0.0 if ("received_at",) in untold else scene.request.received_at,
        peer=Peer(
            source_ip=UNKNOWN if ("address",) in untold else scene.request.peer.source_ip,
            tls=UNKNOWN if ("tls",) in untold else scene.request.peer.tls,
            vpc_endpoint=UNKNOWN if ("way",) in untold else scene.request.peer.vpc_endpoint,
        ),
    )
    found = address_of(request)
    named = None if isinstance(found, Unknown) else found
    return Seen(
        configuration=build(
            _Told(answers, documents),
            account_id=UNKNOWN if ("account",) in untold else ACCOUNT,
            region=UNKNOWN if ("region",) in untold else scene.region,
            api_ids=[named.api_id] if named else ["a1"],
            hosts=() if address(request.host, request.path) is not None else names_of(request.host),
        ),
        request=request,
        world=_world(scene, frozenset(gap[1] for gap in untold if gap[0] == "answer")),
    )


def _forget(answers: Answers, gap: Gap) -> None:
    """Take a member out of the answers."""
    kind, *where = gap
    if kind in ("SecretAccessKey", "Status"):
        callers.forget(answers, kind, *where)
    elif kind == "values":
        for key in answers["get_api_keys",]["items"]:
            del key["value"]
    elif kind == "enabled":
        del next(key for key in answers["get_api_keys",]["items"] if key["id"] == where[0])["enabled"]
    elif kind == "deploymentId":
        stages = answers["get_stages", where[0]]["item"]
        del next(stage for stage in stages if stage["stageName"] == where[1])["deploymentId"]
    elif kind == "apiSummary":
        answers["get_deployment", *where].pop("apiSummary", None)
    elif kind in ("authorizationType", "apiKeyRequired"):
        *key, path, verb = where
        found = dict(_methods(key[0], answers[tuple(key)])).get(path, {})
        found.get(verb, {}).pop(kind, None)


def _methods(kind: str, answer: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield path and methods, of the saved resources or of a deployment."""
    if kind == "get_resources":
        yield from ((resource["path"], resource["resourceMethods"]) for resource in answer["items"])
    if kind == "get_deployment":
        yield from answer.get("apiSummary", {}).items()


def _world(scene: Scene, untold: frozenset[str]) -> Callable[[Question], Answer]:
    def answer(question: Question) -> Answer:
        if isinstance(question, InvokeAuthorizer):
            return UNKNOWN if "authorizer" in untold else scene.authorizer
        if isinstance(question, FetchKeys):
            return UNKNOWN if "keys" in untold else KeySet(jwks())
        level = "web-acl" if isinstance(question, CountRequest) else "quota"
        level = question.bucket[0] if isinstance(question, TakeToken) else level
        return UNKNOWN if level in untold else scene.says_yes[level]

    return answer
