"""Which mapping a path falls under."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatewright.aws.base_paths import longest, names_of
from gatewright.model.domain import BasePathMapping

MAPPINGS = tuple(
    BasePathMapping(base_path=path, rest_api_id=path or "root") for path in ("", "orders", "orders/v1", "a")
)


@pytest.mark.parametrize(
    ("path", "base_path", "rest"),
    [
        ("/orders/v1/items", "orders/v1", "/items"),
        ("/orders/v1", "orders/v1", "/"),
        ("/orders/v1/", "orders/v1", "/"),
        ("/orders/v2", "orders", "/v2"),
        ("/orders", "orders", "/"),
        ("/orders//x", "orders", "//x"),
        ("/ordersx", "", "/ordersx"),
        ("/Orders", "", "/Orders"),
        ("/order%73", "", "/order%73"),
        ("/", "", "/"),
    ],
)
def test_the_longest_base_path_wins_by_whole_segments(path: str, base_path: str, rest: str) -> None:
    """What is left begins with a slash, and not a byte of it is changed."""
    found = longest(MAPPINGS, path)

    assert found is not None
    assert (base_path, rest) == (found[0].base_path, found[1])


def test_without_a_mapping_for_all_paths_some_have_none() -> None:
    """There is no other default."""
    assert longest(MAPPINGS[1:], "/toys") is None
    assert longest((), "/") is None


@given(st.lists(st.sampled_from(MAPPINGS)), st.text(alphabet="/aorders1v", max_size=12))
def test_the_order_of_mappings_does_not_matter(mappings: list[BasePathMapping], path: str) -> None:
    """They are told apart by their base paths."""
    assert longest(mappings, f"/{path}") == longest(reversed(mappings), f"/{path}")


@pytest.mark.parametrize(
    ("host", "names"),
    [
        ("api.example.com", ("api.example.com", "*.example.com")),
        ("localhost", ("localhost",)),
        ("*.example.com", ("*.example.com",)),
    ],
)
def test_a_wildcard_stands_for_the_first_label(host: str, names: tuple[str, ...]) -> None:
    """A host's own name comes first."""
    assert names == names_of(host)
