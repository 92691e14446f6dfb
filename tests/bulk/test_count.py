from gatewright.bulk.count import Count


def by_tens(value: int) -> int:
    """Tell values more coarsely."""
    return value // 10 * 10


def test_values_are_counted_exactly() -> None:
    """As long as there is room, each value has its number, and the most frequent comes first."""
    count: Count[str] = Count()
    for value in ("b", "a", "b", "c"):
        count.add(value)

    assert [("b", 2), ("a", 1), ("c", 1)] == count.most_often()
    assert (0, 4) == (count.level, count.total)


def test_all_become_coarser_where_there_is_no_room() -> None:
    """No value is dropped for another: those that come later are told as coarsely as those that came before."""
    count = Count((by_tens,), most=2)
    for value in (1, 2, 3, 14):
        count.add(value)

    assert (1, {0: 3, 10: 1}) == (count.level, count.of)


def test_beyond_the_last_step_there_is_no_bound() -> None:
    """Whoever names the steps sees to it that the last has few values."""
    count = Count((by_tens,), most=2)
    for value in (1, 11, 21, 31):
        count.add(value)

    assert {0: 1, 10: 1, 20: 1, 30: 1} == count.of


def test_the_finer_count_follows_the_coarser() -> None:
    """Either way round."""
    coarse, fine = Count((by_tens,), most=2), Count((by_tens,), most=2)
    for value in (1, 2, 3):
        coarse.add(value)
    fine.add(4)
    fine.merge(coarse)
    again = Count((by_tens,), most=2)
    again.add(4)
    coarse.merge(again)

    assert {0: 4} == fine.of == coarse.of
    assert fine == coarse
    assert repr(fine) == "Count({0: 4}, level=1)"
