"""`gatewright replay`: the exit status tells whether anything would change."""

import gzip
import json
import re
from pathlib import Path

import pytest

from gatewright.cli.main import main
from tests.bulk.replaying import line
from tests.bulk.test_replay_decided import IAM, IN_OFFICE, OFFICE
from tests.casebook import GIVEN, ROOT, world
from tests.cli.command import gatewright
from tests.test_cases import save

PETS = str(GIVEN / "pets")
HOW_TO = ROOT / "docs" / "how-to" / "replay-a-change.md"


@pytest.fixture
def office(tmp_path: Path) -> str:
    """Return a folder with the pet shop for the office alone."""
    folder = tmp_path / "office"
    folder.mkdir()
    save(world("pets", OFFICE), folder)
    return str(folder)


def logs(tmp_path: Path, *lines: dict[str, str]) -> str:
    """Return a log of these lines."""
    log = tmp_path / "access.log"
    log.write_text("".join(json.dumps(one) + "\n" for one in lines), encoding="utf-8")
    return str(log)


def test_the_status_tells_whether_anything_changes(tmp_path: Path, office: str) -> None:
    """Nothing, something, or nobody knows."""
    told = ["--config", PETS, "--quiet", "--against"]
    untold = {name: value for name, value in line().items() if name != "path"}

    assert main(["replay", logs(tmp_path, line()), *told, office]) == 1
    assert main(["replay", logs(tmp_path, line(**IN_OFFICE)), *told, office]) == 0
    assert main(["replay", logs(tmp_path, untold), *told, office]) == 3
    assert main(["replay", logs(tmp_path, untold, line(**IN_OFFICE)), *told, office]) == 0
    assert main(["replay", logs(tmp_path, untold, line(**IN_OFFICE)), *told, office, "--fail-on-undecided"]) == 3


def test_a_strict_replay_assumes_nothing(tmp_path: Path) -> None:
    """An open method looks at no signature, so that there may have been one."""
    folder = tmp_path / "iam"
    folder.mkdir()
    save(world("pets", IAM), folder)
    told = ["replay", logs(tmp_path, line()), "--config", PETS, "--against", str(folder), "--quiet"]

    assert (main(told), main([*told, "--strict"])) == (1, 3)


def test_json_goes_where_it_is_sent(tmp_path: Path, office: str) -> None:
    """Into the file, and nothing else is printed."""
    report = tmp_path / "report.json"
    arguments = (logs(tmp_path, line()), "--config", PETS, "--against", office, "--format", "json", "--quiet")
    done = gatewright("replay", *arguments, "--output", str(report))
    found = json.loads(report.read_text("utf-8"))

    assert (done.status, done.out, done.err) == (1, "", "")
    assert (found["schema"], found["denied"]["calls"]) == ("gatewright.replay/1", 1)
    assert (found["now"], found["against"]) == (PETS, office)


def test_the_page_is_in_the_readers_language(tmp_path: Path, office: str) -> None:
    """As the other reports."""
    page = tmp_path / "page.html"
    told = ["--config", PETS, "--against", office, "--format", "html", "--lang", "fr", "--output", str(page)]

    assert main(["replay", logs(tmp_path, line()), *told, "--quiet"]) == 1
    assert '<html lang="fr">' in page.read_text("utf-8")


def test_logs_are_read_from_standard_input_and_packed(tmp_path: Path, office: str) -> None:
    """And a line that is none of the log is named."""
    text = f"no line\n{json.dumps(line())}\n"
    packed = tmp_path / "access.log.gz"
    packed.write_bytes(gzip.compress(text.encode()))
    told = ("--config", PETS, "--against", office, "--lang", "en")
    done = gatewright("replay", "-", *told, given=text)

    assert done.status == gatewright("replay", str(packed), *told).status == 1
    assert "1 call would newly be denied" in done.out
    assert "line 1: not a line of this access log; it is left out" in done.err


def test_a_format_of_ones_own_is_read(tmp_path: Path, office: str) -> None:
    """As the stage has it."""
    variables = ("httpMethod", "domainName", "path", "status", "identity.sourceIp", "identity.userArn")
    log = tmp_path / "own.log"
    log.write_text(" ".join(line()[name] for name in variables) + "\n", encoding="utf-8")
    form = " ".join(f"$context.{name}" for name in variables)

    told = ["--config", PETS, "--against", office, "--quiet", "--log-format", form]
    assert main(["replay", str(log), *told]) == 1


def test_a_template_is_taken_for_one_api_alone(tmp_path: Path) -> None:
    """Its API has no id of AWS's; which of several is meant has to be said."""
    template = tmp_path / "template.yaml"
    page = HOW_TO.read_text("utf-8")
    template.write_text(page.partition("```yaml\n")[2].partition("```")[0], encoding="utf-8")
    other = line(domainName="b1b2c3d4e5.execute-api.eu-west-1.amazonaws.com") | {"apiId": "b1b2c3d4e5"}
    log = logs(tmp_path, line(), other)
    told = ("replay", log, "--config", str(template), "--against", str(template), "--quiet")
    done = gatewright(*told)

    assert (2, True) == (done.status, done.is_one_line)
    assert "calls of several APIs, `a1b2c3d4e5` and `b1b2c3d4e5`" in done.err
    assert gatewright(*told, "--api-id", "a1b2c3d4e5").status == 0


def test_only_calls_that_are_asked_for_are_replayed(tmp_path: Path, office: str) -> None:
    """By time, and by route."""
    log = logs(
        tmp_path, {**line(), "resourcePath": "/pets"}, {**line(**IN_OFFICE), "requestTimeEpoch": "1768480000000"}
    )
    told = ["replay", log, "--config", PETS, "--quiet", "--against", office]

    assert main([*told, "--since", "2026-01-15T12:20:00Z"]) == 0
    assert main([*told, "--until", "2026-01-15T12:20:00Z", "--route", "GET /pets"]) == 1
    assert gatewright(*told, "--route", "/orders").status == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ("/nowhere.log", "--config", PETS, "--against", PETS),
        ("-", "--config", PETS, "--against", PETS),
        ("-", "--config", "/nowhere", "--against", PETS),
        ("-", "--config", PETS),
        ("-", "--config", PETS, "--against", PETS, "--top", "0"),
    ],
)
def test_what_cannot_be_replayed_is_one_line(arguments: tuple[str, ...]) -> None:
    """Status 2, no traceback."""
    done = gatewright("replay", "--quiet", *arguments, given=json.dumps(line()) if "/nowhere" in arguments else "")

    assert (2, True) == (done.status, done.is_one_line)


@pytest.mark.parametrize(
    ("now", "next_", "named"),
    [
        ("nosuch.yaml", PETS, "`--config`"),
        (PETS, "nosuch.yaml", "`--against`"),
        (PETS, str(ROOT / "README.md"), "README"),
    ],
)
def test_configurations_are_looked_at_before_the_logs(tmp_path: Path, now: str, next_: str, named: str) -> None:
    """A line that no configuration is asked about must not hide that there is none."""
    untold = {name: value for name, value in line().items() if name != "domainName"}
    said = gatewright("replay", logs(tmp_path, untold), "--config", now, "--against", next_)

    assert (said.status, said.out) == (2, "")
    assert named in said.err


def test_the_page_that_tells_how_is_so(tmp_path: Path) -> None:
    """Its files, its command and its output, run as a reader would."""
    page = HOW_TO.read_text("utf-8")
    for name, content in re.findall(
        r"^`([a-z]+\.[a-z]+)`, [^\n]*\n\n```[a-z]+\n(.*?)```$", page, re.DOTALL | re.MULTILINE
    ):
        (tmp_path / name).write_text(content, encoding="utf-8")
    command = re.search(r"^gatewright (replay .*)$", page, re.MULTILINE)
    expected = re.search(r"then prints:\n\n```\n(.*?)```", page, re.DOTALL)
    assert command is not None
    assert expected is not None
    done = gatewright(*command[1].split(), cwd=tmp_path, environment={"LC_ALL": "C"})

    assert (1, expected[1], "") == (done.status, done.out, done.err)
