"""Words of the way to an API, of tokens and signatures, and of reports: each with names in every language."""

from gatewright.doctor.explain.more_words import MORE_WORDS


def test_each_has_a_name_first_in_english() -> None:
    """In small letters, as it is looked up, and listed."""
    assert all(names[0].isascii() and names[0] == names[0].casefold() for names, _ in MORE_WORDS)


def test_each_meaning_is_a_sentence() -> None:
    """That begins and ends like one."""
    assert [meaning for _, meaning in MORE_WORDS if not meaning.endswith(".") or len(meaning) < 60] == []
