"""AWS's words have a meaning."""

import pytest

from gatewright.doctor.explain.glossary import GLOSSARY, known_words, meaning


@pytest.mark.parametrize(
    "text",
    [
        "stage",
        "Stage",
        "stages",
        "a stage",
        "What is a stage?",
        "`stage`",
        "ステージ",
        "étape",
        "l\u2019étape",
        "etapas",
        "\u00bfQu\u00e9 es una etapa?",
        "Qu'est-ce qu'une \u00e9tape ?",
        "\u30b9\u30c6\u30fc\u30b8\u3068\u306f\u4f55\u3067\u3059\u304b\uff1f",
    ],
)
def test_a_word_is_known_however_it_is_asked_for(text: str) -> None:
    """In any number, with an article, as a question, and in the words of the catalogues."""
    found = meaning(text)

    assert found is not None
    assert found.startswith("A stage is ")


@pytest.mark.parametrize(
    "text",
    ["API keys", "cl\u00e9s d'API", "claves de api", "API\u30ad\u30fc", "apikey", "\u300cAPI \u30ad\u30fc\u300d"],
)
def test_words_of_several_may_stand_in_the_plural(text: str) -> None:
    """Any of them, with blanks or without."""
    assert (meaning(text) or "").startswith("An API key is ")


@pytest.mark.parametrize("text", ["", "s", "xyzzy", "Forbidden", "stage prod", "api-key.missing", "the"])
def test_another_word_has_none(text: str) -> None:
    """A message, an id or a sentence is looked up otherwise."""
    assert meaning(text) is None


def test_no_name_is_given_twice() -> None:
    """And each is written as it is looked for."""
    names = [name for word in GLOSSARY for name in word.names]

    assert len(names) == len(set(names))
    assert names == [name.casefold() for name in names]
    assert all(meaning(name) is not None for name in names)


@pytest.mark.parametrize(
    ("text", "beginning"),
    [
        ("base path mapping", "A custom domain name"),
        ("dominio personalizado", "A custom domain name"),
        ("mTLS", "With mutual TLS"),
        ("truststores", "With mutual TLS"),
        ("scopes", "A token (JWT)"),
        ("発行者", "A token (JWT)"),
        ("HTTP APIs", "API Gateway has three kinds"),
        ("403", "403 says"),
        ("proven", "Beside a fix stands"),
        ("likely", "Beside a cause stands"),
    ],
)
def test_the_words_of_reports_are_known(text: str, beginning: str) -> None:
    """Those of the way to an API, of tokens and signatures, and the doctor's own."""
    assert (meaning(text) or "").startswith(beginning)


def test_each_word_is_listed_once() -> None:
    """By its English name."""
    assert known_words()[:2] == ("stage", "deployment")
    assert len(set(known_words())) == len(GLOSSARY)
