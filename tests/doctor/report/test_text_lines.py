"""What a report prints of others."""

from gatewright.doctor.report.text_lines import kept, one_line, wrapped


def test_a_value_takes_one_line() -> None:
    """And cannot steer the terminal; a long one is cut."""
    assert "a b\N{REPLACEMENT CHARACTER}c" == one_line("a \n  b\x1bc")
    assert "\u2026" == one_line("x" * 1000)[-1]
    assert 280 == len(one_line("x" * 1000))


def test_a_line_of_a_patch_keeps_its_tabs() -> None:
    """And nothing else that is no letter."""
    assert "\ta: \N{REPLACEMENT CHARACTER}1" == kept("\ta: \x1b1\r")


def test_a_chain_of_commands_takes_a_line_each() -> None:
    """That run together when they are copied."""
    assert ["a \\", "&& b \\", "&& c"] == wrapped("a && b && c")
    assert ["a"] == wrapped("a")
