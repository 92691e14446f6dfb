"""The script that keeps the catalogues in step with the source."""

import ast
from pathlib import Path

import pytest

from scripts.messages import catalogue_path, extract, main

SOURCE = """
# Translators: {api_key} is an id.
TITLE = N_("The key {api_key} is disabled.")
PLAIN = "not marked"
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with one marked text and fresh, empty catalogues."""
    (tmp_path / "gatewright" / "checks").mkdir(parents=True)
    (tmp_path / "gatewright" / "checks" / "disabled.py").write_text(SOURCE, "utf-8")
    main([], tmp_path)
    return tmp_path


def translate(root: Path, text: str, *, languages: tuple[str, ...] = ("fr", "es", "ja")) -> None:
    """Put `text` for the one empty translation of each language."""
    for language in languages:
        path = catalogue_path(root, language)
        head, _, tail = path.read_text("utf-8").rpartition('msgstr ""')
        path.write_text(f'{head}msgstr "{text}"{tail}', "utf-8")


def test_new_text_comes_in_empty_with_its_file_and_note(root: Path) -> None:
    """A catalogue that was not there holds every marked text, the file it stands in and the translator's note."""
    text = catalogue_path(root, "fr").read_text("utf-8")

    assert '"Language: fr\\n"' in text
    assert "#. Translators: {api_key} is an id." in text
    assert "#: gatewright/checks/disabled.py\n" in text
    assert 'msgid "The key {api_key} is disabled."\nmsgstr ""\n' in text
    assert "not marked" not in text


def test_english_needs_no_catalogue(root: Path) -> None:
    """The source language has no file."""
    assert not catalogue_path(root, "en").exists()


def test_catalogues_carry_no_date(root: Path) -> None:
    """Two runs on two days write the same bytes."""
    assert "Date" not in catalogue_path(root, "ja").read_text("utf-8")


def test_missing_translation_fails_the_check(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The check names the language and the text that nobody translated."""
    status = main(["--check"], root)

    assert 1 == status
    assert "fr: not translated: 'The key {api_key} is disabled.'" in capsys.readouterr().out.splitlines()


def test_complete_catalogues_pass_and_stay_as_they_are(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With every text translated the check is silent, and an update changes no byte."""
    translate(root, "La clé {api_key} est désactivée.")
    before = catalogue_path(root, "fr").read_bytes()
    capsys.readouterr()

    assert 0 == main(["--check"], root)
    assert "" == capsys.readouterr().out
    assert 0 == main([], root)
    assert before == catalogue_path(root, "fr").read_bytes()


def test_other_placeholders_fail_the_check(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A translation may reorder placeholders but not rename them."""
    translate(root, "La clé {cle} est désactivée.")
    capsys.readouterr()

    assert 1 == main(["--check"], root)
    expected = "fr: expected the placeholders `{api_key}`, found `{cle}`: 'The key {api_key} is disabled.'"
    assert expected in capsys.readouterr().out.splitlines()


def test_changed_text_is_stale_then_fuzzy(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """After the source changed, the check calls the catalogue stale; the update keeps the translation, marked fuzzy."""
    translate(root, "La clé {api_key} est désactivée.")
    source = root / "gatewright" / "checks" / "disabled.py"
    source.write_text(SOURCE.replace("is disabled", "is now disabled"), "utf-8")
    capsys.readouterr()

    assert 1 == main(["--check"], root)
    assert "fr: stale: run `scripts/messages`" in capsys.readouterr().out.splitlines()
    assert 0 == main([], root)
    assert "désactivée" in catalogue_path(root, "fr").read_text("utf-8")
    assert "#, fuzzy" in catalogue_path(root, "fr").read_text("utf-8")
    assert 1 == main(["--check"], root)


def test_text_that_is_gone_leaves_the_catalogue(root: Path) -> None:
    """What the source no longer says is not kept for translators."""
    (root / "gatewright" / "checks" / "disabled.py").write_text("", "utf-8")
    main([], root)

    assert "disabled" not in catalogue_path(root, "fr").read_text("utf-8")


def test_unreadable_catalogue_is_one_line(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A broken file is reported with its language, without a traceback, and is not written over."""
    path = catalogue_path(root, "es")
    path.write_text("msgid unquoted\n", "utf-8")
    capsys.readouterr()

    assert 1 == main([], root)
    assert any(line.startswith("es: not readable: ") for line in capsys.readouterr().out.splitlines())
    assert "msgid unquoted\n" == path.read_text("utf-8")


def test_unknown_argument_is_refused(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Only `--check` is understood."""
    assert 2 == main(["--chek"], root)
    assert "expected `--check` or nothing, found `--chek`\n" == capsys.readouterr().err


def test_every_marked_text_of_the_package_is_found() -> None:
    """A text inside an f-string is not: Python 3.11 reads that as one token, and nobody would translate it."""
    root = Path(__file__).resolve().parents[2]
    template = extract(root)
    marked = {
        call.args[0].value
        for path in (root / "gatewright").rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id == "N_"
        and isinstance(call.args[0], ast.Constant)
        and isinstance(call.args[0].value, str)
    }

    assert [text for text in sorted(marked) if template.get(text) is None] == []
