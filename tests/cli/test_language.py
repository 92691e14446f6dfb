"""Which language the reader wants."""

import pytest

from gatewright.cli.exits import UsageError
from gatewright.cli.language import translator
from gatewright.engine.catalogue import CAUSES
from gatewright.i18n import LANGUAGES, in_english


@pytest.mark.parametrize(
    ("environment", "same_as"),
    [
        ({}, "en"),
        ({"LANG": "C"}, "en"),
        ({"LANG": "POSIX"}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "fr"),
        ({"LANG": "fr"}, "fr"),
        ({"LANG": "ja_JP.eucJP"}, "ja"),
        ({"LANG": "es_ES@euro"}, "es"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LC_ALL": "es_ES.UTF-8", "LANG": "fr_FR.UTF-8"}, "es"),
        ({"LC_MESSAGES": "ja_JP.UTF-8", "LANG": "fr_FR.UTF-8"}, "ja"),
        ({"LC_ALL": "", "LANG": "fr_FR.UTF-8"}, "fr"),
        ({"LC_ALL": "C", "LANG": "fr_FR.UTF-8"}, "en"),
    ],
)
def test_the_environment_chooses(environment: dict[str, str], same_as: str) -> None:
    """LC_ALL before LC_MESSAGES before LANG; what there is no catalogue of is English."""
    title = CAUSES["route.not-found"].title

    assert translator(None, environment)(title) == translator(same_as, {})(title)


def test_the_argument_outweighs_the_environment() -> None:
    """`--lang en` is English, whatever the environment says."""
    assert translator("en", {"LC_ALL": "fr_FR.UTF-8"}) is in_english


@pytest.mark.parametrize("asked", ["de", "", "EN", "fr_FR", "../en"])
def test_a_language_without_a_catalogue_is_refused_when_asked_for(asked: str) -> None:
    """Asked for by name, it is an error that names what there is."""
    with pytest.raises(UsageError, match="is one of en, fr, es, ja"):
        translator(asked, {})


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_that_nobody_translated_stays(language: str) -> None:
    """What the catalogue lacks is shown in English rather than not at all."""
    assert translator(language, {})("no catalogue has this") == "no catalogue has this"
