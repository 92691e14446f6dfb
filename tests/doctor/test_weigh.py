"""The table that joins the walk with the answer."""

from typing import get_args

import pytest

from gatewright.doctor.diagnosis import Standing
from gatewright.doctor.forward import Judgement
from gatewright.doctor.weigh import ANSWERS, ORDER, standing

TABLE: dict[tuple[Judgement, bool], Standing] = {
    ("refuses", True): "confirmed",
    ("refuses", False): "waiting",
    ("may-refuse-first", True): "likely",
    ("may-refuse-first", False): "waiting",
    ("cannot-say", True): "possible",
    ("cannot-say", False): "ruled-out",
    ("refuses-later", True): "waiting",
    ("refuses-later", False): "waiting",
    ("passes", True): "contradicted",
    ("passes", False): "ruled-out",
}


@pytest.mark.parametrize("judgement", get_args(Judgement))
@pytest.mark.parametrize("answer_fits", [True, False])
def test_every_row_of_the_table(judgement: Judgement, answer_fits: bool) -> None:
    """Each judgement and each answer meet in exactly the standing that the table names."""
    assert standing(judgement, answer_fits=answer_fits) == TABLE[judgement, answer_fits]


def test_the_order_knows_every_standing() -> None:
    """Every standing has its place, and just the first three count as an answer."""
    assert sorted(ORDER) == sorted(get_args(Standing))
    assert ANSWERS == ("confirmed", "likely", "possible")


def test_an_answer_that_fits_never_weighs_less() -> None:
    """For the same judgement, an answer that fits stands at least as well as one that does not."""
    for judgement in get_args(Judgement):
        better = standing(judgement, answer_fits=True)
        worse = standing(judgement, answer_fits=False)

        assert ORDER.index(better) <= ORDER.index(worse)
