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
