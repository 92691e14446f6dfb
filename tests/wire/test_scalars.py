import pytest
from botocore.model import Shape, StringShape

from gatewright.wire import scalars
from gatewright.wire.errors import SerializationError


def shape(kind: str) -> Shape:
    """Return a shape without parts."""
    return StringShape("It", {"type": kind})


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("string", "a", "a"),
        ("integer", "-7", -7),
        ("long", str(1 << 40), 1 << 40),
        ("double", "2.5", 2.5),
        ("float", "Infinity", float("inf")),
        ("boolean", "true", True),
        ("boolean", "False", False),
        ("blob", "AP8=", b"\x00\xff"),
    ],
)
def test_text_is_read_by_its_shape(kind: str, text: str, value: object) -> None:
    """Each kind of scalar reads its spelling."""
    assert value == scalars.read(shape(kind), text, "iso8601")


@pytest.mark.parametrize(
    ("kind", "text", "message"),
    [
        ("integer", "x", "STRING_VALUE can not be converted to an Integer"),
        ("integer", str(1 << 31), ""),
        ("integer", "1" * 5_000, "STRING_VALUE can not be converted to an Integer"),
        ("long", "x", "STRING_VALUE can not be converted to a Long"),
        ("double", "x", "STRING_VALUE can not be converted to a Double"),
        ("boolean", "x", "STRING_VALUE can not be converted to an Boolean"),
        ("blob", "%", ""),
        ("timestamp", "x", ""),
    ],
)
def test_other_text_is_refused(kind: str, text: str, message: str) -> None:
    """Text that is no value of its shape is a SerializationException."""
    with pytest.raises(SerializationError) as raised:
        scalars.read(shape(kind), text, "iso8601")

    assert message == raised.value.message


def test_values_are_written_as_they_are_read() -> None:
    """Booleans in lower case, bytes in Base64, floats with their point, instants in the place's format."""
    written = [
        scalars.write(shape(kind), value, "rfc822")
        for kind, value in [
            ("boolean", True),
            ("blob", b"\x00\xff"),
            ("blob", "é"),
            ("double", 2),
            ("timestamp", 0),
            ("long", 5),
        ]
    ]

    assert written == ["true", "AP8=", "w6k=", "2.0", "Thu, 01 Jan 1970 00:00:00 GMT", "5"]
    assert [scalars.write_float(value) for value in ("inf", "-inf", "nan")] == ["Infinity", "-Infinity", "NaN"]
