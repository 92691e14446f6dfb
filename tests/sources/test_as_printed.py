"""What a chat, a tracker, a terminal or a log shipper put around a transcript is taken off again."""

import html
import json
import textwrap
from collections.abc import Callable

import pytest

from gatewright.sources.as_printed import as_printed, single_spaced

VERBOSE = (
    "*   Trying 10.0.0.1:443...\n"
    "> GET /prod/pets?a=1&b=2 HTTP/1.1\n"
    "> Host: abcdefghij.execute-api.eu-west-1.amazonaws.com\n"
    "> \n"
    "< HTTP/1.1 403 Forbidden\n"
    "< x-amzn-ErrorType: ForbiddenException\n"
    "< \n"
    '{"message":"Forbidden"}\n'
)
INCLUDED = 'HTTP/2 403 \nx-amzn-errortype: ForbiddenException\ndate: today\n\n{"message":"Forbidden"}\n'
TRACED = (
    "=> Send header, 10 bytes (0xa)\n0000: GET / HTTP/1.1\n"
    "<= Recv header, 24 bytes (0x18)\n0000: HTTP/1.1 403 Forbidden\n"
)


def each_line(before: Callable[[int], str]) -> Callable[[str], str]:
    """Return what puts something before each line."""
    return lambda text: "".join(f"{before(number)}{line}" for number, line in enumerate(text.splitlines(True), start=1))


AROUND: dict[str, Callable[[str], str]] = {
    "a mail's quote": each_line(lambda _: "> "),
    "a quote in a quote": each_line(lambda _: ">> "),
    "the border of a table": each_line(lambda _: "| "),
    "a tab": each_line(lambda _: "\t"),
    "an indented block of Markdown": each_line(lambda _: "    "),
    "numbers of lines": each_line(lambda number: f"{number:4d}  "),
    "numbers with a colon": each_line(lambda number: f"{number}: "),
    "numbers and a tab": each_line(lambda number: f"{number:6d}\t"),
    "the name of a container": each_line(lambda _: "web_1  | "),
    "a time and a level": each_line(lambda number: f"2026-11-26T09:18:{number:02}.123Z INFO "),
    "a time in brackets": each_line(lambda number: f"[2026-11-26T09:18:{number:02}.123Z] "),
    "colours": lambda text: "".join(f"\x1b[32m{line}\x1b[0m\n" for line in text.splitlines()),
    "signs without width": lambda text: text.replace("\n", "\u200b\n"),
    "a mark of the order of bytes": lambda text: f"\ufeff{text}",
    "other blanks": lambda text: text.replace(" ", "\u00a0"),
    "the source of a page": lambda text: f"<pre><code>{html.escape(text)}</code></pre>",
    "a JSON string": json.dumps,
    "the log of a runtime": lambda text: "".join(
        json.dumps({"log": line, "stream": "stderr"}) + "\n" for line in text.splitlines(True)
    ),
    "line ends of old": lambda text: text.replace("\n", "\r"),
}


@pytest.mark.parametrize("text", [VERBOSE, INCLUDED, TRACED], ids=["verbose", "included", "traced"])
@pytest.mark.parametrize("around", AROUND)
def test_what_was_put_around_it_is_gone(text: str, around: str) -> None:
    """The transcript comes out as it was printed, but for blanks at its ends."""
    assert as_printed(AROUND[around](text)).strip() == text.strip()


@pytest.mark.parametrize(
    "text", [VERBOSE, INCLUDED, TRACED, "> GET / HTTP/1.1\n> Host: h\n> \n", "{}\n", "", "Forbidden"]
)
def test_what_is_as_it_was_printed_stays(text: str) -> None:
    """Nothing is taken from a text that has nothing around it."""
    assert as_printed(text) == text


def test_only_the_block_is_freed_of_its_indent() -> None:
    """The sentences around a transcript stay as they are."""
    text = f"1. I called\n\n{textwrap.indent(INCLUDED, '   ')}\n2. and it failed"
    assert INCLUDED.rstrip() in as_printed(text)


def test_a_quoted_answer_without_a_transcript_loses_its_quotes() -> None:
    """A body alone may be quoted, too."""
    assert as_printed('> {"message":\n> "Forbidden"}') == '{"message":\n"Forbidden"}'


def test_typographic_quotes_are_made_plain_where_json_has_them() -> None:
    """A phone writes them; those of a browser's sentence stay."""
    assert as_printed("{\u201cmessage\u201d:\u201cForbidden\u201d}") == '{"message":"Forbidden"}'
    assert as_printed("header \u2018Access-Control-Allow-Origin\u2019 missing") == (
        "header \u2018Access-Control-Allow-Origin\u2019 missing"
    )


def test_json_out_of_a_string_loses_its_backslashes() -> None:
    """Only where they stand before every quote, and not within another document."""
    assert as_printed('{\\"message\\":\\"Forbidden\\"}') == '{"message":"Forbidden"}'
    inner = '{"body": "{\\"message\\":\\"Forbidden\\"}"}'
    assert as_printed(inner) == inner


def test_blank_lines_between_all_lines_are_left_out() -> None:
    """Some programs double every line break; a text with others stays."""
    assert single_spaced(VERBOSE.replace("\n", "\n\n")) == VERBOSE
    assert single_spaced(VERBOSE) == VERBOSE
