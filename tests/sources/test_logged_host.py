"""The host of a logged call."""

import pytest

from gatewright.sources.logged_host import logged_host


@pytest.mark.parametrize("host", ["127.0.0.1:4566", "127.0.0.1", "localhost:4566", "LOCALHOST", "[::1]:4566"])
def test_an_api_of_this_machine_is_told_by_its_id(host: str) -> None:
    """The address of the gateway names none."""
    assert "a1b2c3d4e5.execute-api.localhost" == logged_host({"domainName": host, "apiId": "a1b2c3d4e5"})


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com", "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com"),
        ("API.Example.com:8443", "api.example.com"),
        ("192.0.2.7", "192.0.2.7"),
    ],
)
def test_any_other_host_is_what_was_logged(host: str, expected: str) -> None:
    """In lower case and without its port."""
    assert expected == logged_host({"domainName": host, "apiId": "a1b2c3d4e5"})


@pytest.mark.parametrize("api_id", [None, "-", ""])
def test_without_an_id_an_address_stays_one(api_id: str | None) -> None:
    """Nothing tells which API it was."""
    assert "127.0.0.1" == logged_host({"domainName": "127.0.0.1:4566", **({} if api_id is None else {"apiId": api_id})})
