"""JSONPath."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatewright.aws.vtl.errors import Impossible
from gatewright.aws.vtl.jsonpath import read_path

RECORDED: dict[str, Any] = json.loads(Path(__file__).with_name("jsonpath_2_10.json").read_text(encoding="utf-8"))
STORE: dict[str, Any] = {
    "store": {
        "book": [
            {"title": "A", "price": 8.95, "category": "reference"},
            {"title": "B", "price": 12, "category": "fiction", "isbn": "0-553"},
            {"title": "C", "price": 22.99, "category": "fiction", "tags": ["x", "y"]},
        ],
        "bicycle": {"color": "red", "price": 19.95},
        "odd name": {"a.b": 1, "it's": 2},
    }
}


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("$", STORE),
        ("$.store.bicycle.color", "red"),
        ("$['store']['bicycle']['color']", "red"),
        ('$.store["odd name"]["a.b"]', 1),
        ("$.store['odd name']['it\\'s']", 2),
        ("$.store.book[0].title", "A"),
        ("$.store.book[-1].title", "C"),
        ("$.store.book[9]", None),
        ("$.store.book.title", None),
        ("$.none.of.these", None),
        ("$.store.book[*].title", ["A", "B", "C"]),
        ("$.store.book[0,2].title", ["A", "C"]),
        ("$.store.book[0:2].title", ["A", "B"]),
        ("$.store.book[1:].title", ["B", "C"]),
        ("$.store.book[:-1].title", ["A", "B"]),
        ("$.store.bicycle.*", ["red", 19.95]),
        ("$.store.bicycle['color','price']", {"color": "red", "price": 19.95}),
        ("store.bicycle.color", "red"),
        ("$..price", [8.95, 12, 22.99, 19.95]),
        ("$.store..title", ["A", "B", "C"]),
        ("$..book[0].title", ["A"]),
        ("$..tags[*]", ["x", "y"]),
        ("$.store.book[?(@.isbn)].title", ["B"]),
        ("$.store.book[?(@.price < 13)].title", ["A", "B"]),
        ("$.store.book[?(@.price >= 12)].title", ["B", "C"]),
        ("$.store.book[?(@.category == 'fiction')].title", ["B", "C"]),
        ('$.store.book[?(@.category != "fiction")].title', ["A"]),
        ("$.store.book[?(@.title > 'A')].title", ["B", "C"]),
        ("$.store.book[?(@.price == '12')].title", ["B"]),
        ("$.none[*]", []),
    ],
)
def test_path_leads_to(path: str, found: object) -> None:
    """A path leads to what stands there; a definite one to one value or none, another to a list."""
    assert found == read_path(path).find(STORE)


@pytest.mark.parametrize("case", RECORDED["cases"], ids=[case["path"] for case in RECORDED["cases"]])
def test_path_leads_where_the_library_says(case: dict[str, Any]) -> None:
    """Every recorded path leads to what it leads to in the library that the mapping template reference points to."""
    assert case.get("finds") == read_path(case["path"]).find(RECORDED["document"])


def test_null_is_found_but_is_no_value() -> None:
    """A filter tells a member that is `null` from one that is absent."""
    assert [{"a": None}] == read_path("$[?(@.a == null)]").find([{"a": None}, {}])


@pytest.mark.parametrize(
    "path",
    ["", "$.", "$[", "$['a", "$[?(@.a ~ 1)]", "$.a b", "$[1:2:3]", "$..a.length()", "$.a.keys()", "$" + ".a" * 2000],
)
def test_unreadable_path_is_refused(path: str) -> None:
    """A path that is not supported is an error, never a wrong answer."""
    with pytest.raises(Impossible):
        read_path(path)


def test_path_that_leads_everywhere_is_bounded() -> None:
    """A path whose steps multiply is refused rather than followed."""
    document: Any = 1
    for _ in range(20):
        document = [document, document]
    with pytest.raises(Impossible, match="more than 100000"):
        read_path("$" + "..*" * 5).find(document)


@given(st.text(alphabet="$.*[]'\"?(@)=<0123abc,:-\\ ", max_size=25))
def test_any_text_is_read_or_refused(path: str) -> None:
    """Whatever the text, reading it either succeeds or is refused."""
    try:
        found = read_path("$" + path).find(STORE)
    except Impossible:
        return

    assert found is None or isinstance(found, str | int | float | list | dict)
