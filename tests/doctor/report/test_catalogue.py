"""The translations of one language."""

import pytest

from gatewright.doctor.report.catalogue import translation
from gatewright.engine.catalogue import CAUSES
from gatewright.i18n import LANGUAGES, in_english


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_is_read_once(language: str) -> None:
    """The file is large, and pages are many; English has none."""
    said = translation(language)

    assert said is translation(language)
    assert (said is in_english) == (language == "en")
    assert (said(CAUSES["route.not-found"].title) == CAUSES["route.not-found"].title) == (language == "en")


@pytest.mark.parametrize("language", ["en", "fr", "de", "../../etc"])
def test_what_nobody_translated_stays(language: str) -> None:
    """A text that the catalogue lacks, and a language without one."""
    assert translation(language)("no catalogue has this") == "no catalogue has this"
