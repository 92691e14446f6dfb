"""A refused call, decided again with what stands now."""

from dataclasses import replace

import pytest

from gatewright.console.today import decided_today
from gatewright.engine.catalogue import CAUSES
from gatewright.model.network import VpcEndpoint
from gatewright.model.request import Tls
from tests.console.made import KEY, World, kept
from tests.services.account import REGION


def test_what_was_mended_is_told() -> None:
    """The method needs no key any more; before that, and where the call met the same, nothing is said."""
    world = World(apiKeyRequired=True)
    call = kept(world.decided())
    before = decided_today(call, world.snapshots.current.configurations[REGION])
    world.pets.account.patch("update_method", ("replace", "/apiKeyRequired", "false"), **world.pets.method)
    world.pets.deploy()
    world.snapshots.refresh()

    assert (call.is_whole, before) == (True, None)
    assert decided_today(call, world.snapshots.current.configurations[REGION]) == "allowed"


def test_another_reason_is_told() -> None:
    """Mended in one place, refused in the next."""
    world = World(apiKeyRequired=True)
    call = replace(kept(world.decided()), cause=CAUSES["route.not-found"])

    found = decided_today(call, world.snapshots.current.configurations[REGION])

    assert found is CAUSES["api-key.missing"]


@pytest.mark.parametrize("headers", [{"x_api_key": KEY}, {"Authorization": "Bearer a-token-of-somebody"}])
def test_a_call_with_a_secret_is_not_decided_again(headers: dict[str, str]) -> None:
    """It is masked by now, and would be refused for that."""
    world = World(apiKeyRequired=True)
    call = kept(world.decided(**headers))

    assert not call.is_whole
    assert decided_today(call, World().snapshots.current.configurations[REGION]) is None


def test_a_call_that_was_let_in_is_not_decided_again() -> None:
    """There is nothing to mend."""
    world = World()

    assert decided_today(kept(world.decided()), world.snapshots.current.configurations[REGION]) is None


def test_a_call_is_whole_without_body_and_without_certificate() -> None:
    """What is not kept may have decided."""
    decision = World().decided("/dev/pet")
    request = decision.call.request

    def whole(**changed: object) -> bool:
        other = replace(request, **changed)  # type: ignore[arg-type]
        return kept(replace(decision, call=replace(decision.call, request=other))).is_whole

    assert whole()
    assert whole(peer=replace(request.peer, tls=Tls()))
    assert whole(peer=replace(request.peer, tls=Tls(client_chain=())))
    assert not whole(peer=replace(request.peer, tls=Tls(client_chain=(b"x",))))
    assert not whole(peer=replace(request.peer, vpc_endpoint=VpcEndpoint(vpce_id="vpce-1")))
    assert not whole(body=b"{}")
