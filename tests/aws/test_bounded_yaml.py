"""YAML within bounds."""

from itertools import pairwise

import pytest
import yaml

from gatewright.aws.bounded_yaml import TooMuchError, check, loader, plain

LOADERS = [yaml.SafeLoader, yaml.CSafeLoader]
NAMES = "abcdefghijkl"
MERGES = "a: &a {x: 1}\n" + "".join(
    f"{here}: &{here} {{<<: [{', '.join([f'*{before}'] * 10)}]}}\n" for before, here in pairwise(NAMES)
)


@pytest.mark.parametrize("base", LOADERS)
def test_merges_of_merges_are_counted_while_they_are_written_out(base: type) -> None:
    """Ten of ten of ten: a few hundred bytes would fill the memory, and take for ever."""
    with pytest.raises(TooMuchError):
        yaml.load(MERGES, loader(base, 1_000))  # what is tested


@pytest.mark.parametrize("base", LOADERS)
def test_what_is_within_bounds_is_read(base: type) -> None:
    """Merges as ever, and dates as texts."""
    text = "a: &a {x: 1}\nb: {<<: *a, y: 2001-01-01}\n"

    assert {"a": {"x": 1}, "b": {"x": 1, "y": "2001-01-01"}} == yaml.load(text, loader(base, 10))


@pytest.mark.parametrize("text", ["[" * 1_000_000, "- " * 1_000_000, "{a: " * 1_000_000, f"[{'a, ' * 3_000}]"])
@pytest.mark.parametrize("base", LOADERS)
def test_too_much_is_found_before_anything_is_made_of_it(text: str, base: type) -> None:
    """The reader in C would end the process for a million levels."""
    with pytest.raises(TooMuchError):
        check(text, base, most=1_000, deepest=100)


def test_a_value_is_as_json_has_it() -> None:
    """Numbers and truths as keys are texts, tuples and sets are lists, what JSON does not know is its text."""
    value = {200: ("a",), True: {"b"}, "c": None, "d": b"x"}

    assert plain(value, most=20, deepest=5) == {"200": ["a"], "true": ["b"], "c": None, "d": "b'x'"}


def test_a_value_without_bounds_is_too_much() -> None:
    """One that holds itself, and one of too many."""
    endless: list[object] = []
    endless.append(endless)
    for value in (endless, list(range(1_000))):
        with pytest.raises(TooMuchError):
            plain(value, most=1_000, deepest=100)
