from typing import Any

import pytest

from gatewright.services.apigateway.told_requests import told_request
from tests.services.account import NOW, Account


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, ("/usual", "")),
        ({"pathWithQueryString": "/pets?a=1&b"}, ("/pets", "a=1&b")),
        ({"pathWithQueryString": "pets"}, ("/pets", "")),
        ({"pathWithQueryString": "?a=1"}, ("/", "a=1")),
    ],
)
def test_path_and_query_are_told_apart(told: dict[str, Any], expected: tuple[str, str]) -> None:
    """Where none is told, the usual path counts."""
    found = told_request(Account().operation(told), "GET", "/usual")

    assert expected == (found.path, found.query)


def test_of_a_name_in_both_maps_the_list_counts() -> None:
    """In any letter case."""
    params = {"headers": {"X-A": "1", "X-B": "2"}, "multiValueHeaders": {"x-a": ["3", "4"]}, "body": "{}"}
    found = told_request(Account().operation(params), "POST", "/")

    assert (("X-B", "2"), ("x-a", "3"), ("x-a", "4")) == found.headers.items
    assert ("POST", b"{}", NOW) == (found.method, found.body, found.received_at)
