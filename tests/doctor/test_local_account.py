"""A gateway of this machine has an account of its own, and printed commands speak to that one."""

from typing import Any

import pytest

from gatewright.doctor.local_account import is_loopback, local_account, region_of
from gatewright.model.observation import Observation
from gatewright.model.unknown import UNKNOWN
from tests.doctor.evidence import call


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"remote_ip": "127.0.0.1", "remote_port": 4566, "url": "http://h/"}, "http://127.0.0.1:4566"),
        ({"remote_ip": "::1", "url": "https://localhost:4567/"}, "https://[::1]:4567"),
        ({"remote_ip": "127.0.0.1", "url": "ws://localhost:4566/"}, "http://127.0.0.1:4566"),
    ],
)
def test_a_loopback_address_is_the_endpoint(told: dict[str, Any], expected: str) -> None:
    """With the port that was called, in the region that the host names."""
    assert local_account(call("GET", "/", Observation(), **told)) == {"endpoint-url": expected, "region": "eu-west-1"}


@pytest.mark.parametrize(
    "told",
    [
        {"remote_ip": "203.0.113.9", "remote_port": 443, "url": "https://h/"},
        {"remote_ip": "127.0.0.1", "url": None},
        {"remote_ip": "127.0.0.1", "url": "http://h/"},
    ],
)
def test_a_call_that_went_elsewhere_has_none(told: dict[str, Any]) -> None:
    """Nor has one of which the scheme or the port is not told."""
    assert local_account(call("GET", "/", Observation(), **told)) == {}


def test_a_host_that_names_no_region_is_looked_for_in_the_usual_one() -> None:
    """A local form of an address has none."""
    local: dict[str, Any] = {"host": "127.0.0.1", "remote_ip": "127.0.0.1", "url": "http://127.0.0.1:4566/"}

    assert local_account(call("GET", "/", Observation(), **local))["region"] == "us-east-1"
    assert region_of(call("GET", "/", Observation(), host=UNKNOWN)) is None


@pytest.mark.parametrize(("told", "expected"), [("127.0.0.1", True), ("::1", True), ("10.0.0.1", False), ("x", False)])
def test_only_addresses_of_this_machine_are_loopback(told: str, expected: bool) -> None:
    """And nothing that is no address."""
    assert is_loopback(told) is expected
    assert is_loopback(UNKNOWN) is False
