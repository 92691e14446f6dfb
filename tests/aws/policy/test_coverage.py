"""One statement within another."""

import pytest

from gatewright.aws.policy.coverage import covers
from tests.aws.policy.made import ACCOUNT, API, USER, attached, statement

IP = {"IpAddress": {"aws:SourceIp": "10.0.0.0/8"}}


@pytest.mark.parametrize(
    ("wide", "narrow", "expected"),
    [
        ({}, {"resource": f"{API}/*", "Condition": IP}, True),
        ({"Condition": IP}, {}, False),
        ({"Condition": IP}, {"Condition": IP}, True),
        ({"resource": f"{API}/*"}, {"resource": [f"{API}/a/*", f"{API}/b"]}, True),
        ({"resource": f"{API}/a"}, {"resource": f"{API}/*"}, False),
        ({"resource": f"{API}/?"}, {"resource": f"{API}/*"}, False),
        ({"resource": f"{API}/*"}, {"resource": "*"}, False),
        ({"resource": f"{API}/*"}, {"NotResource": f"{API}/*"}, False),
        ({"NotResource": f"{API}/a"}, {"NotResource": [f"{API}/a", f"{API}/b"]}, True),
        ({"NotResource": [f"{API}/a", f"{API}/b"]}, {"NotResource": f"{API}/a"}, False),
        ({"resource": [f"{API}/*", f"{API}/${{a:b}}"]}, {"resource": f"{API}/*"}, False),
        ({"Action": "execute-api:*"}, {"Action": "Execute-Api:Invoke"}, True),
        ({"Principal": {"AWS": [USER, ACCOUNT]}}, {"Principal": {"AWS": USER}}, True),
        ({"Principal": {"AWS": USER}}, {"Principal": "*"}, False),
    ],
)
def test_what_covers_what(wide: dict, narrow: dict, expected: bool) -> None:
    """Yes only when each call of the narrower statement meets the wider."""
    first, second = attached(statement(**wide), statement(**narrow)).statements

    assert expected is covers(first, second)
