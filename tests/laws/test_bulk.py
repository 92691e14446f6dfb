"""Law 8: bulk equals the sum of its single decisions, and tallies merge in any order."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gatewright.bulk.analyse import Asked, Joining, analyse
from gatewright.bulk.count import Count
from gatewright.bulk.dimensions import traits_of
from gatewright.bulk.group import group_of
from gatewright.bulk.part import Counting
from gatewright.bulk.sample import Place
from gatewright.bulk.tally import Tally, Unread, merged
from gatewright.bulk.verdict import Verdict
from gatewright.bulk.wanted import EVERYTHING, Wanted
from gatewright.cli.log_verdicts import by_the_line, in_short
from gatewright.doctor.examine import examine
from gatewright.model.configuration import Configuration
from gatewright.sources.access_log import guessed, refused_call, status_of
from gatewright.sources.authorizer_cache import AuthorizerCache
from gatewright.sources.errors import EvidenceError, shown
from gatewright.sources.log_files import LogPiece
from tests.laws.logs import FORMATS, line, text

seeds = st.integers(min_value=0, max_value=2**32)


def one_by_one(lines: Iterable[str], name: str, wanted: Wanted = EVERYTHING) -> Tally:
    """Count what the doctor says of each line, asked for each by itself."""
    tally, cache = Tally(), AuthorizerCache()
    for number, each in enumerate(lines, start=1):
        if not each.strip():
            continue
        tally.lines += 1
        told = guessed(each)
        if told is None:
            tally.cannot_read(Unread(0, number, name, f"not a line of this access log: {shown(each)}"))
            continue
        seen = cache.see(told)
        if not wanted.has(seen):
            tally.left_out += 1
            continue
        try:
            exchange = refused_call(seen, None, "")
        except EvidenceError as error:
            tally.cannot_read(Unread(0, number, name, str(error)))
            continue
        tally.calls += 1
        if exchange is not None:
            verdict = in_short(examine(exchange, Configuration()))
            tally.variables.update(seen)
            tally.refuse(verdict, seen, traits_of(seen), Place(0, number, name))
        elif status_of(seen) is None:
            tally.untold += 1
        else:
            tally.passed += 1
    return tally


_OTHERS = (
    "",
    "rubbish",
    "{",
    '{"a":1}',
    '198.51.100.7 - - [26/Nov/2026:05:51:26 +0000] "GET /pets HTTP/1.1" 200 23 a',
    "198.51.100.7,-,ann,26/Nov/2026:05:51:26 +0000,GET,/pets,HTTP/1.1,200,23,a",
    "198.51.100.7,-,-,26/Nov/2026:05:51:27 +0000,GET,/pets,HTTP/1.1,200,-,b,c=",
    "198.51.100.7,-,-,26/Nov/2026:05:51:27 +0000,GET,/pets,200,HTTP/1.1,403,-,b,c=",
    '198.51.100.7 - ann [26/Nov/2026:05:51:26 +0000] "GET /pets HTTP/1.1" 403 23 a',
    '{"status": 200, "requestId": "a", "path": "/a", "nested": {"status": "403", "x": null}}',
    '{"status": 403, "requestId": "a", "path": "/a", "nested": {"status": "200", "x": null}}',
)


def kept(chance: Random) -> str:
    """Return a line of a stage whose authorizer's cache may have kept an earlier answer."""
    refused = chance.random() < 0.5
    told = {
        "requestId": "a",
        "requestTimeEpoch": str(1764136286000 + chance.randrange(4) * 2_000_000),
        "apiId": chance.choice(("a1", "a1", "b2")),
        "stage": "prod",
        "httpMethod": "GET",
        "path": chance.choice(("/prod/pets", "/prod/orders")),
        "status": "403" if refused else "200",
        "error.responseType": "ACCESS_DENIED" if refused else "-",
        "authorizer.principalId": chance.choice(("ann", "ann", "bob", "-")),
        "authorizer.requestId": chance.choice(("r1", "-")),
    }
    return text(told)


def odd(chance: Random) -> str:
    """Return a line of a format that is like the others of it but for what JSON does not let in."""
    value = chance.choice(("a", "b", "c", "d", "\\t", "\t", '\\"', '"', "é", "\\u00e9"))
    return f'{{"requestId":"{value}","status":{chance.choice(("200", "201", "02", "403"))},"path":"/a"}}'


def log(chance: Random) -> list[str]:
    """Return the lines of a log: mostly of one format or two, as a log has them."""
    forms = [chance.randrange(FORMATS) for _ in range(2)]
    makes = chance.choice((kept, odd, lambda chance: text(line(chance, chance.choice(forms)))))
    lines = [makes(chance) for _ in range(chance.randrange(4, 16))]
    for strange in chance.choices(_OTHERS, k=chance.randrange(4)):
        lines.insert(chance.randrange(len(lines)), strange)
    if chance.random() < 0.3:
        lines.insert(chance.randrange(len(lines)), chance.choice(lines)[: chance.randrange(60)])
    return lines


def pieces_of(chance: Random, file: Path, lines: list[str]) -> list[LogPiece]:
    """Write a log; return it in pieces that are cut anywhere."""
    content = "\n".join(lines).encode()
    file.write_bytes(content)
    edges = sorted({0, *(chance.randrange(len(content)) for _ in range(chance.randrange(4)))})
    return [LogPiece(str(file), start=start, stop=stop) for start, stop in zip(edges, (*edges[1:], None), strict=True)]


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return where a log is written, one after the other."""
    return tmp_path_factory.mktemp("logs") / "access.log"


@settings(max_examples=150)
@given(seed=seeds)
def test_bulk_is_the_sum_of_single_decisions(file: Path, seed: int) -> None:
    """Whatever the log, and however it is cut: each line counts as the doctor would have it, and nothing is lost."""
    chance = Random(seed)
    lines = log(chance)
    expected = one_by_one(lines, str(file))
    pieces = pieces_of(chance, file, lines)
    found = analyse(pieces, Asked(decide=by_the_line), remark=fail)

    assert expected == found
    assert found.lines == found.calls + found.unreadable
    assert found.calls == found.passed + found.refused + found.untold
    assert found.refused == sum(each.calls for each in found.by_cause.values())
    assert expected == in_parts(pieces)

    wanted = chance.choice(_SPANS)
    chosen = analyse(pieces, Asked(decide=by_the_line, wanted=wanted), remark=fail)
    assert one_by_one(lines, str(file), wanted) == chosen
    assert chosen.lines == chosen.calls + chosen.unreadable + chosen.left_out


_SPANS = (
    Wanted(since=1768478450.0),
    Wanted(until=1764136289.0),
    Wanted(since=1764136287.0, until=1768478460.0),
    Wanted(route="GET /pets"),
    Wanted(since=1764136287.0, route="/pets"),
)


def in_parts(pieces: Iterable[LogPiece]) -> Tally:
    """Return the tally of pieces that were counted by others, who did not know what came before."""
    joining = Joining(Counting(None, by_the_line), fail)
    for piece in pieces:
        joining.join(piece, Counting(None, by_the_line).part(piece))
    return joining.tally


def fail(line: str) -> None:
    """There is nothing to say of such logs."""
    raise AssertionError(line)


def alike(chance: Random, told: Mapping[str, str]) -> Mapping[str, str]:
    """Return another call of the same format, which differs in a variable or two and may be of the same group."""
    fresh = [each for each in (line(chance) for _ in range(8)) if each.keys() >= told.keys()]
    changed = chance.sample(sorted(told), k=chance.randrange(1, 3))
    return {name: chance.choice(fresh)[name] if fresh and name in changed else value for name, value in told.items()}


def verdict(told: Mapping[str, str]) -> Verdict | str:
    """Return the verdict on a line by itself, or what keeps it from having one."""
    try:
        return by_the_line(told)
    except EvidenceError:
        return "unreadable"


@settings(max_examples=500)
@given(seed=seeds)
def test_a_group_has_one_verdict(seed: int) -> None:
    """Calls that are equal for the group are equal for the doctor."""
    chance = Random(seed)
    told = line(chance)
    others = [alike(chance, told) for _ in range(8)]
    same = [each for each in others if group_of(each) == group_of(told)]

    assert {verdict(told)} == {verdict(each) for each in (told, *same)}


VERDICTS = st.builds(
    Verdict,
    outcome=st.sampled_from(("decided", "narrowed", "undecidable")),
    answered_by=st.sampled_from(("api-gateway-rest", "unknown")),
    causes=st.lists(st.sampled_from(("route.not-found", "api-key.missing")), max_size=2, unique=True).map(tuple),
    standing=st.sampled_from(("likely", "possible")),
)
CALLS = st.lists(st.tuples(VERDICTS, seeds), max_size=6)


def tally_of(calls: Iterable[tuple[Verdict, int]], origin: int) -> Tally:
    """Return the tally of some calls, and of a line that nobody can read."""
    tally = Tally()
    for number, (found, seed) in enumerate(calls):
        told = line(Random(seed))
        tally.lines += 1
        tally.calls += 1
        tally.variables.update(told)
        tally.refuse(found, told, traits_of(told), Place(origin, number, str(origin)))
    tally.lines += 1
    tally.cannot_read(Unread(origin, 1, str(origin), "rubbish"))
    return tally


@settings(max_examples=100)
@given(parts=st.lists(CALLS, min_size=3, max_size=3), order=st.permutations(range(3)))
def test_tallies_merge_in_any_order(parts: list[list[tuple[Verdict, int]]], order: list[int]) -> None:
    """However they are put together, and in whatever order, they come to the same."""

    def one(number: int) -> Tally:
        return tally_of(parts[number], number)

    whole = merged(map(one, range(3)))

    assert whole == merged(map(one, order))
    assert whole == merged([one(0), merged([one(1), one(2)])])
    assert whole == merged([whole, Tally()])


def by_tens(value: int) -> int:
    """Tell values more coarsely."""
    return value // 10 * 10


def by_hundreds(value: int) -> int:
    """Tell them more coarsely still."""
    return value // 100 * 100


def counted(values: Iterable[int]) -> Count[int]:
    """Count values with room for three."""
    count = Count((by_tens, by_hundreds), most=3)
    for value in values:
        count.add(value)
    return count


@given(parts=st.lists(st.lists(st.integers(0, 400), max_size=8), min_size=3, max_size=3), data=st.data())
def test_counts_merge_though_there_is_no_room(parts: list[list[int]], data: st.DataObject) -> None:
    """A count that was made coarser is the same whichever part made it so, and no number is lost."""
    whole = counted(value for part in parts for value in part)
    order = data.draw(st.permutations(parts))
    first, second, third = map(counted, order)
    second.merge(third)
    first.merge(second)

    assert whole == first
    assert whole.total == sum(map(len, parts))


def test_json_lines_are_what_they_were_made_of() -> None:
    """The lines of this law tell the variables that they were drawn with."""
    told = line(Random(7))

    assert told == guessed(json.dumps(told))
