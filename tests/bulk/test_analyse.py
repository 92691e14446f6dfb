from pathlib import Path

import pytest

from gatewright.bulk import part as module
from gatewright.bulk.analyse import Asked, Joining, analyse
from gatewright.bulk.part import Counting
from gatewright.bulk.tally import Tally, Unread
from gatewright.bulk.verdict_row import VerdictRow
from gatewright.cli.log_verdicts import by_the_line
from gatewright.sources.log_files import LogPiece, pieces
from tests.bulk.test_part import FILLS, KEPT, line

ASKED = Asked(decide=by_the_line)
NARROW = "authorizer.cached-policy-too-narrow"


def logs(folder: Path, *contents: list[str]) -> list[LogPiece]:
    """Return a log of each list of lines."""
    found = []
    for number, lines in enumerate(contents):
        file = folder / f"{number}.log"
        file.write_text("\n".join(lines), "utf-8")
        found.append(LogPiece(str(file)))
    return found


def of(api: str, text: str) -> str:
    """Return a line of an API that names itself."""
    return text.replace("{", f'{{"apiId": "{api}", ', 1)


def test_a_kept_policy_is_seen_across_the_files_of_one_api(tmp_path: Path) -> None:
    """Deliveries cut a log into files; where the lines do not name the API, another file may be another one's."""
    named = logs(tmp_path, [of("a1", FILLS)], [of("a1", KEPT)])
    assert {"decided": 1} == analyse(named, ASKED, remark=print).by_cause[NARROW].outcomes
    unnamed = logs(tmp_path, [FILLS], [KEPT])
    assert {"narrowed": 1} == analyse(unnamed, ASKED, remark=print).by_cause[NARROW].outcomes


def test_several_processes_come_to_the_same(tmp_path: Path) -> None:
    """A large log in pieces, with a kept policy that goes from one to another, and rubbish in the last."""
    lines = [of("a1", FILLS), *([line(status="200")] * 300), of("a1", KEPT), *([line()] * 300), "rubbish"]
    file = tmp_path / "a.log"
    file.write_text("\n".join(lines), "utf-8")
    cut = list(pieces([str(file)], remark=print, most=10_000))
    alone = analyse(cut, ASKED, remark=print)

    assert len(cut) > 3
    assert alone == analyse(cut, ASKED, remark=print, processes=2)
    assert {"decided": 1} == alone.by_cause[NARROW].outcomes
    assert Unread(0, 603, str(file), "not a line of this access log: `rubbish`") == alone.first_unreadable


def test_a_part_in_which_too_many_wait_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the process that knows what came before."""
    first, second = logs(tmp_path, [of("a1", FILLS)], [of("a1", KEPT)] * 3)
    joining = Joining(Counting(None, by_the_line), print)
    joining.read(first)
    monkeypatch.setattr(module, "MOST_OPEN", 1)
    joining.join(second, Counting(None, by_the_line).part(second))

    assert {"decided": 3} == joining.tally.by_cause[NARROW].outcomes


def test_what_there_is_to_say_of_a_log_is_said(tmp_path: Path) -> None:
    """Once, whoever read it."""
    said: list[str] = []
    analyse(logs(tmp_path, ["x" * ((1 << 24) + (1 << 17)), line()]), ASKED, remark=said.append)

    assert 1 == len(said)
    assert "a line of more than 16 MiB is left out" in said[0]
    assert Tally() == analyse([], ASKED, remark=said.append)


def test_whoever_keeps_the_verdicts_gets_all_of_them(tmp_path: Path) -> None:
    """In order, and in this process."""
    kept: list[VerdictRow] = []
    asked = Asked(decide=by_the_line, keep=kept.append)
    analyse(logs(tmp_path, [line(), line(status="200"), line()], [line()]), asked, remark=print, processes=2)

    assert [1, 3, 1] == [row.line for row in kept]
