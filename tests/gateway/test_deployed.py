"""What the stages of a REST API serve, read from the store."""

from gatewright.gateway.deployed import deployed
from gatewright.gateway.with_snapshots import WithSnapshots
from gatewright.store.store import Store

PLACE = ("111122223333", "eu-west-1")
COPY = {"restApi": {"id": "a"}, "resources": [{"id": "r", "path": "/"}], "requestValidators": [{"name": "Pet"}]}


def _store(**stage: object) -> Store:
    store = Store.open(None)
    with store.transaction(*PLACE) as documents:
        documents.put("deployment", "a", "d", document={"id": "d", "snapshot": COPY})
        documents.put("deployment", "a", "e", document={"id": "e", "snapshot": {**COPY, "requestValidators": []}})
        documents.put("stage", "a", "prod", document={"stageName": "prod", "deploymentId": "d", **stage})
    return store


def test_stage_serves_what_its_deployment_copied() -> None:
    """Each under its region, API and name; what a copy of an older version lacks is empty."""
    with _store().reading(*PLACE) as stored:
        ((key, found),) = deployed(stored, WithSnapshots(stored), "eu-west-1", "a")

    assert ("eu-west-1", "a", "prod") == key
    assert ({"id": "a"}, ({"id": "r", "path": "/"},)) == (found.rest_api, found.resources)
    assert ({"name": "Pet"},) == found.request_validators


def test_flushes_of_the_stage_are_counted() -> None:
    """Of its own cache and of what its authorizers said."""
    store = _store()
    with store.transaction(*PLACE) as documents:
        documents.put("stage_cache", "a", "prod", document={"flushes": 2})
        documents.put("authorizer_cache", "a", "prod", document={"flushes": 3})
    with store.reading(*PLACE) as stored:
        ((_, found),) = deployed(stored, WithSnapshots(stored), "eu-west-1", "a")

    assert (2, 3) == (found.cache_flushes, found.authorizer_flushes)


def test_canary_serves_its_own_deployment() -> None:
    """And a stage without one, or without traffic for it, has no canary."""
    settings = {"percentTraffic": 10.0, "deploymentId": "e"}
    with _store(canarySettings=settings).reading(*PLACE) as stored:
        ((_, found),) = deployed(stored, WithSnapshots(stored), "eu-west-1", "a", canaries=True)
    with _store().reading(*PLACE) as stored:
        none = list(deployed(stored, WithSnapshots(stored), "eu-west-1", "a", canaries=True))

    assert ((), []) == (found.request_validators, none)


def test_stage_whose_deployment_is_gone_serves_nothing() -> None:
    """There is nothing to call."""
    store = _store(deploymentId="gone")
    with store.reading(*PLACE) as stored:
        assert [] == list(deployed(stored, WithSnapshots(stored), "eu-west-1", "a"))
