"""What may stand where on the command line is taken from the parser."""

from gatewright.cli.completion_words import every_path, words_of
from gatewright.cli.main import COMMANDS, parser_of_all

WORDS = words_of(parser_of_all())


def test_every_command_is_known_with_what_it_does() -> None:
    """And those below it."""
    assert set(COMMANDS) == set(WORDS.below)
    assert COMMANDS["diagnose"] == WORDS.below["diagnose"].what
    assert {("logs", "format"), ("logs", "report")} <= {path for path, _ in every_path(WORDS)}


def test_values_are_those_that_the_command_takes() -> None:
    """Choices, languages, verbs, answers to questions, causes."""
    of_diagnose = WORDS.below["diagnose"].options

    assert ("text", "json", "sarif", "junit", "html", "github") == of_diagnose["--format"].values
    assert ("en", "fr", "es", "ja") == of_diagnose["--lang"].values
    assert "route.saved=neither" in of_diagnose["--fact"].values
    assert "GET" in of_diagnose["-X"].values
    assert "api-key.missing" in WORDS.below["lab"].options["--cause"].values
    assert "api-key.missing" in WORDS.below["explain"].others


def test_files_stand_where_the_help_says_so() -> None:
    """Behind some options, and for some arguments; a switch takes nothing."""
    of_diagnose = WORDS.below["diagnose"].options

    assert (True, ("aws",)) == (of_diagnose["--config"].files, of_diagnose["--config"].values)
    assert (True, False) == (of_diagnose["--profile"].takes, of_diagnose["--profile"].files)
    assert not of_diagnose["--ask"].takes
    assert (True, False) == (WORDS.below["diagnose"].files, WORDS.below["explain"].files)
