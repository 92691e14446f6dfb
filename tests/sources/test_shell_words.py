"""The words of a command are those that its shell would hand over."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatewright.sources.shell_words import Shell, shell_words


def words(text: str, shell: Shell = "sh", within: str = "") -> tuple[str, ...] | None:
    """Return the words of a text that begins with them."""
    found = shell_words(text, 0, shell, within=within)
    return None if found is None else found.words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("-H 'a: b' \"c: d\"", ("-H", "a: b", "c: d")),
        ("-H a:\\ b", ("-H", "a: b")),
        ("'it'\\''s'", ("it's",)),
        ('"{\\"q\\":1}"', ('{"q":1}',)),
        ('"a\\nb"', ("a\\nb",)),
        ("$'a\\nb\\u0041\\x42\\''", ("a\nbAB'",)),
        ("a \\\n  b \\  \n c", ("a", "b", "c")),
        ("a \\\n> b", ("a", "b")),
        ('"$(aws x --query "v")" b', ("$(...)", "b")),
        ("`aws x` b", ("$(...)", "b")),
        ("\u201cx-api-key: k\u201d", ("x-api-key: k",)),
        ("''", ("",)),
        ("'{\n  \"q\": 1\n}'", ('{\n  "q": 1\n}',)),
    ],
)
def test_quotes_of_sh(text: str, expected: tuple[str, ...]) -> None:
    """Single and double quotes, backslashes, C's escapes, joined lines; what a command printed is not known."""
    assert words(text) == expected


@pytest.mark.parametrize(
    "behind", ["| jq .", "; echo", "&& echo", "& ", "> out.txt", "< in.txt", "2>&1", "# no more", "\nHTTP/1.1 403"]
)
def test_where_a_command_ends(behind: str) -> None:
    """A pipe, another command, a redirection, a comment and the end of the line end it."""
    assert (words(f"a b {behind}") or ())[:2] == ("a", "b")
    assert "jq" not in (words(f"a b {behind}") or ())
    assert "echo" not in (words(f"a b {behind}") or ())


def test_signs_within_a_word_end_nothing() -> None:
    """A query that nobody quoted, and a placeholder, are parts of their word."""
    assert words("https://h/?a=1&b=2#x <api-id> c;d") == ("https://h/?a=1&b=2#x", "<api-id>", "c;d")


def test_an_open_quote_is_no_command() -> None:
    """A quote that is never closed tells that the text is something else."""
    assert words("-H 'a: b") is None
    assert words("$(aws") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('-H "a: b" ^\n  -d "{\\"q\\":1}"', ("-H", "a: b", "-d", '{"q":1}')),
        ('^"https://h/?a=1^&b=2^" ^\r\n  -H ^"a: b^"', ("https://h/?a=1&b=2", "-H", "a: b")),
        ('--data-raw ^"^{^\\^"q^\\^":1^}^"', ("--data-raw", '{"q":1}')),
        ("-d '{}'", ("-d", "'{}'")),
        ('"a""b"', ('a"b',)),
        ("a^&b", ("a&b",)),
    ],
)
def test_quotes_of_cmd(text: str, expected: tuple[str, ...]) -> None:
    """Carets make plain signs of others, also as Chrome copies a command; single quotes are none."""
    assert words(text, "cmd") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("-H 'a: b' `\n  -d '{\\\"q\\\":1}'", ("-H", "a: b", "-d", '{"q":1}')),
        ("a `\n>> b", ("a", "b")),
        ("'it''s' \"a`\"b\"", ("it's", 'a"b')),
    ],
)
def test_quotes_of_powershell(text: str, expected: tuple[str, ...]) -> None:
    """Doubled quotes and backticks; a backslash before a quote is taken away by the program."""
    assert words(text, "powershell") == expected


def test_a_command_within_quotes_ends_with_them() -> None:
    """In the backticks of a sentence, or in `$(...)`, what stands behind belongs to the sentence."""
    assert words("a b` gives c", within="`") == ("a", "b")
    assert words("a b) || exit", within=")") == ("a", "b")


def test_variables_whose_values_are_told_are_filled_in() -> None:
    """But for those within single quotes, which a shell sends as they stand."""
    found = shell_words("$URL/a \"k: ${KEY}\" 'k: $KEY' $OTHER", 0, "sh", names={"URL": "https://h", "KEY": "abc"})

    assert found is not None
    assert found.words == ("https://h/a", "k: abc", "k: $KEY", "$OTHER")


def test_a_here_document_is_named() -> None:
    """What a here-document holds feeds the command; its end is told."""
    found = shell_words("-d @- <<'EOF'\n{}\nEOF\n", 0, "sh")

    assert found is not None
    assert (found.words, found.here) == (("-d", "@-"), "EOF")


@given(st.text(alphabet="ab'\"\\$`^ \n(<>&|;#", max_size=40), st.sampled_from(["sh", "cmd", "powershell"]))
def test_any_text_is_read_to_its_end(text: str, shell: Shell) -> None:
    """Whatever stands there: words, or none, and an end within the text."""
    found = shell_words(text, 0, shell)

    assert found is None or 0 <= found.end <= len(text)


def test_what_goes_on_for_ever_is_no_command() -> None:
    """Nobody types five hundred words; a text of nothing but commands is looked through quickly."""
    assert shell_words("a " * 500, 0, "sh") is not None
    assert shell_words("a " * 600, 0, "sh") is None
