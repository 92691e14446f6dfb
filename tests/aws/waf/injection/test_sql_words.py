"""Words of SQL."""

from gatewright.aws.waf.injection import sql_words


def test_a_word_is_one_thing() -> None:
    """What a word can do does not depend on where it is looked up; functions count only when they are called."""
    kinds = (sql_words.LOGIC, sql_words.COMPARING, sql_words.SET_OPERATORS, sql_words.STATEMENTS, sql_words.KEYWORDS)

    assert sum(len(kind) for kind in kinds) == len(frozenset().union(*kinds))
    assert not sql_words.FUNCTIONS & sql_words.DANGEROUS_FUNCTIONS
