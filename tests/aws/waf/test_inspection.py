"""A request under inspection."""

from gatewright.aws.waf.inspection import as_bytes
from gatewright.model.message import Message
from gatewright.model.unknown import Missing
from tests.aws.waf.asking import inspection, request


def test_what_is_missing_is_noted_once() -> None:
    """By its subject."""
    at = inspection(request())
    gap = Missing(subject="request.body", what=Message("the body"))
    at.lacks((gap,))
    at.lacks((gap,))

    assert list(at.missing.values()) == [gap]


def test_text_becomes_the_bytes_of_the_wire() -> None:
    """Evidence may hold letters that no wire carries one byte each."""
    assert (as_bytes("é"), as_bytes("€"), as_bytes("\ud800")) == (b"\xe9", "€".encode(), b"?")
