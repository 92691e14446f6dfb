import pytest

from gatewright.server.limits import Limits


def test_documented_sizes() -> None:
    """The sizes that AWS documents stand as documented: 10,240 bytes of head and 10 MB of body."""
    limits = Limits()

    assert (10_240, 10_485_760) == (limits.head_bytes, limits.body_bytes)


def test_limits_never_change() -> None:
    """A listener's limits are fixed once it has them."""
    with pytest.raises(AttributeError):
        Limits().body_bytes = 1  # type: ignore[misc]  # that it cannot be set is the test


@pytest.mark.parametrize(
    ("method", "host", "path", "expected"),
    [
        ("POST", "localhost", "/2015-03-31/functions", 70_167_211),
        ("PUT", "localhost", "/2015-03-31/functions/f/code", 70_167_211),
        ("GET", "localhost", "/2015-03-31/functions", 10_485_760),
        ("POST", "localhost", "/restapis", 10_485_760),
        ("POST", "a1b2c3d4e5.execute-api.us-east-1.amazonaws.com", "/2015-03-31/functions", 10_485_760),
    ],
)
def test_code_may_be_longer_than_other_bodies(method: str, host: str, path: str, expected: int) -> None:
    """50 MB in Base64, for Lambda's control plane alone."""
    assert expected == Limits().body_bytes_of(method, host, path)
