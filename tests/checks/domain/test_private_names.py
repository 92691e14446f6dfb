"""Which private custom domain name a call means."""

from dataclasses import replace
from typing import Any

import pytest

from gatewright.checks.domain.private_names import associated, candidates, endpoint_id
from gatewright.checks.remedies import with_domain
from gatewright.model.call import Call
from gatewright.model.domain import DomainName
from gatewright.model.network import VpcEndpoint
from gatewright.model.unknown import UNKNOWN, Unknown
from tests.casebook import request, world

VPCE = "vpce-0a1b2c3d4e5f60718"
PETS = world("pets").configuration()


def name(host: str, domain_name_id: str | None, vpc_endpoints: Any = ()) -> DomainName:
    """Return a domain name; a private one with an id."""
    return DomainName(name=host, id=domain_name_id, vpc_endpoints=vpc_endpoints)


def call(*names: DomainName, through: Any = VPCE) -> Call:
    """Return a call of one host, by this way."""
    configuration = PETS
    for one in names:
        configuration = with_domain(configuration, one)
    way = VpcEndpoint(vpce_id=through) if isinstance(through, str) else through
    asked = request("GET https://private.example.com/pets")
    return Call(replace(asked, peer=replace(asked.peer, vpc_endpoint=way)), configuration)


def test_its_own_name_comes_before_a_wildcard_and_ids_in_their_order() -> None:
    """Public names are none, nor are those of another host."""
    found = candidates(
        call(
            name("*.example.com", "a"),
            name("private.example.com", "c"),
            name("private.example.com", "b"),
            name("private.example.com", None),
            name("other.example.com", "d"),
        )
    )

    assert [one.key for one in found] == ["private.example.com+b", "private.example.com+c", "*.example.com+a"]


@pytest.mark.parametrize(
    ("names", "key"),
    [
        ((name("private.example.com", "a"),), None),
        ((name("private.example.com", "a", (VPCE,)),), "a"),
        ((name("private.example.com", "a"), name("private.example.com", "b", ("vpce-1", VPCE))), "b"),
        ((name("private.example.com", "a", (VPCE,)), name("private.example.com", "b", (VPCE,))), "a"),
        ((name("private.example.com", "a"), name("*.example.com", "b", (VPCE,))), "b"),
    ],
)
def test_the_one_that_is_associated_is_called(names: tuple[DomainName, ...], key: str | None) -> None:
    """The first id of several."""
    found = associated(call(*names))

    assert not isinstance(found, Unknown)
    assert key == (None if found is None else found.id)


def test_an_earlier_name_of_which_nobody_told_may_be_the_one() -> None:
    """Whatever is known of a later one; a later one that nobody told of changes nothing."""
    known = name("private.example.com", "b", (VPCE,))

    assert isinstance(associated(call(name("private.example.com", "a", UNKNOWN), known)), Unknown)
    assert associated(call(known, name("private.example.com", "c", UNKNOWN))) == known


@pytest.mark.parametrize(("through", "expected"), [(VPCE, VPCE), (None, None), (UNKNOWN, UNKNOWN)])
def test_the_way_is_that_of_the_call(through: Any, expected: Any) -> None:
    """Without one no private name is called; where nobody told, nobody knows."""
    made = call(name("private.example.com", "a", ("vpce-1",)), through=through)

    assert endpoint_id(made) == expected
    assert associated(made) == (expected if through is not VPCE else None)
