from dataclasses import replace

from gatewright.bulk.report.sentences import also, beside, next_steps, period, seen
from gatewright.bulk.report.value import report_of
from gatewright.bulk.tally import Tally, Unread
from gatewright.i18n import in_english
from tests.bulk.report.test_value import MIXED

REPORT = report_of(MIXED)


def test_times_are_told_where_lines_tell_them() -> None:
    """And nothing where they do not."""
    assert "refused from 2025-11-26T05:51:26Z to 2025-11-26T06:53:20Z" == period(REPORT, in_english)
    assert "" == period(report_of(Tally()), in_english)
    assert "first seen 2025-11-26T05:51:26Z, last seen 2025-11-26T05:52:26Z" == seen(REPORT.causes[0], in_english)
    assert "" == seen(REPORT.causes[2], in_english)


def test_what_was_not_counted_is_told_with_its_number() -> None:
    """What others wrote cannot steer the terminal."""
    found = Tally(left_out=4000, untold=1)
    found.cannot_read(Unread(0, 7, "a.log", "no \x1b[2J"))

    assert [
        "Calls that were not asked for, and are left out: 4,000",
        "Calls whose status the log does not tell, and so not whether they were refused: 1",
        "Lines that could not be read, and are not counted: 1; the first is a.log:7: no \N{REPLACEMENT CHARACTER}[2J",
    ] == list(beside(report_of(found), in_english))


def test_other_causes_are_named_and_many_are_counted() -> None:
    """Three of them stand for themselves."""
    one = REPORT.causes[0]

    assert "only the likeliest for 3 of these calls: api-key.unknown can answer so too" == also(one, in_english)
    many = replace(one, also=tuple((f"c{number}", 1) for number in range(5)))
    assert "only the likeliest for 3 of these calls: c0, c1, c2 or 2 more can answer so too" == also(many, in_english)
    assert "" == also(REPORT.causes[1], in_english)


def test_the_next_steps_are_commands_and_what_the_log_lacks() -> None:
    """The format is advised only where it would tell more."""
    steps = list(next_steps(REPORT, in_english))

    assert "gatewright explain api-key.missing" == steps[0]
    assert "gatewright logs format --api-type rest --set-command" == steps[-1]
    assert 2 == len(list(next_steps(replace(REPORT, lacking=()), in_english)))
    assert 1 == len(list(next_steps(replace(REPORT, lacking=(), causes=()), in_english)))


def test_the_doctor_is_shown_the_very_log() -> None:
    """Unless a configuration has decided already: then there is nothing to go on with."""
    shown = list(next_steps(replace(REPORT, log="'a log.json'"), in_english))

    assert shown[1].startswith("gatewright diagnose 'a log.json' --config aws  ")
    assert not any("diagnose" in step for step in next_steps(replace(REPORT, log=None), in_english))
