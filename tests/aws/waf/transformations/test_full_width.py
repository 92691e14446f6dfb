"""Full-width letters."""

import pytest

from gatewright.aws.waf.transformations.full_width import narrow


@pytest.mark.parametrize(
    ("code", "byte"), [(0x41, 0x41), (0x1234, 0x34), (0xFF01, 0x21), (0xFF5E, 0x7E), (0xFF5F, 0x5F)]
)
def test_a_code_point_becomes_a_byte(code: int, byte: int) -> None:
    """A full-width letter becomes the plain one; of others the lower byte is kept."""
    assert narrow(code) == byte
