"""The page of what scripts may rely on, held against the code."""

import json
import re
from pathlib import Path
from typing import Any, Final, get_args

import pytest

from gatewright.cli import exits
from gatewright.cli.main import main
from gatewright.doctor.answered_by import Answerer
from gatewright.doctor.diagnosis import Outcome, Standing
from gatewright.model.cause import Safety
from gatewright.model.fact import Where

PAGE: Final = (Path(__file__).parent.parent / "docs" / "interface.md").read_text(encoding="utf-8")
CONFIGURATION: Final = Path(__file__).parent / "given" / "pets"


def example(heading: str) -> Any:
    """Return the JSON below a heading."""
    found = re.search(rf"## {heading}\n.*?```json\n(.*?)```", PAGE, re.DOTALL)
    assert found is not None
    return json.loads(found[1])


def words(member: str) -> tuple[str, ...]:
    """Return what a member may be."""
    found = re.search(rf"^\| `{member}` \| ([^|:]*)", PAGE, re.MULTILINE)
    assert found is not None
    return tuple(re.findall(r"`([^`]+)`", found[1]))


def test_the_exit_statuses_are_those_of_the_commands() -> None:
    """Each with a number of its own."""
    told = [int(number) for number in re.findall(r"^\| (\d+) \|", PAGE, re.MULTILINE)]

    assert told == [exits.NOTHING_REFUSED, exits.FOUND, exits.COULD_NOT_RUN, exits.UNDECIDABLE, exits.INTERRUPTED]


@pytest.mark.parametrize(
    ("member", "kind"),
    [("answered_by", Answerer), ("outcome", Outcome), ("standing", Standing), ("where", Where), ("safety", Safety)],
)
def test_the_words_are_those_of_the_types(member: str, kind: object) -> None:
    """All of them, in their order."""
    assert words(member) == get_args(kind)


def test_the_exchange_file_is_diagnosed_in_the_form_that_stands_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every object that is printed has the members of its example, and those that the page tells besides."""
    file = tmp_path / "call.json"
    file.write_text(json.dumps(example("The exchange file")), encoding="utf-8")
    status = main(["diagnose", str(file), "--config", str(CONFIGURATION), "--format", "json"])
    printed, told = json.loads(capsys.readouterr().out), example("The diagnosis")
    found, shown = printed["diagnoses"][0], told["diagnoses"][0]
    first, finding = found["findings"][0], shown["findings"][0]

    assert (exits.FOUND, told["schema"]) == (status, printed["schema"])
    assert list(told) == list(printed)
    assert list(shown) == list(found)
    assert list(shown["exchange"]) == list(found["exchange"])
    assert list(finding) == list(first)
    assert (finding["cause"], finding["standing"]) == (first["cause"], first["standing"])
    for member in ("because", "fixes", "confirm"):
        assert list(finding[member][0]) == list(first[member][0])
    assert shown["trace"][0] in found["trace"]
