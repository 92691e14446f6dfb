"""Who calls, as the policy of a VPC endpoint sees it."""

from dataclasses import replace

import pytest

from gatewright.checks.endpoint.caller import caller_at_the_endpoint, is_read
from gatewright.model.call import Call
from gatewright.model.principal import Caller
from gatewright.model.request import Headers, Request
from gatewright.model.unknown import Unknown
from tests.casebook import world
from tests.checks.ways import NAMED, at, private
from tests.signed_requests import signed

GET = f"GET https://{NAMED}/prod/pets"


@pytest.mark.parametrize(
    ("header", "read"),
    [("", False), ("Authorization: Bearer x", False), ("Authorization: x.y.z", False), ("Authorization: AWS4-X", True)],
)
def test_a_token_is_no_signature(header: str, read: bool) -> None:
    """Without credentials, and with other ones, the caller is anonymous."""
    call = at("resource-policy", f"{GET}\n{header}", private("vpce-0a1b2c3d4e5f60718"))

    assert is_read(call) is read
    assert (caller_at_the_endpoint(call) is None) is not read


def test_a_signature_names_its_caller() -> None:
    """A good one is whose it is, and a broken one the front end's complaint."""
    here = private("vpce-0a1b2c3d4e5f60718")
    call = at("resource-policy", GET, here)
    answers = world("pets").answers
    good = signed(call.request, {"by": "AKIAIOSFODNN7EXAMPLE"}, answers)
    bad = signed(call.request, {"by": "AKIAIOSFODNN7EXAMPLE", "secret": "another"}, answers)
    found = caller_at_the_endpoint(_with(call, good))

    assert isinstance(found, Caller)
    assert found.arn == "arn:aws:iam::111122223333:user/ann"
    assert isinstance(caller_at_the_endpoint(_with(call, bad)), tuple)


def test_a_header_that_nobody_told_leaves_the_caller_open() -> None:
    """Absent and withheld are two things."""
    call = at("resource-policy", GET, private("vpce-0a1b2c3d4e5f60718"))
    untold = Request(method="GET", host=NAMED, path="/prod/pets", headers=Headers(withheld=True))

    assert isinstance(caller_at_the_endpoint(_with(call, untold)), Unknown)


@pytest.mark.parametrize(("begins", "read"), [("Bearer ", False), ("AWS4-HMAC-SHA256 ", True), ("", True)])
def test_the_beginning_of_a_header_tells_a_token_from_a_signature(begins: str, read: bool) -> None:
    """A scheme is enough to know that the policy sees nobody."""
    call = at("resource-policy", GET, private("vpce-0a1b2c3d4e5f60718"))
    blackened = replace(call.request.headers, untold=(("Authorization", begins),))

    assert is_read(_with(call, replace(call.request, headers=blackened))) is read


def _with(call: Call, request: Request) -> Call:
    return replace(call, request=request)
