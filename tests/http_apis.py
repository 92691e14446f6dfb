"""
A small HTTP API as AWS's answers, for tests: its routes, its stages, and whatever a test changes of it.

    configuration(routes=[{"RouteKey": "GET /pets"}], api={"CorsConfiguration": {...}})
    decided("GET /pets", configuration(...))
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from gatewright.configuration.build import build
from gatewright.configuration.documents import Document
from gatewright.engine.decide import decide, walk
from gatewright.model.configuration import Configuration
from gatewright.model.decision import Decision
from gatewright.model.question import Answer, FetchKeys, KeySet, Question
from gatewright.model.request import Headers, Request
from gatewright.model.unknown import UNKNOWN, Unknown
from tests.tokens import ISSUER, jwks

API_ID: Final = "h1t2t3p4a5"
ACCOUNT: Final = "111122223333"
REGION: Final = "eu-west-1"
HOST: Final = f"{API_ID}.execute-api.{REGION}.amazonaws.com"
NOON: Final = 1_768_478_400.0
ID: Final = "QZFY0GF8PHcEDJg="

PETS: Final = ({"RouteId": "r1", "RouteKey": "GET /pets"}, {"RouteId": "r2", "RouteKey": "GET /pets/{id}"})
"""Two open routes."""


class Told:
    """AWS's answers; what is not among them does not exist, or nobody told us of it."""

    def __init__(self, answers: Mapping[tuple[str, ...], Any], otherwise: Unknown | None = None) -> None:
        self._answers = answers
        self._otherwise = otherwise

    def get(self, kind: str, *ids: str) -> Document | Unknown | None:
        """Return an answer."""
        found: Document | Unknown | None = self._answers.get((kind, *ids), self._otherwise)
        return found


def answers(
    *,
    routes: Sequence[Mapping[str, Any]] = PETS,
    authorizers: Sequence[Mapping[str, Any]] = (),
    stages: Sequence[Mapping[str, Any]] = ({"StageName": "$default", "AutoDeploy": True},),
    api: Mapping[str, Any] | None = None,
) -> dict[tuple[str, ...], Any]:
    """Return what AWS would answer of the API."""
    told = {"ApiId": API_ID, "Name": "shop", "ProtocolType": "HTTP", **(api or {})}
    return {
        ("v2_get_apis",): {"Items": [told]},
        ("v2_get_api", API_ID): told,
        ("v2_get_routes", API_ID): {"Items": [{"AuthorizationType": "NONE", **one} for one in routes]},
        ("v2_get_authorizers", API_ID): {"Items": list(authorizers)},
        ("v2_get_stages", API_ID): {"Items": [{"DeploymentId": "d1", **one} for one in stages]},
        ("v2_get_deployment", API_ID, "d1"): {"DeploymentId": "d1", "CreatedDate": NOON - 60},
    }


def configuration(**parts: Any) -> Configuration:
    """Return the configuration of an account that has the API and nothing else."""
    return build(Told(answers(**parts)), account_id=ACCOUNT, region=REGION)


def request(target: str, host: str = HOST, body: bytes = b"", **fields: str) -> Request:
    """Return a request: `GET /pets?colour=red`, `x_name="value"` for its header fields."""
    method, _, path = target.partition(" ")
    path, _, query = path.partition("?")
    named = tuple((name.replace("_", "-"), value) for name, value in fields.items())
    return Request(
        method=method,
        host=host,
        path=path,
        query=query,
        headers=Headers((("Host", host), *named)),
        body=body,
        received_at=NOON,
        request_id="7b1c9f0e-4a53-4d7e-9d2b-3c5f6a8e1d20",
        extended_request_id=ID,
    )


def says(**answers: Answer) -> Callable[[Question], Answer]:
    """Return a world that answers by the type of the question (`InvokeAuthorizer=...`); the pool's keys are known."""

    def answer(question: Question) -> Answer:
        named = answers.get(type(question).__name__)
        if named is not None:
            return named
        if isinstance(question, FetchKeys):
            return KeySet(jwks()) if question.issuer == ISSUER else UNKNOWN
        return UNKNOWN

    return answer


def decided(
    target: str, known: Configuration, world: Callable[[Question], Answer] | None = None, **fields: Any
) -> Decision:
    """Return the decision on a call."""
    return decide(request(target, **fields), known, world or says())


def walked(target: str, known: Configuration, **fields: Any) -> Decision:
    """Return the decision on a call, whatever refuses on the way."""
    return walk(request(target, **fields), known, says())
