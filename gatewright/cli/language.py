"""Which language the reader wants, and its catalogue."""

import os
from collections.abc import Mapping

from gatewright.cli.exits import UsageError
from gatewright.doctor.report.catalogue import translation
from gatewright.i18n import LANGUAGES, Translate


def translator(asked: str | None, environment: Mapping[str, str] = os.environ) -> Translate:
    """Return the translation into the language asked for, else into the one of the environment.

    Raises `UsageError` for a language that is asked for and that there is no catalogue of.
    """
    return translation(language(asked, environment))


def language(asked: str | None, environment: Mapping[str, str] = os.environ) -> str:
    """Return the language asked for, else the one of the environment; raises `UsageError` for one that we lack."""
    if asked is not None and asked not in LANGUAGES:
        raise UsageError(f"`--lang` is one of {', '.join(LANGUAGES)}, not `{asked}`")
    return asked or _of_environment(environment)


def _of_environment(environment: Mapping[str, str]) -> str:
    """Return the first language that LC_ALL, LC_MESSAGES or LANG names, if we have it."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = environment.get(name, "")
        if value:
            named = value.split("_")[0].split(".")[0].lower()
            return named if named in LANGUAGES else "en"
    return "en"
