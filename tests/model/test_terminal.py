from gatewright.model.terminal import padded, printable, width


def test_wide_characters_take_two_columns() -> None:
    """So columns stay in line, in Japanese too."""
    assert (3, 4, 1, 0) == (width("abc"), width("応答"), width("é"), width(""))
    assert ("応答  ", "abc") == (padded("応答", 6), padded("abc", 2))


def test_no_text_steers_the_terminal() -> None:
    """Escape sequences stand as what cannot be shown; blanks of every kind stay."""
    assert "\N{REPLACEMENT CHARACTER}[2J\N{IDEOGRAPHIC SPACE}" == printable("\x1b[2J\N{IDEOGRAPHIC SPACE}")
