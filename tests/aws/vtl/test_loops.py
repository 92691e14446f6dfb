"""What a loop goes through."""

import pytest

from gatewright.aws.vtl.loops import ABSENT, elements, restored


@pytest.mark.parametrize(
    ("items", "expected"), [([1, 2], (1, 2)), ((), ()), ({"a": 1, "b": 2}, (1, 2)), ("text", ()), (None, ())]
)
def test_a_loop_goes_through_lists_and_the_values_of_maps(items: object, expected: tuple[object, ...]) -> None:
    """Whatever else it is given has nothing in it."""
    assert expected == elements(items)


def test_variables_are_what_they_were() -> None:
    """One that there was not is gone."""
    variables: dict[str, object] = {"a": 3, "b": 4, "c": 5}
    restored(variables, {"a": 1, "b": ABSENT})

    assert {"a": 1, "c": 5} == variables
