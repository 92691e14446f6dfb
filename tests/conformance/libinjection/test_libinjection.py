"""libinjection's own tests, and what its C library says of its test data, against the port."""

import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes

import pytest

from gatewright.aws.waf.injection.libinjection import html
from gatewright.aws.waf.injection.libinjection.html import Html
from gatewright.aws.waf.injection.libinjection.markup import is_cross_site_scripting
from gatewright.aws.waf.injection.libinjection.sql import fingerprint
from gatewright.aws.waf.injection.libinjection.sql_folding import folded
from gatewright.aws.waf.injection.libinjection.sql_scanner import next_token
from gatewright.aws.waf.injection.libinjection.sql_tokens import Source, Token

HERE = Path(__file__).parent
_KINDS_OF_HTML = {
    html.TEXT: "DATA_TEXT",
    html.TAG: "TAG_NAME_OPEN",
    html.END: "TAG_NAME_CLOSE",
    html.CLOSE: "TAG_CLOSE",
    html.NAME: "ATTR_NAME",
    html.VALUE: "ATTR_VALUE",
    html.COMMENT: "TAG_COMMENT",
    html.DOCTYPE: "DOCTYPE",
}


@cache
def cases() -> tuple[dict[str, Any], ...]:
    """Return libinjection's tests."""
    return tuple(json.loads(line) for line in (HERE / "cases.jsonl").read_text("utf-8").splitlines())


def payloads() -> list[tuple[str, bool, bytes]]:
    """Return texts, each with its fingerprint, and whether it is cross-site scripting."""
    lines = (line.split("\t") for line in (HERE / "payloads.tsv").read_text("ascii").splitlines())
    return [(found.replace("-", ""), script == "x", unquote_to_bytes(text)) for found, script, text in lines]


def written(token: Token) -> str:
    """Return a token as libinjection's tests write it, but for the `@` of variables."""
    value = token.value.decode("latin-1")
    if token.kind in ("s", "v"):
        value = f"{token.opened}{value}{token.closed}"
    return f"{token.kind} {value}".rstrip()


def tokens(text: bytes) -> str:
    """Return all tokens."""
    source, found = Source(text, mysql=False), []
    while (token := next_token(source, b"")) is not None:
        found.append(written(token))
    return "\n".join(found)


def folds(text: bytes) -> str:
    """Return the folded tokens."""
    return "\n".join(written(token) for token in folded(Source(text, mysql=False), b""))


def markup(text: bytes) -> str:
    """Return the tokens of HTML."""
    found = []
    for kind, value in Html(text).tokens(None):
        name = "TAG_NAME_SELFCLOSE" if value == b"/>" and kind == html.END else _KINDS_OF_HTML[kind]
        found.append(f"{name},{len(value)},{value.decode('latin-1')}")
    return "\n".join(found)


def injected(text: bytes) -> str:
    """Return the fingerprint."""
    return fingerprint(text)


def expected(case: dict[str, Any]) -> str:
    """Return what a test expects, without the `@` of variables, and without blanks at the ends of lines."""
    lines = (re.sub(r"^v @@?", "v ", line).rstrip() for line in case["expected"].splitlines())
    return "\n".join(lines)


KINDS: dict[str, Callable[[bytes], str]] = {
    "tokens": tokens,
    "folding": folds,
    "html5": markup,
    "sqli": injected,
}


@pytest.mark.parametrize("kind", KINDS)
def test_its_own_tests_pass(kind: str) -> None:
    """All of them."""
    of_kind = [case for case in cases() if case["name"].partition("-")[0] == kind]
    wrong = [
        (case["name"], said, expected(case))
        for case in of_kind
        if (said := KINDS[kind](case["input"].encode("latin-1")).strip()) != expected(case)
    ]

    assert wrong == []
    assert len(of_kind) > 40


def test_sql_is_judged_as_its_library_judges() -> None:
    """To the letter of the fingerprint, attacks and false alarms alike."""
    judged = payloads()

    assert [text for said, _, text in judged if fingerprint(text) != said] == []
    assert sum(bool(said) for said, _, _ in judged) > 1000


def test_markup_is_judged_as_its_library_judges() -> None:
    """In every context."""
    judged = payloads()

    assert [text for _, said, text in judged if is_cross_site_scripting(text) != said] == []
    assert sum(said for _, said, _ in judged) > 300
