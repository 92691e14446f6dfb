import json
from pathlib import Path

import pytest

from gatewright.bulk import part as module
from gatewright.bulk.part import Counting
from gatewright.bulk.tally import Unread
from gatewright.bulk.verdict_row import VerdictRow
from gatewright.bulk.wanted import Wanted
from gatewright.cli.log_verdicts import by_the_line
from gatewright.sources.authorizer_cache import AuthorizerCache
from gatewright.sources.log_files import LogPiece


def line(**told: str) -> str:
    """Return a line of a log."""
    return json.dumps({"requestId": "a", "httpMethod": "GET", "resourcePath": "/pets", "status": "403", **told})


KEPT = line(
    **{
        "authorizer.principalId": "ann",
        "error.message": "User is not authorized to access this resource",
        "error.responseType": "ACCESS_DENIED",
        "resourcePath": "/orders",
    }
)
FILLS = line(**{"authorizer.principalId": "ann", "authorizer.requestId": "r1", "status": "200"})


def piece(folder: Path, *lines: str) -> LogPiece:
    """Return a log of these lines."""
    file = folder / "a.log"
    file.write_text("\n".join(lines), "utf-8")
    return LogPiece(str(file))


def test_nothing_is_lost(tmp_path: Path) -> None:
    """Each line is a call or is named; each call passed, was refused, or tells no status."""
    log = piece(tmp_path, line(), line(status="200"), "rubbish", "", line(status="-"), line(path="no path"))
    part = Counting(None, by_the_line).part(log)
    found = part.tally

    assert (6, 5, 3, 1, 1, 1, 2) == (
        part.lines,
        found.lines,
        found.calls,
        found.passed,
        found.refused,
        found.untold,
        found.unreadable,
    )
    assert Unread(0, 3, log.name, "not a line of this access log: `rubbish`") == found.first_unreadable


def test_a_variable_that_cannot_be_is_named(tmp_path: Path) -> None:
    """As the doctor does; its number goes on where the lines before ended."""
    found = Counting(None, by_the_line).part(piece(tmp_path, line(path="no path")), before=10).tally.first_unreadable

    assert found is not None
    assert (11, "`access_log.path`: expected a path that starts with `/`, got `no path`") == (found.number, found.why)


def test_lines_of_calls_that_were_let_through_are_not_read_again(tmp_path: Path) -> None:
    """Once their form is known, they are counted, and each refused one is kept."""
    kept: list[VerdictRow] = []
    log = piece(tmp_path, *(line(requestId=f"r{number}", status="200") for number in range(5)), line(requestId="x"))
    found = Counting(None, by_the_line, keep=kept.append).part(log)

    assert (6, 5, 1) == (found.tally.calls, found.tally.passed, found.tally.refused)
    assert [(log.name, 6, "x")] == [(row.origin, row.line, row.request_id) for row in kept]


def test_what_was_not_asked_for_is_left_out(tmp_path: Path) -> None:
    """And the sum still holds."""
    log = piece(tmp_path, line(), line(resourcePath="/orders"), line(status="200"), line(status="200"))
    found = Counting(None, by_the_line, Wanted(route="/pets")).part(log).tally

    assert (4, 3, 1) == (found.lines, found.calls, found.left_out)


def test_a_call_waits_for_the_lines_before_it(tmp_path: Path) -> None:
    """Where they are not known, and only where they matter."""
    counting = Counting(None, by_the_line)
    alone = counting.part(piece(tmp_path, KEPT, line()))

    assert ([1], 1) == ([each.number for each in alone.open], alone.tally.refused)
    assert [] == counting.part(piece(tmp_path, FILLS, KEPT)).open
    cache = AuthorizerCache()
    cache.see(json.loads(FILLS))
    known = counting.part(piece(tmp_path, KEPT), cache)
    assert ([], {"decided": 1}) == (
        known.open,
        known.tally.by_cause["authorizer.cached-policy-too-narrow"].outcomes,
    )


def test_a_part_gives_up_where_too_many_wait(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever knows the lines before reads it then."""
    monkeypatch.setattr(module, "MOST_OPEN", 1)

    assert Counting(None, by_the_line).part(piece(tmp_path, KEPT, KEPT, KEPT)).is_too_open
