"""Fixes of the domain check."""

import pytest

from gatewright.checks.domain.remedies import call_the_api_of_the_nearest_id, nearest_id
from gatewright.engine.decide import walk
from gatewright.model.call import Call
from tests.casebook import request, world

PETS = world("pets").configuration()


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [("a1b2c3d4e4", "a1b2c3d4e5"), ("a1b2c3d4", "a1b2c3d4e5"), ("zzzzzzzzzz", None), ("", None)],
)
def test_the_nearest_id_is_the_one_spelt_most_alike(wanted: str, expected: str | None) -> None:
    """A slip of the pen finds its id; an id that resembles none finds none."""
    assert nearest_id(wanted, ["q9w8e7r6t5", "a1b2c3d4e5"]) == expected


@pytest.mark.parametrize(
    "url",
    [
        "https://a1b2c3d4e4.execute-api.eu-west-1.amazonaws.com/prod/pets",
        "https://a1b2c3d4e4.execute-api.localhost/prod/pets",
        "https://localhost/_aws/execute-api/a1b2c3d4e4/prod/pets",
        "https://localhost/restapis/a1b2c3d4e4/prod/_user_request_/pets",
    ],
)
def test_the_nearest_api_is_called_in_the_same_form(url: str) -> None:
    """Whatever the form of the address, the call with the right id passes, its Host header included."""
    proposal = call_the_api_of_the_nearest_id(Call(request(f"GET {url}"), PETS), {"rest_api_id": "a1b2c3d4e4"})

    assert proposal is not None
    assert walk(proposal.request, proposal.configuration).outcome == "allowed"
    assert "a1b2c3d4e4" not in str((proposal.request.host, proposal.request.path, proposal.request.headers))


def test_an_id_that_exists_is_not_its_own_neighbour() -> None:
    """An API called in the wrong region is not mended by calling it again."""
    call = Call(request("GET https://a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com/prod/pets"), PETS)

    assert call_the_api_of_the_nearest_id(call, {"rest_api_id": "a1b2c3d4e5"}) is None
