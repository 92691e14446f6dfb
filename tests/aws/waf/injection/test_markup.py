"""Markup that runs a script."""

import pytest

from gatewright.aws.waf.injection.markup import is_cross_site_scripting
from tests.aws.waf.injection import oracle
from tests.aws.waf.injection.samples import MARKUP_ATTACKS, NO_SCRIPT


@pytest.mark.parametrize("text", MARKUP_ATTACKS)
def test_an_attack_is_found(text: str) -> None:
    """In any context, and in any letter case."""
    assert is_cross_site_scripting(text.encode())
    assert is_cross_site_scripting(text.swapcase().encode())


@pytest.mark.parametrize("text", NO_SCRIPT)
def test_harmless_markup_is_none(text: str) -> None:
    """Nor is what only looks like it."""
    assert not is_cross_site_scripting(text.encode())


@pytest.mark.skipif(oracle.library() is None, reason="libmodsecurity3 is not installed")
def test_another_detector_agrees_mostly() -> None:
    """Of attacks ours finds no fewer, of other texts it takes no more for attacks."""
    found = [sum(one(text.encode()) for text in MARKUP_ATTACKS) for one in (is_cross_site_scripting, oracle.is_markup)]
    wrong = [sum(one(text.encode()) for text in NO_SCRIPT) for one in (is_cross_site_scripting, oracle.is_markup)]

    assert found[0] >= found[1] > 0.8 * len(MARKUP_ATTACKS)
    assert wrong[0] <= wrong[1]


@pytest.mark.parametrize("piece", ["<", "<a ", "a=", '"', "on", "<!--", "&#x", "<script", "= ", "`"])
def test_any_text_is_judged(piece: str) -> None:
    """Of sixteen thousand bytes, and of any byte."""
    assert is_cross_site_scripting(piece.encode() * (16_000 // len(piece))) in (True, False)
    assert is_cross_site_scripting(bytes(range(256))) in (True, False)
