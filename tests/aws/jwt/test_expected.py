from gatewright.aws.jwt.expected import Expected
from gatewright.model.unknown import UNKNOWN


def test_keys_and_time_are_unknown_until_they_are_told() -> None:
    """So that a token is never accepted because somebody forgot to say against what."""
    nothing = Expected(issuers=(), algorithms=())

    assert (nothing.keys, nothing.now) == (UNKNOWN, UNKNOWN)
