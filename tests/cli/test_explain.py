"""`gatewright explain`: the page of a cause, or the causes behind a message."""

import json

import pytest

from gatewright.cli.main import main
from gatewright.doctor.explain.page import page
from gatewright.engine.catalogue import CAUSES
from gatewright.i18n import in_english


def explained(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    """Return status, output and complaint."""
    status = main(["explain", "--lang", "en", *words])
    told = capsys.readouterr()
    return status, told.out, told.err


def test_an_id_shows_its_page(capsys: pytest.CaptureFixture[str]) -> None:
    """The page is the one in the documentation."""
    assert explained(capsys, "api-key.missing") == (0, page(CAUSES["api-key.missing"], in_english), "")


def test_a_message_lists_the_causes_that_answer_with_it(capsys: pytest.CaptureFixture[str]) -> None:
    """Words need no quotes; each cause is listed with its title."""
    status, out, _ = explained(capsys, "Missing", "Authentication", "Token")

    assert status == 0
    assert "causes can be meant by this text, the likeliest first:" in out.splitlines()[0]
    assert "`gatewright diagnose` tells" in out.splitlines()[-1]
    assert "  route.not-found\n      No resource of the deployed API has this path.\n" in out


def test_a_misspelt_id_is_told_the_right_one(capsys: pytest.CaptureFixture[str]) -> None:
    """A near id is proposed, in one line, with status 2."""
    status, out, err = explained(capsys, "api-key.mising")

    assert (status, out) == (2, "")
    assert err == "gatewright: no cause `api-key.mising`; did you mean `api-key.missing`?\n"


def test_an_unknown_text_is_undecidable(capsys: pytest.CaptureFixture[str]) -> None:
    """A message that no cause answers with is no error: there is just nothing to say."""
    status, out, err = explained(capsys, "xyzzy", "plugh")

    assert (status, err) == (3, "")
    assert out.startswith("No cause known here answers with this text.\n\n`gatewright diagnose -` takes all")
    assert "Words with a meaning here: stage, deployment, resource," in out


@pytest.mark.parametrize(("words", "number"), [(("api-key.missing",), 1), (("Forbidden",), 5), (("xyzzy",), 0)])
def test_json_is_always_json(capsys: pytest.CaptureFixture[str], words: tuple[str, ...], number: int) -> None:
    """A list of causes, empty when there is none."""
    _, out, _ = explained(capsys, "--format", "json", *words)
    rows = json.loads(out)

    assert len(rows) >= number
    assert bool(rows) == bool(number)
    assert all(set(row) == {"cause", "seed_row", "title"} for row in rows)


@pytest.mark.parametrize("words", [("stage",), ("What", "is", "a", "stage?")])
def test_a_word_is_explained(capsys: pytest.CaptureFixture[str], words: tuple[str, ...]) -> None:
    """Whoever does not know AWS asks for what a report says."""
    status, out, _ = explained(capsys, *words)

    assert status == 0
    assert out.startswith("A stage is a copy of the API that is served under a name, such as prod or dev.")
    assert 1 == len(out.splitlines())


def test_the_meaning_of_a_word_stands_before_its_causes(capsys: pytest.CaptureFixture[str]) -> None:
    """And JSON lists the causes alone."""
    _, several, _ = explained(capsys, "usage plan")
    _, one, _ = explained(capsys, "preflight")
    _, rows, _ = explained(capsys, "--format", "json", "usage plan")

    assert several.startswith("A usage plan says ")
    assert "\n\n5 causes can be meant by this text" in several
    assert one.startswith("A preflight is ")
    assert "\n\n# route.preflight-refused\n" in one
    assert 5 == len(json.loads(rows))
