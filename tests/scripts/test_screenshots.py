"""What a terminal shows, as HTML."""

from scripts.screenshots import as_html


def test_escape_sequences_become_styles_and_text_stays_text() -> None:
    """Marks end where they end in the terminal, and nothing of the text is taken for HTML."""
    assert as_html("a <b> \x1b[1mbold\x1b[0m \x1b[32mgreen") == (
        'a &lt;b&gt; <span style="font-weight:bold">bold</span> <span style="color:#7ee787">green</span>'
    )
