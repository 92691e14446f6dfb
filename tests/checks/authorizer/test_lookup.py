"""Which authorizer a method has."""

from dataclasses import replace
from typing import Any

from gatewright.checks.authorizer.lookup import authorizer_of
from gatewright.model.authorizer import Authorizer
from gatewright.model.call import Call
from gatewright.model.listing import Listing, unknown_listing
from gatewright.model.unknown import UNKNOWN, Unknown
from tests.checks.authorizer.pool_calls import AUTHORIZER
from tests.checks.presence import blind, known


def with_authorizers(named: Any, listed: Listing[Authorizer]) -> Call:
    """Return a call of a method that names this authorizer, at a stage that has these."""
    call = known()
    assert not isinstance(call.route, Unknown)
    assert not isinstance(call.stage, Unknown)
    assert not isinstance(call.stage.deployed, Unknown)
    stage = replace(call.stage, deployed=replace(call.stage.deployed, authorizers=listed))
    return replace(call, stage=stage, route=replace(call.route, method=replace(call.route.method, authorizer_id=named)))


def test_the_deployed_authorizer_is_found() -> None:
    """By the id that the method names; one that is gone is none."""
    listed = Listing({AUTHORIZER.id: AUTHORIZER})

    assert authorizer_of(with_authorizers(AUTHORIZER.id, listed)) is AUTHORIZER
    assert authorizer_of(with_authorizers("gone00", listed)) is None
    assert authorizer_of(with_authorizers(None, listed)) is None


def test_what_nobody_told_is_unknown() -> None:
    """The method, its authorizer's id, the authorizers, or what the stage serves."""
    call = with_authorizers(AUTHORIZER.id, unknown_listing())

    assert authorizer_of(call) is UNKNOWN
    assert isinstance(authorizer_of(blind()), Unknown)
    assert authorizer_of(with_authorizers(UNKNOWN, Listing())) is UNKNOWN
    assert authorizer_of(replace(call, stage=UNKNOWN)) is UNKNOWN
