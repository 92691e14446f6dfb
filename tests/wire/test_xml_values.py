from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from gatewright.wire import xml_values
from tests.wire.made_up import FLAT
from tests.wire.other_side import output_of

SHAPE = output_of(FLAT, "ListThings")


def test_structures_are_indented_by_two_spaces() -> None:
    """As AWS's answers are; what is empty closes itself."""
    lines = xml_values.members(SHAPE, {"Things": {"Plain": ["a"], "Map": {}, "Flat": []}, "Count": 0, "other": 1})

    assert lines == [
        "<Things>",
        "  <Plain>",
        "    <member>a</member>",
        "  </Plain>",
        "  <Map/>",
        "</Things>",
        "<Count>0</Count>",
    ]


def test_flattened_collections_repeat_their_name() -> None:
    """No element stands around the items."""
    things = {"Flat": ["a", "b"], "Named": ["c"], "Flattened": {"k": "v"}, "Numbers": {"n": 1, "none": None}}
    lines = [line.strip() for line in xml_values.members(SHAPE, {"Things": things})]

    assert "".join(lines) == (
        "<Things><Flat>a</Flat><Flat>b</Flat><Item>c</Item><Flattened><key>k</key><value>v</value></Flattened>"
        "<TheNumbers><entry><Name>n</Name><Number>1</Number></entry></TheNumbers></Things>"
    )


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff")))
def test_text_comes_back(text: str) -> None:
    """Any text that XML can hold is read as it was written."""
    (line,) = xml_values.element("a", f"x{text}\r\n\t")

    assert f"x{text}\r\n\t" == ET.fromstring(line).text


@given(st.text())
def test_any_text_is_well_formed(text: str) -> None:
    """What XML cannot hold does not break the answer."""
    (line,) = xml_values.element("a", text)

    assert ET.fromstring(line.encode()).tag == "a"
