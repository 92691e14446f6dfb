import pytest

from gatewright.sources.log_content.item import Dated, item, milliseconds, moment


def test_an_event_is_a_line_with_its_time() -> None:
    """Without the newline that ends the message; bytes that are no UTF-8 come back as they were."""
    assert Dated(b"a", 1.5) == item("a\r\n", 1.5)
    assert b"\xff" == item("\udcff", None)
    assert b"?" == item("\ud800", None)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        (1_764_136_000_123, 1_764_136_000.123),
        ("1764136000123", 1_764_136_000.123),
        ("2025-11-26 05:46:40.123", 1_764_136_000.123),
        ("2025-11-26T06:46:40.123+01:00", 1_764_136_000.123),
        ("soon", None),
        (None, None),
        (True, None),
        ("9" * 5000, 999_999_999_999.999),
    ],
)
def test_times_are_read_as_cloudwatch_writes_them(value: object, seconds: float | None) -> None:
    """Milliseconds, or a date and time that is in UTC unless it says otherwise; anything else is not known."""
    assert seconds == milliseconds(value)


def test_a_moment_without_a_zone_is_in_utc() -> None:
    """Whatever the zone of the machine."""
    assert 0.0 == moment("1970-01-01T00:00:00")
    assert moment("1970-01-01T25:00:00") is None
