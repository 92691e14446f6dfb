from collections.abc import Callable, Mapping
from itertools import pairwise

import pytest

from gatewright.bulk.count import Count
from gatewright.bulk.dimensions import (
    TO_ADDRESSES,
    TO_CALLERS,
    TO_KEYS,
    TO_MOMENTS,
    TO_ROUTES,
    TO_SPANS,
    Route,
    address_of,
    caller_of,
    key_of,
    moment_of,
    route_of,
    traits_of,
)


@pytest.mark.parametrize(
    ("told", "route"),
    [
        ({"httpMethod": "GET", "resourcePath": "/pets/{id}", "path": "/prod/pets/1"}, "GET /pets/{id}"),
        ({"httpMethod": "GET", "resourcePath": "-", "path": "/prod/pets/1"}, "GET /prod/pets/1"),
        ({"httpMethod": "GET", "routeKey": "ANY /pets", "path": "/pets"}, "ANY /pets"),
        ({"httpMethod": "GET", "routeKey": "-", "path": "/pets"}, "GET /pets"),
        ({"eventType": "CONNECT", "routeKey": "$connect"}, "$connect"),
        ({"eventType": "MESSAGE", "routeKey": "-"}, "MESSAGE"),
        ({"httpMethod": "GET"}, "GET"),
    ],
)
def test_the_route_is_the_resource_that_was_called(told: Mapping[str, str], route: str) -> None:
    """The path stands in for it only where the log does not tell one."""
    assert Route("a1", "prod", route) == route_of({"apiId": "a1", "stage": "prod", **told})


def test_a_route_that_the_log_does_not_tell_is_none() -> None:
    """Whatever the line tells of the API."""
    assert Route("", "", "") == route_of({"apiId": "a1", "stage": "prod"})


def test_the_caller_is_whoever_the_log_names_best() -> None:
    """A signature's ARN comes before the principal of an authorizer, and a variable that is not set tells nothing."""
    assert "arn:x" == caller_of({"identity.caller": "AIDA", "identity.userArn": "arn:x"})
    assert "ann" == caller_of({"identity.userArn": "-", "authorizer.principalId": "ann"})
    assert "" == caller_of({"identity.userArn": "-"})


def test_the_value_of_a_key_is_masked() -> None:
    """Its id is no secret."""
    assert "k3y1d" == key_of({"identity.apiKeyId": "k3y1d", "identity.apiKey": "a-very-secret-value-of-a-key"})
    assert "********-key" == key_of({"identity.apiKey": "a-very-secret-value-of-a-key"})


def test_the_moment_is_told_in_either_way() -> None:
    """Milliseconds are finer than the Common Log Format's seconds."""
    assert 1764136286.5 == moment_of({"requestTimeEpoch": "1764136286500", "requestTime": "-"})
    assert 1764136286.0 == moment_of({"requestTime": "26/Nov/2025:05:51:26 +0000"})
    assert moment_of({"requestTime": "soon", "requestTimeEpoch": "later"}) is None


def coarser(steps: tuple[Callable, ...], value: object) -> list[object]:
    """Return what becomes of a value."""
    found = []
    for step in steps:
        value = step(value)
        found.append(value)
    return found


def test_values_become_coarser_until_one_is_left() -> None:
    """Each step keeps less of a value, and what is not told stays so."""
    assert ["198.51.100.0/24", "198.51.0.0/16", "198.0.0.0/8", "…"] == coarser(TO_ADDRESSES, "198.51.100.7")
    assert ["2001:db8:1::/48", "2001:db8::/32", "2001::/16", "…"] == coarser(TO_ADDRESSES, "2001:db8:1:2::1")
    assert ["…"] * 4 == coarser(TO_ADDRESSES, "no address")
    assert [""] * 4 == coarser(TO_ADDRESSES, "")
    role = "arn:aws:sts::1:assumed-role/app/one"
    assert ["arn:aws:sts::1:assumed-role/app/…", "arn:aws:sts::1:…", "…"] == coarser(TO_CALLERS, role)
    assert ["ann", "…", "…"] == coarser(TO_CALLERS, "ann")
    assert ["…"] == coarser(TO_KEYS, "k3y1d")
    routes = [Route("a", "p", "GET /b/c/…"), Route("a", "p", "GET /b/…"), Route("a", "p", "…"), Route("", "", "…")]
    assert routes == coarser(TO_ROUTES, Route("a", "p", "GET /b/c/d"))
    assert Route("a", "p", "GET /b") == TO_ROUTES[0](Route("a", "p", "GET /b"))
    assert [7200, 0, 0, 0] == coarser(TO_MOMENTS, 7260)
    assert all(later % earlier == 0 for earlier, later in pairwise(TO_SPANS))


def test_a_scan_of_the_internet_has_room() -> None:
    """Addresses without number are told by their networks, and each call counts."""
    count = Count(TO_ADDRESSES, most=100)
    for number in range(1000):
        count.add(f"198.51.{number // 250}.{number % 250}")

    assert {"198.51.0.0/24": 250, "198.51.1.0/24": 250, "198.51.2.0/24": 250, "198.51.3.0/24": 250} == count.of


def test_traits_are_all_of_them() -> None:
    """Read from one line."""
    found = traits_of({"identity.sourceIp": "198.51.100.7", "routeKey": "$default", "identity.apiKeyId": "k"})

    assert ("198.51.100.7", "$default", "k", "", None) == (
        found.address,
        found.route.route,
        found.key,
        found.caller,
        found.moment,
    )
    assert "198.51.100.7" == address_of({"identity.sourceIp": "198.51.100.7"})
