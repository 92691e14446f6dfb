"""Canary releases, from their settings to the calls that they take."""

from collections.abc import Awaitable, Iterator
from typing import Any

import pytest

from gatewright.gateway.answers import UsageBook
from gatewright.gateway.authorizers import LambdaAuthorizers
from gatewright.gateway.backends import Backends
from gatewright.gateway.canaries import CanaryDocuments, as_canary, share, stage_key
from gatewright.gateway.front_door import FrontDoor
from gatewright.gateway.issuer_keys import IssuerKeys
from gatewright.gateway.logs import Logs
from gatewright.gateway.snapshot import Snapshots
from gatewright.model.call import Call
from gatewright.model.configuration import Configuration
from gatewright.model.request import Headers, Request
from gatewright.model.response import Response
from tests.services.account import ACCOUNT, NOW, REGION, Pets

HOST = f"pets.execute-api.{REGION}.amazonaws.com"
SETTINGS = {"deploymentId": "new", "percentTraffic": 20.0, "stageVariableOverrides": {"a": "2"}}


def answering(pets: Pets, text: str) -> None:
    """Let `GET /pets` answer a text."""
    pets.account.call(
        "put_integration_response", **pets.method, statusCode="200", responseTemplates={"application/json": text}
    )


@pytest.fixture
def released() -> Pets:
    """An API whose stage `dev` answers `old v1`, and whose canary answers `new v2` to a fifth of the calls."""
    pets = Pets()
    pets.account.call("delete_method", **pets.method)
    pets.account.call("put_method", **pets.method, authorizationType="NONE")
    pets.account.call("put_method_response", **pets.method, statusCode="200")
    template = {"application/json": '{"statusCode": 200}'}
    pets.account.call("put_integration", **pets.method, type="MOCK", requestTemplates=template)
    answering(pets, "old $stageVariables.v $context.isCanaryRequest")
    pets.account.call("create_deployment", restApiId="pets", stageName="dev", variables={"v": "v1"})
    answering(pets, "new $stageVariables.v $context.isCanaryRequest")
    pets.account.call(
        "create_deployment",
        restApiId="pets",
        stageName="dev",
        canarySettings={"percentTraffic": 20.0, "stageVariableOverrides": {"v": "v2"}},
    )
    return pets


def door(pets: Pets, lots: Iterator[float]) -> FrontDoor:
    """Return a front door that draws these lots."""
    store = pets.account.store
    snapshots = Snapshots(store, ACCOUNT)
    snapshots.refresh()
    return FrontDoor(
        snapshots,
        UsageBook(store),
        Backends(),
        Logs(store.log_events),
        IssuerKeys(lambda _: None),
        LambdaAuthorizers(None),
        allow_unenforced=False,
        lot=lambda: next(lots),
    )


def called(front: FrontDoor, path: str = "/dev/pets") -> Response:
    """Call it."""
    answer = front(Request(method="GET", host=HOST, path=path, headers=Headers((("Host", HOST),)), received_at=NOW))
    assert not isinstance(answer, Awaitable)
    return answer


def test_lot_below_the_share_is_the_canary_s(released: Pets) -> None:
    """Each release answers with its own deployment and its own stage variables, and knows which it is."""
    front = door(released, iter([0.19, 0.2, 0.99, 0.0]))

    assert [b"new v2 true", b"old v1 false", b"old v1 false", b"new v2 true"] == [called(front).body for _ in range(4)]


def test_deciding_twice_takes_one_token(released: Pets) -> None:
    """The canary's decision goes by the answers that the world gave for the stage's own."""
    limit = [("replace", f"/*/*/throttling/{name}Limit", "1") for name in ("rate", "burst")]
    released.account.patch("update_stage", *limit, restApiId="pets", stageName="dev")
    front = door(released, iter([0.0, 0.0]))

    assert [200, 429] == [called(front).status for _ in range(2)]


def test_call_that_reaches_no_stage_draws_no_lot(released: Pets) -> None:
    """And neither does one of another API."""
    assert 403 == called(door(released, iter([])), "/prod/pets").status


def test_stage_without_a_canary_draws_no_lot() -> None:
    """Nothing changes for it."""
    pets = Pets()
    pets.deploy()

    assert called(door(pets, iter([]))).status


def test_share_of_a_stage() -> None:
    """From 0 to 1."""
    assert (0.2, 0.0, 0.0) == (share({"canarySettings": SETTINGS}), share({}), share({"canarySettings": {}}))


def test_canary_of_a_stage() -> None:
    """Its deployment, and its variables over those of the stage."""
    stage: dict[str, Any] = {"deploymentId": "old", "variables": {"a": "1", "b": "1"}, "canarySettings": SETTINGS}
    found = as_canary(stage)

    assert ("new", {"a": "2", "b": "1"}, True) == (
        found["deploymentId"],
        found["variables"],
        found["isCanaryRequest"],
    )
    assert {"deploymentId": "old"} == as_canary({"deploymentId": "old"})


def test_answers_of_the_stages_are_changed_and_no_others() -> None:
    """What an API is built from, with each canary in the place of its stage."""

    class Told:
        def get(self, kind: str, *ids: str) -> dict[str, Any] | None:
            return {"item": [{"deploymentId": "old", "canarySettings": SETTINGS}], "kind": kind, "ids": ids}

    documents = CanaryDocuments(Told())
    stages, other = documents.get("get_stages", "a"), documents.get("get_rest_api", "a")

    assert "new" == stages["item"][0]["deploymentId"]  # type: ignore[index]
    assert "old" == other["item"][0]["deploymentId"]  # type: ignore[index]


def test_call_without_a_stage_has_no_key() -> None:
    """A refusal before the stage is known."""
    assert stage_key(Call(Request(method="GET", host=HOST, path="/"), Configuration())) is None
