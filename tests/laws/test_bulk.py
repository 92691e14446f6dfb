"""Law 8: bulk equals the sum of its single decisions, and tallies merge in any order."""

import json
from collections.abc import Iterable, Mapping
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from gatewright.bulk.analyse import Origin, analyse
from gatewright.bulk.count import Count
from gatewright.bulk.dimensions import traits_of
from gatewright.bulk.group import group_of
from gatewright.bulk.sample import Place
from gatewright.bulk.tally import Tally, Unread, merged
from gatewright.bulk.verdict import Verdict
from gatewright.cli.log_verdicts import by_the_line, in_short
from gatewright.doctor.examine import examine
from gatewright.model.configuration import Configuration
from gatewright.sources.access_log import guessed, refused_call, status_of
from gatewright.sources.authorizer_cache import AuthorizerCache
from gatewright.sources.errors import EvidenceError, shown
from tests.laws.logs import line, text

seeds = st.integers(min_value=0, max_value=2**32)


def numbered(lines: Iterable[str]) -> list[tuple[int, str]]:
    """Return the lines with their numbers."""
    return list(enumerate(lines, start=1))


def one_by_one(lines: Iterable[str]) -> Tally:
    """Count what the doctor says of each line, asked for each by itself."""
    tally, cache = Tally(), AuthorizerCache()
    for number, each in numbered(lines):
        tally.lines += 1
        told = guessed(each)
        if told is None:
            tally.cannot_read(Unread(0, number, "log", f"not a line of this access log: {shown(each)}"))
            continue
        seen = cache.see(told)
        try:
            exchange = refused_call(seen, None, "")
        except EvidenceError as error:
            tally.cannot_read(Unread(0, number, "log", str(error)))
            continue
        tally.calls += 1
        if exchange is not None:
            verdict = in_short(examine(exchange, Configuration()))
            tally.variables.update(seen)
            tally.refuse(verdict, seen, traits_of(seen), Place(0, number, "log"))
        elif status_of(seen) is None:
            tally.untold += 1
        else:
            tally.passed += 1
    return tally


@settings(max_examples=150)
@given(seed=seeds)
def test_bulk_is_the_sum_of_single_decisions(seed: int) -> None:
    """Whatever the log: each line counts as the doctor would have it, and nothing is lost."""
    chance = Random(seed)
    lines = [text(line(chance)) for _ in range(chance.randrange(12))]
    lines += chance.choices(("", "rubbish", "{", '{"a":1}'), k=chance.randrange(2))
    lines = [each for each in lines if each]
    found = analyse([Origin(name="log", lines=numbered(lines))], guessed, by_the_line)

    assert one_by_one(lines) == found
    assert found.lines == found.calls + found.unreadable
    assert found.calls == found.passed + found.refused + found.untold
    assert found.refused == sum(each.calls for each in found.by_cause.values())


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
