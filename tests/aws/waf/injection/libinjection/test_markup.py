"""libinjection's verdict on cross-site scripting."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatewright.aws.waf.injection.libinjection.markup import is_cross_site_scripting
from tests.aws.waf.injection import oracle
from tests.aws.waf.injection.samples import MARKUP_ATTACKS, NO_SCRIPT

PIECES = (
    *(
        "<",
        ">",
        "/",
        "=",
        "'",
        '"',
        "`",
        " ",
        "\x00",
        "\n",
        "\xff",
        "\x80",
        "!",
        "?",
        "%",
        "-",
        "--",
        "]]>",
        "<![CDATA[",
    ),
    *("<!--", "-->", "-!>", "[if", "xml", "import", "entity", "doctype", "script", "svg", "xsl", "a", "b", "onload"),
    *(
        "on",
        "style",
        "href",
        "xmlns",
        "xlink",
        "attributename",
        "by",
        "java",
        "script:",
        "data:",
        "&#x6a;",
        "&#106",
        "&#",
    ),
)


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
@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_it_says_what_the_library_says(pieces: list[str]) -> None:
    """Whatever the text is made of."""
    text = "".join(pieces).encode("latin-1")

    assert is_cross_site_scripting(text) is oracle.is_markup(text)


@pytest.mark.skipif(oracle.library() is None, reason="libmodsecurity3 is not installed")
@pytest.mark.parametrize("text", MARKUP_ATTACKS + NO_SCRIPT)
def test_samples_are_judged_as_the_library_judges(text: str) -> None:
    """Cut off anywhere, too."""
    value = text.encode()

    assert all(
        is_cross_site_scripting(value[:end]) is oracle.is_markup(value[:end]) for end in range(1, len(value) + 1)
    )


@pytest.mark.parametrize("piece", ["<", "<a ", "a=", '"', "on", "<!--", "&#x", "<script", "= ", "`", "<a b=&#x", "<%"])
def test_any_text_is_judged(piece: str) -> None:
    """Of sixteen thousand bytes, and of any byte."""
    assert is_cross_site_scripting(piece.encode() * (16_000 // len(piece))) in (True, False)
    assert is_cross_site_scripting(bytes(range(256))) in (True, False)
