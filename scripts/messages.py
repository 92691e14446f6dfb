"""
Keep the translators' catalogues in step with the texts marked `N_` in the source.

English is the source and needs no catalogue. For each other language, `gatewright/locale/<lang>/LC_MESSAGES/` holds
one `gatewright.po`. Run without arguments, this brings every catalogue up to date: new texts come in empty, texts
that changed a little keep their old translation marked fuzzy, texts that are gone go. With `--check` it writes
nothing and fails when a catalogue is stale, or a translation is missing, fuzzy, or has other placeholders than the
English text (a name that no value is given for would be shown to the reader as it stands, braces and all).

The files hold no dates and no line numbers, so that a change of code does not touch four files for nothing.
"""

import io
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import PoFileError, read_po, write_po

from gatewright.i18n import LANGUAGES

SOURCE_LANGUAGE: Final = "en"
"""The language of the marked texts."""

PLACEHOLDER: Final = re.compile(r"\{([A-Za-z_][A-Za-z0-9_]*)\}")
"""A named placeholder, as `gatewright.model.message.fill` knows it."""

HEADER: Final = """\
# Gatewright in {english_name}. The texts stand in the source, marked with N_; `scripts/messages` keeps step with them.
msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plural_forms}\\n"

"""
"""The head of each file; Babel's own would carry dates and blank names."""


def extract(root: Path) -> Catalog:
    """Return the template: every text that the package marks, with the files it stands in and the notes beside it."""
    template = Catalog(fuzzy=False)
    found = extract_from_dir(
        root / "gatewright",
        method_map=[("**.py", "python")],
        keywords={"N_": None},
        comment_tags=("Translators:",),
        strip_comment_tags=False,
    )
    for filename, line, text, comments, _ in found:
        if text:
            template.add(text, locations=[(f"gatewright/{filename}", line)], auto_comments=comments)
    return template


def read(path: Path, language: str) -> Catalog:
    """Return the catalogue in `path`; an empty one where there is none yet."""
    if not path.is_file():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def written(catalog: Catalog, language: str) -> str:
    """Return the text of a catalogue's file."""
    header = HEADER.format(
        language=language,
        english_name=catalog.locale.english_name if catalog.locale else language,
        plural_forms=catalog.plural_forms,
    )
    body = io.BytesIO()
    write_po(body, catalog, width=0, omit_header=True, sort_by_file=True, ignore_obsolete=True, include_lineno=False)
    return header + body.getvalue().decode("utf-8").strip("\n") + "\n"


def complaints(catalog: Catalog) -> list[str]:
    """Return what is wrong with the translations of a catalogue that is in step with the source."""
    return [f"{fault}: {message.id!r}" for message in catalog if message.id and (fault := fault_of(message))]


def fault_of(message: Message) -> str | None:
    """Return what is wrong with one translation, or None."""
    if not message.string:
        return "not translated"
    if message.fuzzy:
        return "fuzzy: look at the translation again, then remove the mark"
    wanted, found = set(PLACEHOLDER.findall(str(message.id))), set(PLACEHOLDER.findall(str(message.string)))
    if wanted != found:
        return f"expected the placeholders {braced(wanted)}, found {braced(found)}"
    return None


def braced(names: set[str]) -> str:
    """Return placeholder names as a reader would write them."""
    return " ".join(f"`{{{name}}}`" for name in sorted(names)) or "none"


def catalogue_path(root: Path, language: str) -> Path:
    """Return where a language's catalogue is kept."""
    return root / "gatewright" / "locale" / language / "LC_MESSAGES" / "gatewright.po"


def bring_up_to_date(root: Path, language: str, template: Catalog) -> tuple[str, list[str]]:
    """Return the text that a language's file should have, and what is wrong with its translations."""
    catalog = read(catalogue_path(root, language), language)
    catalog.update(template)
    return written(catalog, language), complaints(catalog)


def check(root: Path, language: str, template: Catalog) -> list[str]:
    """Return what is wrong with a language's file as it stands."""
    path = catalogue_path(root, language)
    text, wrong = bring_up_to_date(root, language, template)
    fresh = path.is_file() and path.read_text("utf-8") == text
    return ([] if fresh else ["stale: run `scripts/messages`"]) + wrong


def update(root: Path, language: str, template: Catalog) -> list[str]:
    """Write a language's file anew and return what a translator has still to do."""
    path = catalogue_path(root, language)
    text, wrong = bring_up_to_date(root, language, template)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return wrong


def main(arguments: Sequence[str], root: Path) -> int:
    """Check the catalogues with `--check`, write them otherwise; only a failed check has a status of 1."""
    if list(arguments) not in ([], ["--check"]):
        print(f"expected `--check` or nothing, found `{' '.join(arguments)}`", file=sys.stderr)
        return 2
    work = check if arguments else update
    template, failed = extract(root), False
    for language in LANGUAGES:
        if language == SOURCE_LANGUAGE:
            continue
        try:
            lines = work(root, language, template)
        except PoFileError as error:
            lines, failed = [f"not readable: {error}"], True
        for line in lines:
            print(f"{language}: {line}")
        failed = failed or bool(lines and arguments)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], Path(__file__).resolve().parent.parent))
