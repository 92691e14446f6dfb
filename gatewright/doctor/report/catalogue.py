"""The translations of one language, for whoever writes for people."""

from functools import lru_cache
from importlib.resources import files

from gatewright.i18n import LANGUAGES, Translate, in_english


@lru_cache(maxsize=len(LANGUAGES))
def translation(language: str) -> Translate:
    """Return how texts are said in a language; as they are where there is no catalogue. Its file is read once."""
    if language == LANGUAGES[0]:
        return in_english
    import polib  # noqa: PLC0415 - only readers of another language pay for it

    place = files("gatewright") / "locale" / language / "LC_MESSAGES" / "gatewright.po"
    if not place.is_file():
        return in_english
    texts = {entry.msgid: entry.msgstr for entry in polib.pofile(place.read_text("utf-8")) if entry.msgstr}
    return lambda text: texts.get(text, text)
