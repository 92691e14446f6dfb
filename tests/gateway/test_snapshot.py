"""The store's state as frozen configurations."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gatewright.configuration.build import build
from gatewright.configuration.documents import Document
from gatewright.gateway.snapshot import Snapshot, Snapshots, empty
from gatewright.model.api import Api, Definition
from gatewright.model.request import Request
from gatewright.model.stage import Stage
from gatewright.model.unknown import UNKNOWN, Unknown
from gatewright.services.dispatch import perform
from gatewright.services.operation import Operation
from gatewright.store.answers import Answers
from gatewright.store.store import Store
from gatewright.wire.errors import ServiceError

ACCOUNT = "000000000000"
REGIONS = ("eu-west-1", "us-east-1")


class Server:
    """A store whose control plane is called by name, in any region."""

    def __init__(self) -> None:
        self.store = Store.open(None)
        self.snapshots = Snapshots(self.store, ACCOUNT)
        self._ids = count(1)

    def __call__(self, region: str, name: str, /, **params: Any) -> Document:
        """Perform an operation."""
        with self.store.transaction(ACCOUNT, region) as documents:
            operation = Operation(
                params=params,
                account_id=ACCOUNT,
                region=region,
                now=1_767_225_600.0,
                new_id=lambda: f"{next(self._ids):06d}abcd",
                caller=f"arn:aws:iam::{ACCOUNT}:root",
                counters=self.store.counters,
                log_events=self.store.log_events,
            )
            return perform("apigateway", name, documents, operation, allow_unenforced=False)

    def refreshed(self) -> Snapshot:
        """Return the snapshot after an incremental refresh."""
        self.snapshots.refresh()
        return self.snapshots.current

    def rebuilt(self) -> Snapshot:
        """Return the snapshot that a server would build at its start."""
        fresh = Snapshots(self.store, ACCOUNT)
        fresh.refresh()
        return fresh.current

    def make(self, region: str, api_id: str = "pets", *, key_required: bool = False) -> str:
        """Create and deploy an API with `GET /pets`; return the id of its root."""
        root = str(self(region, "create_rest_api", name=api_id, tags={"_custom_id_": api_id})["rootResourceId"])
        pets = self(region, "create_resource", restApiId=api_id, parentId=root, pathPart="pets")["id"]
        method = {"restApiId": api_id, "resourceId": pets, "httpMethod": "GET"}
        self(region, "put_method", **method, authorizationType="NONE", apiKeyRequired=key_required)
        self(region, "put_integration", **method, type="MOCK")
        self(region, "create_deployment", restApiId=api_id, stageName="dev")
        return root


@pytest.fixture
def server() -> Server:
    """Return an empty server."""
    return Server()


def api_of(snapshot: Snapshot, region: str, api_id: str = "pets") -> Api | None:
    """Return an API of a snapshot; `None` when it has none of the id."""
    configuration = snapshot.configurations.get(region)
    found = configuration.rest_apis.get(api_id) if configuration else None
    assert not isinstance(found, Unknown)
    return found


def asked(host: str, path: str = "/dev/pets") -> Request:
    """Return a request to a host."""
    return Request(method="GET", host=host, path=path)


def test_a_commit_is_in_the_next_snapshot(server: Server) -> None:
    """Before a refresh nothing changes; after it, what was committed is there, whole."""
    before = server.refreshed()
    server.make("eu-west-1")
    assert server.snapshots.current is before
    after = server.refreshed()

    api = api_of(after, "eu-west-1")
    assert api is not None
    assert not isinstance(api.saved, Unknown)
    assert set(api.saved.resources) == {"/", "/pets"}
    assert after.revision == server.store.revision > before.revision


def test_a_refresh_without_a_commit_changes_nothing(server: Server) -> None:
    """The very same snapshot stays, compiled things and all."""
    server.make("eu-west-1")

    assert server.refreshed() is server.refreshed()


def test_an_untouched_api_is_not_built_again(server: Server) -> None:
    """A commit to one API leaves the others' values as they are, which is what makes it cheap."""
    server.make("eu-west-1", "pets")
    server.make("eu-west-1", "toys")
    before = api_of(server.refreshed(), "eu-west-1", "pets")
    server("eu-west-1", "create_deployment", restApiId="toys", stageName="prod")
    server("eu-west-1", "create_api_key", name="k", enabled=True)

    assert api_of(server.refreshed(), "eu-west-1", "pets") is before


def test_an_old_snapshot_stays_as_it_was(server: Server) -> None:
    """A request in flight keeps the configuration that it started with."""
    server.make("eu-west-1")
    old = server.refreshed()
    server("eu-west-1", "delete_rest_api", restApiId="pets")
    new = server.refreshed()

    assert api_of(old, "eu-west-1") is not None
    assert api_of(new, "eu-west-1") is None


def test_a_deleted_api_leaves_nothing_behind(server: Server) -> None:
    """Neither its configuration, nor its stages, nor its place among the regions."""
    server.make("eu-west-1")
    assert server.refreshed().deployed
    server("eu-west-1", "delete_rest_api", restApiId="pets")
    after = server.refreshed()

    assert (dict(after.deployed), dict(after.region_of)) == ({}, {})
    assert after == server.rebuilt()


def test_a_deleted_stage_is_gone(server: Server) -> None:
    """A stage that is deleted serves nothing more."""
    server.make("eu-west-1")
    server("eu-west-1", "delete_stage", restApiId="pets", stageName="dev")
    after = server.refreshed()
    api = api_of(after, "eu-west-1")

    assert api is not None
    assert api.stages.get("dev") is None
    assert not after.deployed


def test_a_deleted_key_is_unknown_at_once(server: Server) -> None:
    """A key that is deleted, disabled or taken from its plan is so in the next snapshot."""
    key = server("eu-west-1", "create_api_key", name="k", enabled=True)
    assert server.refreshed().configurations["eu-west-1"].api_keys.get(key["value"])
    off = [{"op": "replace", "path": "/enabled", "value": "false"}]
    server("eu-west-1", "update_api_key", apiKey=key["id"], patchOperations=off)
    disabled = server.refreshed().configurations["eu-west-1"].api_keys.get(key["value"])
    server("eu-west-1", "delete_api_key", apiKey=key["id"])

    assert disabled is not None
    assert not isinstance(disabled, Unknown)
    assert disabled.enabled is False
    assert server.refreshed().configurations["eu-west-1"].api_keys.get(key["value"]) is None


def test_what_is_deployed_is_a_copy(server: Server) -> None:
    """What was changed after the deployment is saved, and not served."""
    root = server.make("eu-west-1")
    toys = server("eu-west-1", "create_resource", restApiId="pets", parentId=root, pathPart="toys")["id"]
    method = {"restApiId": "pets", "resourceId": toys, "httpMethod": "GET"}
    server("eu-west-1", "put_method", **method, authorizationType="NONE")
    api = api_of(server.refreshed(), "eu-west-1")
    assert api is not None
    stage = api.stages.get("dev")
    assert stage is not None
    assert not isinstance(stage, Unknown)

    assert not isinstance(stage.deployed, Unknown)
    assert not isinstance(api.saved, Unknown)
    assert "/toys" in api.saved.resources
    assert "/toys" not in stage.deployed.resources


def test_settings_of_the_api_are_those_that_were_deployed(server: Server) -> None:
    """`disableExecuteApiEndpoint` takes effect with a deployment, which the live gateway knows exactly."""
    server.make("eu-west-1")
    close = [{"op": "replace", "path": "/disableExecuteApiEndpoint", "value": "true"}]
    server("eu-west-1", "update_rest_api", restApiId="pets", patchOperations=close)

    def closed() -> bool:
        api = api_of(server.refreshed(), "eu-west-1")
        stage = api.stages.get("dev") if api else None
        assert stage is not None
        assert not isinstance(stage, Unknown)
        assert not isinstance(stage.deployed, Unknown)
        return stage.deployed.disable_execute_api_endpoint is True

    assert not closed()
    server("eu-west-1", "create_deployment", restApiId="pets", stageName="dev")
    assert closed()


def test_regions_are_kept_apart(server: Server) -> None:
    """What exists in one region does not exist in another; keys and plans neither."""
    server.make("eu-west-1")
    key = server("us-east-1", "create_api_key", name="k", enabled=True)
    snapshot = server.refreshed()

    assert api_of(snapshot, "us-east-1") is None
    assert snapshot.configurations["eu-west-1"].api_keys.get(key["value"]) is None
    assert snapshot.plan(asked("pets.execute-api.eu-west-1.amazonaws.com")).configuration.region == "eu-west-1"
    there = snapshot.plan(asked("pets.execute-api.us-east-1.amazonaws.com")).configuration
    assert (there.region, there.rest_apis.get("pets")) == ("us-east-1", None)


def test_one_id_in_two_regions_is_two_apis(server: Server) -> None:
    """A pinned id may stand in several regions: each serves its own, and deleting one leaves the other."""
    server.make("eu-west-1", key_required=True)
    server.make("us-east-1")
    both = server.refreshed()
    assert {key[0] for key in both.deployed} == {"eu-west-1", "us-east-1"}
    assert both == server.rebuilt()
    server("us-east-1", "delete_rest_api", restApiId="pets")
    one = server.refreshed()

    assert {key[0] for key in one.deployed} == {"eu-west-1"}
    assert one.region_of == {"pets": "eu-west-1"}
    assert one == server.rebuilt()


def test_another_account_is_not_served(server: Server) -> None:
    """A state that holds a second account shows none of it to the first."""
    with server.store.transaction("999999999999", "eu-west-1") as documents:
        documents.put("rest_api", "other", document={"id": "other", "name": "o", "rootResourceId": "r"})
    snapshot = server.refreshed()

    assert snapshot.region_of == {}
    assert snapshot.revision == server.store.revision


def test_an_address_without_a_region_finds_the_api(server: Server) -> None:
    """Local forms of the address name no region: the API is looked for where it is."""
    server.make("us-east-1")
    snapshot = server.refreshed()

    for host, path in (
        ("pets.execute-api.localhost", "/dev/pets"),
        ("localhost", "/_aws/execute-api/pets/dev/pets"),
        ("localhost", "/restapis/pets/dev/_user_request_/pets"),
    ):
        assert snapshot.plan(asked(host, path)).configuration.region == "us-east-1"


@pytest.mark.parametrize("host", ["", "example.com", "localhost", "nope.execute-api.mars-1.amazonaws.com"])
def test_a_host_that_names_nothing_has_an_empty_region(server: Server, host: str) -> None:
    """No configuration of another region leaks to a host that names no API."""
    server.make("eu-west-1")
    found = server.refreshed().plan(asked(host)).configuration

    assert found.rest_apis.get("pets") is None
    assert list(found.rest_apis.known()) == []


def test_a_host_is_looked_up_once_and_forgotten_with_the_snapshot(server: Server) -> None:
    """An API that is created after its host was called is found at the next snapshot."""
    host = "pets.execute-api.localhost"
    assert server.refreshed().plan(asked(host)).configuration.rest_apis.get("pets") is None
    server.make("eu-west-1")
    snapshot = server.refreshed()

    assert snapshot.plan(asked(host)).configuration.rest_apis.get("pets") is not None
    assert snapshot.plan(asked(host)).configuration is snapshot.plan(asked(host)).configuration


def test_path_forms_on_one_host_do_not_mix_apis(server: Server) -> None:
    """`localhost` serves every API by path, so its answers are not remembered by host."""
    server.make("eu-west-1", "pets")
    server.make("us-east-1", "toys")
    snapshot = server.refreshed()

    regions = [
        snapshot.plan(asked("localhost", f"/_aws/execute-api/{api}/dev/pets")).configuration.region
        for api in ("pets", "toys", "pets")
    ]
    assert regions == ["eu-west-1", "us-east-1", "eu-west-1"]


def test_an_empty_region_is_known_to_be_empty() -> None:
    """Nothing there is nothing, and not unknown."""
    nothing = empty(ACCOUNT, "eu-west-1")

    assert nothing.rest_apis.get("x") is None
    assert nothing.api_keys.get("x") is None
    assert nothing.usage_plans == ()


# --- laws -------------------------------------------------------------------------------------------------------------


class Handlers:
    """AWS's answers as our own `get_*` operations give them."""

    def __init__(self, server: Server, region: str) -> None:
        self._server = server
        self._region = region

    def get(self, kind: str, *ids: str) -> Document | Unknown | None:
        """Perform the operation; `None` for NotFoundException. Who may call is not asked here."""
        if kind.startswith("iam_") or kind in ("get_access_key_last_used", "get_account_authorization_details"):
            return UNKNOWN
        if kind.startswith("v2_") or kind == "describe_vpc_endpoints":
            return None  # none of the acts makes an API of V2, or a VPC endpoint
        names = {
            "get_usage_plan_keys": ("usagePlanId",),
            "get_deployment": ("restApiId", "deploymentId"),
        }.get(kind, ("restApiId",) if ids else ())
        extras: dict[str, dict[str, Any]] = {
            "get_resources": {"embed": ["methods"], "limit": 500},
            "get_deployment": {"embed": ["apisummary"]},
            "get_api_keys": {"includeValues": True, "limit": 500},
            "get_rest_apis": {"limit": 500},
            "get_usage_plans": {"limit": 500},
            "get_usage_plan_keys": {"limit": 500},
        }
        try:
            return self._server(self._region, kind, **dict(zip(names, ids, strict=True)), **extras.get(kind, {}))
        except ServiceError as error:
            if error.code != "NotFoundException":
                raise
            return None


def _apis(server: Server, region: str) -> list[str]:
    return [api["id"] for api in server(region, "get_rest_apis", limit=500)["items"]]


def _pick(items: list[str], number: int) -> str:
    return items[number % len(items)] if items else "none-such"


def _resource(server: Server, region: str, api: str, number: int) -> str:
    with server.store.reading(ACCOUNT, region) as documents:
        return _pick([one["id"] for one in documents.list("resource", api)], number)


def _act(server: Server, region: str, kind: str, number: int) -> None:
    """Do one thing to a region, aimed at what is there; what the control plane refuses changes nothing."""
    api = _pick(_apis(server, region), number)
    resource = _resource(server, region, api, number)
    place = {"restApiId": api, "resourceId": resource, "httpMethod": ("GET", "POST", "ANY")[number % 3]}
    keys = [key["id"] for key in server(region, "get_api_keys", limit=500)["items"]]
    plans = [plan["id"] for plan in server(region, "get_usage_plans", limit=500)["items"]]
    key, plan, stage = _pick(keys, number), _pick(plans, number // 2), ("dev", "prod")[number % 2]
    enabled = [{"op": "replace", "path": "/enabled", "value": "true" if number % 2 else "false"}]
    stages = [{"op": "add" if number % 3 else "remove", "path": "/apiStages", "value": f"{api}:{stage}"}]
    source = [{"op": "replace", "path": "/apiKeySource", "value": ("HEADER", "AUTHORIZER")[number % 2]}]
    limit = [{"op": "replace", "path": "/*/*/throttling/rateLimit", "value": str(number)}]
    calls: dict[str, Callable[[], object]] = {
        "api": lambda: server(region, "create_rest_api", name=f"n{number}"),
        "make": lambda: server.make(region, f"api{number % 3}", key_required=number % 2 == 0),
        "drop api": lambda: server(region, "delete_rest_api", restApiId=api),
        "change api": lambda: server(region, "update_rest_api", restApiId=api, patchOperations=source),
        "resource": lambda: server(
            region, "create_resource", restApiId=api, parentId=resource, pathPart=f"p{number % 4}"
        ),
        "drop resource": lambda: server(region, "delete_resource", restApiId=api, resourceId=resource),
        "method": lambda: server(
            region, "put_method", **place, authorizationType="NONE", apiKeyRequired=number % 2 == 0
        ),
        "integration": lambda: server(region, "put_integration", **place, type="MOCK"),
        "drop method": lambda: server(region, "delete_method", **place),
        "deploy": lambda: server(region, "create_deployment", restApiId=api, stageName=stage),
        "drop stage": lambda: server(region, "delete_stage", restApiId=api, stageName=stage),
        "change stage": lambda: server(region, "update_stage", restApiId=api, stageName=stage, patchOperations=limit),
        "key": lambda: server(region, "create_api_key", name=f"k{number}", enabled=True),
        "change key": lambda: server(region, "update_api_key", apiKey=key, patchOperations=enabled),
        "drop key": lambda: server(region, "delete_api_key", apiKey=key),
        "plan": lambda: server(region, "create_usage_plan", name=f"p{number}"),
        "change plan": lambda: server(region, "update_usage_plan", usagePlanId=plan, patchOperations=stages),
        "join": lambda: server(region, "create_usage_plan_key", usagePlanId=plan, keyId=key, keyType="API_KEY"),
        "part": lambda: server(region, "delete_usage_plan_key", usagePlanId=plan, keyId=key),
        "drop plan": lambda: server(region, "delete_usage_plan", usagePlanId=plan),
    }
    try:
        calls[kind]()
    except ServiceError:
        return


KINDS = (
    "make make make api resource method integration deploy deploy change-api change-stage key key plan join join "
    "change-plan change-plan change-key drop-api drop-resource drop-method drop-stage drop-key part drop-plan"
)


def _acts(seed: int) -> Iterator[tuple[str, str, int, bool]]:
    """Draw edits: where, what, aimed at which, and whether a refresh follows; long runs are as easy as short ones."""
    chance = Random(seed)
    for _ in range(chance.randint(1, 60)):
        kind = chance.choice(KINDS.split()).replace("-", " ")
        yield chance.choice(REGIONS), kind, chance.randrange(12), chance.random() < 0.4


@given(st.integers(0, 2**32))
@settings(max_examples=30)
def test_refreshing_equals_rebuilding(seed: int) -> None:
    """After any edits, refreshed whenever, the snapshot is the one that a restart would build."""
    server = Server()
    for region, kind, number, refresh in _acts(seed):
        _act(server, region, kind, number)
        if refresh:
            server.refreshed()

    assert server.refreshed() == server.rebuilt()


@given(st.integers(0, 2**32))
@settings(max_examples=30)
def test_there_is_one_truth(seed: int) -> None:
    """Documents from our store, and the answers of our own read operations, build equal configurations (law 6)."""
    server = Server()
    for region, kind, number, _ in _acts(seed):
        _act(server, region, kind, number)

    for region in REGIONS:
        told = build(Handlers(server, region), account_id=ACCOUNT, region=region)
        with server.store.reading(ACCOUNT, region) as documents:
            stored = build(Answers(documents), account_id=ACCOUNT, region=region)
        live = server.refreshed().configurations.get(region) or empty(ACCOUNT, region)

        assert replace(told, access_keys=stored.access_keys) == stored
        # Keys are IAM's, and are read apart; so are VPC endpoints, which lead to the APIs of other accounts, too.
        live = replace(live, access_keys=stored.access_keys, vpc_endpoints=stored.vpc_endpoints)
        assert replace(live, rest_apis=stored.rest_apis) == stored
        assert set(live.rest_apis.items) == set(stored.rest_apis.items)


AUTHORIZER = {
    "name": "guard",
    "type": "TOKEN",
    "identitySource": "method.request.header.Authorization",
    "authorizerUri": "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/"
    "arn:aws:lambda:eu-west-1:000000000000:function:guard/invocations",
}


def deployed_authorizers(snapshot: Snapshot) -> list[str | Unknown]:
    """Return the types of the authorizers that the stage of the pets serves."""
    api = snapshot.configurations["eu-west-1"].rest_apis.get("pets")
    assert isinstance(api, Api)
    stage = api.stages.get("dev")
    assert isinstance(stage, Stage)
    assert isinstance(stage.deployed, Definition)
    return [one.type for one in stage.deployed.authorizers.known()]


def test_a_stage_serves_the_authorizers_of_its_deployment(server: Server) -> None:
    """One that was added later is served by the next deployment."""
    server.make("eu-west-1")
    server("eu-west-1", "create_authorizer", restApiId="pets", **AUTHORIZER)
    before = deployed_authorizers(server.refreshed())
    server("eu-west-1", "create_deployment", restApiId="pets", stageName="dev")

    assert ([], ["TOKEN"]) == (before, deployed_authorizers(server.refreshed()))


def test_a_flush_of_the_authorizers_is_seen(server: Server) -> None:
    """The count changes with the next refresh, and is what a new start reads."""
    server.make("eu-west-1")
    assert server.refreshed().deployed["eu-west-1", "pets", "dev"].authorizer_flushes == 0
    server("eu-west-1", "flush_stage_authorizers_cache", restApiId="pets", stageName="dev")

    for snapshot in (server.refreshed(), server.rebuilt()):
        assert snapshot.deployed["eu-west-1", "pets", "dev"].authorizer_flushes == 1


def test_a_deployment_of_an_older_version_is_served(server: Server) -> None:
    """It copied neither authorizers nor gateway responses: there were none."""
    server.make("eu-west-1")
    with server.store.transaction(ACCOUNT, "eu-west-1") as documents:
        ((ids, deployment),) = documents.items("deployment")
        for member in ("authorizers", "gatewayResponses"):
            del deployment["snapshot"][member]
        documents.put("deployment", *ids, document=deployment)

    assert [] == deployed_authorizers(server.refreshed())
