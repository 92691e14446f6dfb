"""What is made of an object is made once, and found by that very object."""

from gatewright.aws.by_identity import ByIdentity


def test_it_is_made_once_for_an_object_and_anew_for_an_equal_one() -> None:
    """Two lists that are equal are two."""
    asked: list[list[int]] = []

    def make(of: list[int]) -> int:
        asked.append(of)
        return len(asked)

    one, other = [1], [1]
    made = ByIdentity(make)

    assert [1, 2, 1, 2] == [made(each) for each in (one, other, one, other)]
    assert 2 == len(asked)


def test_what_is_kept_is_bounded() -> None:
    """And what is forgotten is made anew, for whichever object has that identity then."""
    made: ByIdentity[list[int], int] = ByIdentity(lambda of: of[0], kept=2)

    assert list(range(10)) == [made([number]) for number in range(10)]
    assert len(made._made) <= 2
