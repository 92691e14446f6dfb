"""Query arguments."""

from collections.abc import Mapping
from typing import Any

import pytest

from gatewright.aws.waf.fields.arguments import combined
from gatewright.aws.waf.inspection import Partial
from tests.aws.waf.asking import part, request

QUERY = "a=1&B=%32&a=3&c&%41=4&"


@pytest.mark.parametrize(("name", "values"), [("A", (b"1", b"3", b"4")), ("b", (b"%32",)), ("c", (b"",)), ("d", ())])
def test_an_argument_is_found_in_any_letter_case(name: str, values: tuple[bytes, ...]) -> None:
    """All its values; an encoded name hides nothing, values stay encoded."""
    assert part({"SingleQueryArgument": {"Name": name}}, request(query=QUERY)) == values


def test_all_values_are_looked_at() -> None:
    """In their order."""
    assert part({"AllQueryArguments": {}}, request(query=QUERY)) == (b"1", b"%32", b"3", b"", b"4")


@pytest.mark.parametrize(
    ("name", "query", "values"),
    [
        ("URL_DECODE", "a=1%26b=2", (b"1", b"2")),
        ("URL_DECODE_UNI", "a=%u0031", (b"1",)),
        ("REPLACE_SEMICOLONS_WITH_AMPERSANDS", "a=1;b=2", (b"1", b"2")),
        ("COMBINE_DUPLICATE_QUERY_ARGS_BY_COMMA", "a=1&b=2&a=3", (b"1,3", b"2")),
        ("NONE", "a=1;b=2", (b"1;b=2",)),
    ],
)
def test_the_query_is_prepared_before_it_is_parsed(name: str, query: str, values: tuple[bytes, ...]) -> None:
    """The five pre-parse transformations."""
    before: list[Mapping[str, Any]] = [{"Priority": 0, "Type": name}]

    assert part({"AllQueryArguments": {}}, request(query=query), before) == values


def test_values_of_one_name_come_together() -> None:
    """At the place of the first."""
    assert combined(b"a=1&b=2&a=3") == b"a=1,3&b=2"


@pytest.mark.parametrize("field", [{"AllQueryArguments": {}}, {"SingleQueryArgument": {"Name": "a"}}])
def test_a_query_that_nobody_told_is_not_empty(field: dict[str, dict[str, str]]) -> None:
    """It may hold the argument."""
    assert isinstance(part(field, request(withheld=True)), Partial)
