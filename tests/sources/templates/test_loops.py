from typing import Any

import pytest

from gatewright.sources.errors import DocumentError
from gatewright.sources.templates.loops import expanded


def loop(values: Any, fragment: Any, name: str = "X") -> dict[str, Any]:
    """Return an object with a loop in it."""
    return {"Fn::ForEach::Each": [name, values, fragment]}


def test_a_fragment_stands_once_for_every_value() -> None:
    """In names, in texts and in references; what is no entry of the loop stays."""
    fragment = {"Key${X}": {"Type": "T", "Name": {"Ref": "X"}, "Text": {"Fn::Sub": "${X}-${AWS::Region}"}, "N": 1}}
    found = expanded({"Resources": {"Other": {}, **loop(["A", "B"], fragment)}}, {})["Resources"]

    assert ["Other", "KeyA", "KeyB"] == list(found)
    assert {"Type": "T", "Name": "A", "Text": {"Fn::Sub": "A-${AWS::Region}"}, "N": 1} == found["KeyA"]


def test_letters_and_digits_alone_may_stand_in_a_name() -> None:
    """Where the value has others."""
    found = expanded({"R": loop(["a.10"], {"Ip&{X}": {"Ref": "X"}})}, {})

    assert {"R": {"Ipa10": "a.10"}} == found


def test_loops_stand_in_one_another() -> None:
    """The inner one sees the outer value."""
    inner = loop(["1", "2"], {"K${X}${Y}": {}}, "Y")

    assert ["Ka1", "Ka2", "Kb1", "Kb2"] == list(expanded({"R": loop(["a", "b"], inner)}, {})["R"])


@pytest.mark.parametrize(("given", "expected"), [({}, ["Ka", "Kb"]), ({"Names": "c"}, ["Kc"])])
def test_a_parameter_may_hold_the_list(given: dict[str, str], expected: list[str]) -> None:
    """What was given, or its default; also within a list."""
    parameters = {"Names": {"Type": "CommaDelimitedList", "Default": "a, b"}}
    for wanted in ({"Ref": "Names"}, [{"Ref": "Names"}]):
        root = {"Parameters": parameters, "R": loop(wanted, {"K${X}": {}})}
        assert expected == list(expanded(root, given)["R"])


@pytest.mark.parametrize(
    ("root", "words"),
    [
        (loop({"Fn::Split": []}, {}), "expected a list, or a parameter that holds one"),
        ({"Fn::ForEach::Each": ["X", []]}, "expected a name, a list, and an object"),
        (loop(["a", "b"], {"K": {}}), "the entry `K` is there already"),
        ({"Ka": {}, **loop(["a"], {"K${X}": {}})}, "the entry `Ka` is there already"),
        (loop([str(number) for number in range(10_001)], {"K${X}": {}}), "expected at most 10000 entries"),
    ],
)
def test_what_cannot_be_expanded_is_refused(root: dict[str, Any], words: str) -> None:
    """By the name of the loop."""
    with pytest.raises(DocumentError, match=r"^Fn::ForEach::Each: ") as raised:
        expanded({"R": root}, {})

    assert words in str(raised.value)
