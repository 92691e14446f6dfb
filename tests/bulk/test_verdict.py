from gatewright.bulk.verdict import Verdict


def test_equal_verdicts_are_one() -> None:
    """They are values: those of equal calls can be counted together."""
    one, other = (Verdict(outcome="undecidable", answered_by="unknown") for _ in range(2))

    assert {one} == {one, other}
    assert ((), "") == (one.causes, one.standing)
