"""What it means that one part of a signature differs, in words."""

from itertools import product
from typing import get_args

import pytest

from gatewright.aws.sigv4.difference import Detail, Difference, Part
from gatewright.doctor.report.difference_words import WORDS, difference_words


def words(part: Part, detail: Detail = "", name: str = "") -> str:
    """Return the sentence."""
    return difference_words(Difference(part=part, detail=detail, name=name, signed="a", received="b")).render()


def test_every_part_has_words() -> None:
    """For each way to differ there is a sentence, at least that of the part."""
    for part, detail in product(get_args(Part), get_args(Detail)):
        assert words(part, detail, "x")


def test_every_sentence_can_be_said() -> None:
    """No sentence stands under a part or a detail that there is not."""
    assert set(WORDS) == set(get_args(Part))
    assert {detail for sentences in WORDS.values() for detail in sentences} == set(get_args(Detail))


@pytest.mark.parametrize(
    ("part", "detail", "name", "said"),
    [
        ("path-encoding", "character", "*", "`*` in the path"),
        ("header", "not-received", "x-own", "The header `x-own` was signed, and did not arrive"),
        ("date", "", "x-amz-date", "The header `x-amz-date` was changed after it was signed"),
        ("date", "", "", "read the clock once"),
        ("signature", "cut", "60", "60 of its 64"),
        ("path", "encoded-once", "", "Another path was signed"),
    ],
)
def test_the_sentence_names_what_differs(part: Part, detail: Detail, name: str, said: str) -> None:
    """The header, the parameter or the character."""
    assert said in words(part, detail, name)
