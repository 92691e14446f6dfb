import json

from gatewright.bulk.report.json_ import SCHEMA, as_json, iso
from gatewright.bulk.report.value import report_of
from gatewright.bulk.tally import Tally, Unread
from tests.bulk.report.test_value import MIXED


def test_the_report_is_json() -> None:
    """Each number of the report has its name."""
    found = json.loads(json.dumps(as_json(report_of(MIXED))))

    assert (SCHEMA, 6, 5, 1) == (found["schema"], found["calls"], found["refused"], found["passed"])
    first = found["causes"][0]
    assert ("api-key.missing", 3, 0.6) == (first["cause"], first["calls"], first["share"])
    assert [{"cause": "api-key.unknown", "calls": 3}] == first["also_possible"]
    assert {"api_id": "a1", "stage": "prod", "route": "GET /pets", "calls": 3} == found["routes"]["rows"][0]
    assert {"rows": [], "more": {"values": 0, "calls": 0}, "not_told": 5, "coarser": 0} == found["api_keys"]
    assert {"from": "2025-11-26T05:51:00Z", "calls": 1} == found["over_time"]["counts"][0]
    assert (None, None) == (found["causes"][2]["cause"], found["causes"][2]["title"])


def test_nothing_is_null_where_nothing_was_read() -> None:
    """An empty log has a report too."""
    found = as_json(report_of(Tally()))

    assert (None, None, None, []) == (found["first"], found["last"], found["first_unreadable"], found["causes"])


def test_the_first_line_that_was_not_read_has_its_place() -> None:
    """Its origin, its number, and what is wrong."""
    tally = Tally()
    tally.cannot_read(Unread(0, 7, "a.log", "rubbish"))

    assert {"origin": "a.log", "line": 7, "why": "rubbish"} == as_json(report_of(tally))["first_unreadable"]


def test_a_time_that_no_calendar_has_is_none() -> None:
    """Some log will hold one."""
    assert "2025-11-26T05:51:26Z" == iso(1764136286.9)
    assert iso(1e18) is None
