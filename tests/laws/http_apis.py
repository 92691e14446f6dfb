"""HTTP APIs in random worlds: routes, authorizers and stages, deployed by themselves or by hand."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from random import Random
from typing import Any, Final

from gatewright.model.request import Headers, Request
from tests.laws import callers
from tests.tokens import ACCESS_CLAIMS, CLIENT, ID_CLAIMS, ISSUER, signed, unsigned

JWT: Final = "tokens"
DOOR: Final = "http-door"

_KEYS: Final = (
    "GET /pets",
    "POST /orders",
    "GET /pets/{id}",
    "ANY /pets",
    "ANY /files/{proxy+}",
    "GET /{proxy+}",
    "$default",
)
_TOKENS: Final = (
    signed(ID_CLAIMS),
    signed(ACCESS_CLAIMS),
    signed({**ID_CLAIMS, "exp": 1}),
    signed({**ID_CLAIMS, "iss": ISSUER + "/"}),
    signed(ID_CLAIMS, key="stranger"),
    unsigned(ID_CLAIMS),
)

Answers = dict[tuple[str, ...], Any]


def draw(chance: Random, answers: Answers, api_id: str) -> None:
    """Draw an HTTP API of this id."""
    api = {"ApiId": api_id, "ProtocolType": "HTTP", "Name": "shop", "DisableExecuteApiEndpoint": chance.random() < 0.08}
    if chance.random() < 0.3:
        api["CorsConfiguration"] = {"AllowOrigins": ["*"]}
    routes = [_route(chance, key, number) for number, key in enumerate(chance.sample(_KEYS, chance.randint(1, 4)))]
    authorizers = [_tokens(), _door(chance)] if chance.random() < 0.9 else []
    answers["v2_get_api", api_id] = api
    answers["v2_get_routes", api_id] = {"Items": routes}
    answers["v2_get_authorizers", api_id] = {"Items": authorizers}
    stages = []
    for name in chance.choice([("$default",)] * 4 + [("$default", "prod")] * 2 + [("prod",), ()]):
        stage = {"StageName": name, "DeploymentId": f"d-{name}", "AutoDeploy": chance.random() < 0.6}
        if chance.random() < 0.3:
            stage["DefaultRouteSettings"] = {"ThrottlingRateLimit": 5.0, "ThrottlingBurstLimit": 10}
        stages.append(stage)
        deployment: dict[str, Any] = {"DeploymentId": f"d-{name}", "CreatedDate": 1_768_478_000.0}
        if not stage["AutoDeploy"] or chance.random() < 0.5:
            older = routes if stage["AutoDeploy"] else [one for one in routes if chance.random() < 0.8]
            deployment["Snapshot"] = {"Api": api, "Routes": older, "Authorizers": authorizers}
        answers["v2_get_deployment", api_id, f"d-{name}"] = deployment
    answers["v2_get_stages", api_id] = {"Items": stages}


def aimed(chance: Random, answers: Answers, request: Request, api_id: str) -> Request:
    """Aim a request at a route, with credentials that its authorization may want."""
    if chance.random() < 0.3:
        return request
    route = chance.choice(answers["v2_get_routes", api_id]["Items"])
    verb, _, path = route["RouteKey"].partition(" ")
    target = (path or "/elsewhere").replace("{id}", "7").replace("{proxy+}", "x/y")
    method = request.method if verb in ("ANY", "$default") else verb
    stage = chance.choice(("", "", "", "/prod"))
    host = f"{api_id}.execute-api.eu-west-1.amazonaws.com" if chance.random() < 0.9 else request.host
    fields = request.headers.items
    if route.get("AuthorizationType") == "JWT" and chance.random() < 0.9:
        kept = tuple(one for one in fields if one[0].lower() != "authorization")
        fields = (*kept, ("Authorization", f"Bearer {chance.choice(_TOKENS)}"))
    return replace(request, method=method, host=host, path=stage + target, headers=Headers(fields))


def gaps(answers: Mapping[tuple[str, ...], Any]) -> Iterator[tuple[str, ...]]:
    """Yield what nobody need have told of APIs that there may be, or not."""
    yield from (
        ("document", "v2_get_api", api_id) for api_id in ("a1", "b2", "c3") if ("v2_get_api", api_id) not in answers
    )


def _route(chance: Random, key: str, number: int) -> dict[str, Any]:
    kind = chance.choice(("NONE", "NONE", "AWS_IAM", "CUSTOM", "JWT", "JWT"))
    route: dict[str, Any] = {"RouteId": f"r{number}", "RouteKey": key, "AuthorizationType": kind}
    if kind in ("CUSTOM", "JWT") and chance.random() < 0.95:
        route["AuthorizerId"] = JWT if kind == "JWT" else DOOR
    if kind == "JWT" and chance.random() < 0.4:
        route["AuthorizationScopes"] = [chance.choice(("pets/read", "pets/write"))]
    return route


def _tokens() -> dict[str, Any]:
    return {
        "AuthorizerId": JWT,
        "AuthorizerType": "JWT",
        "IdentitySource": ["$request.header.Authorization"],
        "JwtConfiguration": {"Issuer": ISSUER, "Audience": [CLIENT]},
    }


def _door(chance: Random) -> dict[str, Any]:
    source = chance.choice((["$request.header.Authorization"], ["$request.header.Origin"], []))
    return {
        "AuthorizerId": DOOR,
        "AuthorizerType": "REQUEST",
        "AuthorizerUri": (
            "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/"
            f"arn:aws:lambda:eu-west-1:{callers.ACCOUNT}:function:door/invocations"
        ),
        "IdentitySource": source,
        "AuthorizerPayloadFormatVersion": "2.0",
    }
