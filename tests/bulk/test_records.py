import json
from collections.abc import Iterable

from gatewright.bulk.records import Record, Unreadable, messages, records
from gatewright.sources.access_log import guessed

LINE = '{"requestId": "a", "status": "200", "httpMethod": "GET"}'


def numbered(text: str) -> Iterable[tuple[int, str]]:
    """Return the lines of a text with their numbers."""
    return enumerate(text.split("\n"), start=1)


def test_every_call_is_told_let_through_or_not() -> None:
    """And a line that tells none is told as it stands; blank ones are nothing."""
    found = list(records(numbered(f"{LINE}\n\nrubbish\n"), guessed))

    assert [
        Record(1, {"requestId": "a", "status": "200", "httpMethod": "GET"}),
        Unreadable(3, "rubbish"),
    ] == found


def test_what_tail_puts_before_a_line_is_taken_off() -> None:
    """A time and a stream, or a time alone."""
    tailed = f"2026-11-26T05:51:26.000Z stream/1 {LINE}\n2026-11-26T05:51:26 {LINE}"

    assert [(1, LINE), (2, LINE)] == list(messages(numbered(tailed)))


def test_an_answer_of_cloudwatch_is_read_however_it_is_laid_out() -> None:
    """Over many lines, or an answer on each; its events are counted through."""
    answer = {"events": [{"message": LINE + "\n", "timestamp": 1}, {"message": LINE}], "nextToken": "x"}

    assert [(1, LINE), (2, LINE)] == list(messages(numbered(json.dumps(answer, indent=4))))
    twice = f"{json.dumps(answer)}\n{json.dumps(answer)}\nrubbish\n"
    assert [(1, LINE), (2, LINE), (3, LINE), (4, LINE), (5, "rubbish")] == list(messages(numbered(twice)))


def test_one_line_laid_out_over_several_is_one() -> None:
    """As people paste it; what is cut off stays what it is."""
    assert [(1, " ".join(json.dumps(json.loads(LINE), indent=1).split()))] == list(
        messages(numbered(json.dumps(json.loads(LINE), indent=1)))
    )
    assert [(1, "{"), (2, '"status": "200",')] == list(messages(numbered('{\n"status": "200",')))


def test_a_byte_order_mark_is_no_part_of_a_line() -> None:
    """Windows writes one."""
    assert [(1, LINE)] == list(messages(numbered("\ufeff" + LINE)))
    assert [] == list(messages(numbered("\ufeff\n\n")))
