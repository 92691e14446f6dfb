"""A deployed API with one method: as documents for the data plane, and as the engine's configuration."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from gatewright.configuration.method_settings import method_settings
from gatewright.engine.decide import decide
from gatewright.gateway.backend import Backend
from gatewright.gateway.passed import DeployedMethod, Passed, Served
from gatewright.gateway.upstream import Upstream
from gatewright.gateway.upstream_message import UpstreamRequest, UpstreamResponse
from gatewright.model.api import Api, Definition, Method, Resource
from gatewright.model.call import Call
from gatewright.model.configuration import Configuration
from gatewright.model.decision import Decision
from gatewright.model.listing import Listing
from gatewright.model.request import Headers, Peer, Request
from gatewright.model.stage import Stage
from gatewright.model.unknown import Unknown
from gatewright.model.usage import ApiKey, UsagePlan

ACCOUNT = "111122223333"
REGION = "eu-west-1"
API = "a1b2c3d4e5"
STAGE = "prod"
HOST = f"{API}.execute-api.{REGION}.amazonaws.com"
NOON = 1_768_478_400.0
KEY = ApiKey(id="key1", value="0123456789abcdefghij")
REQUEST_ID = "0f0e0d0c-0b0a-4908-8706-050403020100"
EXTENDED_ID = "BE0bQG3XIAMEhsw="


def mock(template: str = '{"statusCode": 200}', **response: Any) -> dict:
    """Return a MOCK integration with one default response."""
    return {
        "type": "MOCK",
        "passthroughBehavior": "WHEN_NO_MATCH",
        "requestTemplates": {"application/json": template},
        "integrationResponses": {"200": {"statusCode": "200", **response}},
    }


def request(
    target: str = "/pets", method: str = "GET", headers: Mapping[str, str] | None = None, body: bytes = b""
) -> Request:
    """Return a request below the stage; `Host` comes first."""
    path, _, query = target.partition("?")
    return Request(
        method=method,
        host=HOST,
        path=f"/{STAGE}{path}",
        query=query,
        headers=Headers((("Host", HOST), *(headers or {}).items())),
        body=body,
        peer=Peer(source_ip="203.0.113.7"),
        received_at=NOON,
        request_id=REQUEST_ID,
        extended_request_id=EXTENDED_ID,
    )


@dataclass(kw_only=True)
class OneMethod:
    """The API."""

    integration: dict | None = field(default_factory=mock)
    path: str = "/pets"
    verb: str = "GET"
    stage: dict = field(default_factory=dict)
    key_required: bool = False
    keys: tuple[ApiKey, ...] = ()
    rest_api: dict = field(default_factory=lambda: {"id": API})

    @property
    def stage_document(self) -> dict:
        """The stage, as `get_stage` shows it."""
        return {"stageName": STAGE, "deploymentId": "dep123", **self.stage}

    @property
    def resources(self) -> tuple[dict, ...]:
        """The resources, as deployed."""
        method: dict = {"httpMethod": self.verb, "authorizationType": "NONE", "apiKeyRequired": self.key_required}
        if self.integration is not None:
            method["methodIntegration"] = self.integration
            answers = self.integration.get("integrationResponses", {}).values()
            method["methodResponses"] = {one["statusCode"]: {"statusCode": one["statusCode"]} for one in answers}
        return ({"id": "res001", "path": self.path, "resourceMethods": {self.verb: method}},)

    @property
    def configuration(self) -> Configuration:
        """What the engine decides under."""
        method = Method(http_method=self.verb, api_key_required=self.key_required)
        resource = Resource(path=self.path, methods={self.verb: method}, id="res001")
        definition = Definition(resources={self.path: resource})
        stage = Stage(
            name=STAGE,
            deployment_id="dep123",
            deployed=definition,
            method_settings=method_settings(self.stage.get("methodSettings", {})),
        )
        plan = UsagePlan(id="plan1", stages=frozenset({(API, STAGE)}), key_ids=frozenset(key.id for key in self.keys))
        return Configuration(
            account_id=ACCOUNT,
            region=REGION,
            rest_apis=Listing({API: Api(id=API, name="pets", saved=definition, stages=Listing({STAGE: stage}))}),
            api_keys=Listing({KEY.value: KEY}),
            usage_plans=(plan,),
            plans_by_key={key.id: (plan,) for key in self.keys},
        )

    def decision(self, asked: Request, *, tokens: bool = True) -> Decision:
        """Return what the front door decides; `tokens` says whether every bucket holds one."""
        return decide(asked, self.configuration, lambda _question: tokens)

    def call(self, asked: Request) -> Call:
        """Return the allowed call."""
        decision = self.decision(asked)
        assert decision.outcome == "allowed"
        return decision.call

    def passed(self, asked: Request) -> Passed:
        """Return the allowed call with the method that serves it."""
        call = self.call(asked)
        assert not isinstance(call.route, Unknown)
        return Passed(
            call,
            DeployedMethod(
                account_id=ACCOUNT,
                region=REGION,
                rest_api=self.rest_api,
                stage=self.stage_document,
                resource_id="res001",
                resource_path=self.path,
                http_method=self.verb,
                method=self.resources[0]["resourceMethods"][self.verb],
            ),
        )

    def backend(self, send: Any = None, functions: Any = None, **more: Any) -> Backend:
        """Return its backend."""
        return Backend(
            self.rest_api,
            self.stage_document,
            self.resources,
            account_id=ACCOUNT,
            region=REGION,
            send=send or no_backend,
            functions=functions,
            **more,
        )

    def served(self, asked: Request) -> Served:
        """Return what a method answers that needs no waiting."""
        served = self.backend().serve(self.call(asked))
        assert isinstance(served, Served)
        return served

    def fetched(self, asked: Request) -> Served:
        """Return what a method answers whose backend is called over a socket."""

        async def main() -> Served:
            upstream = Upstream()
            try:
                served = self.backend(upstream.send).serve(self.call(asked))
                assert not isinstance(served, Served)
                return await served
            finally:
                await upstream.close()

        return asyncio.run(main())

    def invoked(self, asked: Request, functions: Any, **more: Any) -> Served:
        """Return what a method answers whose backend is a function."""

        async def main() -> Served:
            served = self.backend(functions=functions, **more).serve(self.call(asked))
            assert not isinstance(served, Served)
            return await served

        return asyncio.run(main())


async def no_backend(request: UpstreamRequest, *, deadline: float) -> UpstreamResponse:
    """Stand where no backend may be called."""
    raise AssertionError(f"`{request.host}` was called with {deadline} s")
