"""The words of SQL."""

from gatewright.aws.waf.injection.libinjection.sql_words import WORDS


def test_a_word_has_one_kind() -> None:
    """Phrases and operators too."""
    assert (WORDS[b"SELECT"], WORDS[b"UNION ALL"], WORDS[b"::"], WORDS[b"||"]) == ("E", "U", "o", "&")
    assert len(WORDS) == 985
    assert all(word == word.upper() for word in WORDS)
