"""Every text transformation by name."""

import time

import pytest
from botocore.session import get_session

from gatewright.aws.waf.transformations.table import TRANSFORMATIONS, UNDEFINED, transformed


def test_the_names_are_those_of_the_model() -> None:
    """Each is enforced, or known to be undefined."""
    model = get_session().get_service_model("wafv2")
    names = set(model.shape_for("TextTransformationType").enum)

    assert names == {"NONE", *TRANSFORMATIONS, *UNDEFINED}


def test_one_follows_the_other() -> None:
    """In the order that is given."""
    assert transformed(("URL_DECODE", "LOWERCASE"), b"%41B") == b"ab"
    assert transformed((), b"A") == b"A"


@pytest.mark.parametrize("name", sorted(TRANSFORMATIONS))
def test_the_time_is_linear(name: str) -> None:
    """Twenty times the text takes nowhere near four hundred times as long, whatever it is made of."""
    for piece in (b"/*", b"%", b"\\", b"&#", b"../", b" /", b"0x4", b"a", b"\xe2\x82", b"--"):
        took = []
        for size in (2_000, 40_000):
            text = piece * (size // len(piece))
            start = time.perf_counter()
            TRANSFORMATIONS[name](text)
            took.append(time.perf_counter() - start)
        assert took[1] < 0.2 + 100 * took[0]
