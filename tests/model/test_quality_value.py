"""The weight of what a client lists."""

import pytest

from gatewright.model.quality_value import quality_value


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [("", 1.0), ("q=0.5", 0.5), (" Q=0", 0.0), ("q=", 0.0), ("q=much", 0.0), ("level=1", 1.0)],
)
def test_weight(parameters: str, expected: float) -> None:
    """What has none counts fully, and what cannot be read not at all."""
    assert quality_value(parameters) == expected
