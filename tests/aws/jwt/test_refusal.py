from typing import get_args

from gatewright.aws.jwt.refusal import DESCRIPTIONS, Reason


def test_every_reason_has_a_description() -> None:
    """So that an HTTP API can always say why."""
    assert set(DESCRIPTIONS) == set(get_args(Reason))
