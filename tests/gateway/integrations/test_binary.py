import pytest

from gatewright.gateway.integrations.binary import NO_BINARY, TO_BINARY, TO_TEXT, BinaryMediaTypes, converted, decoded
from gatewright.gateway.integrations.failure import ExecutionFailedError


@pytest.mark.parametrize(
    ("types", "media_type", "expected"),
    [
        ((), "image/png", False),
        (("image/png",), "image/png", True),
        (("image/png",), "IMAGE/PNG; q=1", True),
        (("image/png",), "image/jpeg", False),
        (("image/*",), "image/png", False),
        (("*/*",), "text/plain", True),
        (("*/*",), None, True),
        (("application/json",), None, True),
        (("image/png",), None, False),
    ],
)
def test_types_are_compared_as_written(types: tuple[str, ...], media_type: str | None, expected: bool) -> None:
    """Without parameters, in any letters; only `*/*` stands for others, and no type at all for JSON."""
    assert expected is BinaryMediaTypes(types).holds(media_type)


def test_first_accepted_type_decides() -> None:
    """Documented: of an `Accept`, only the first media type counts."""
    types = BinaryMediaTypes(["image/png"])

    assert (True, False, False) == tuple(
        types.accepts(accept) for accept in ("image/png;q=0.8,text/html", "text/html,image/png", None)
    )


@pytest.mark.parametrize(
    ("binary", "wants_binary", "handling", "expected"),
    [
        (False, False, None, b"aGk="),
        (False, False, TO_TEXT, b"aGk="),
        (False, False, TO_BINARY, b"hi"),
        (False, True, None, b"hi"),
        (False, True, TO_TEXT, b"aGk="),
        (False, True, TO_BINARY, b"hi"),
        (True, False, None, b"YUdrPQ=="),
        (True, False, TO_TEXT, b"YUdrPQ=="),
        (True, False, TO_BINARY, b"aGk="),
        (True, True, None, b"aGk="),
        (True, True, TO_TEXT, b"YUdrPQ=="),
        (True, True, TO_BINARY, b"aGk="),
    ],
)
def test_table_of_conversions(binary: bool, wants_binary: bool, handling: str | None, expected: bytes) -> None:
    """The twelve rows of the guide's table for responses."""
    assert expected == converted(b"aGk=", binary=binary, wants_binary=wants_binary, handling=handling)


def test_text_that_is_no_base64_is_a_500() -> None:
    """Recorded as a status; the caller learns no more."""
    with pytest.raises(ExecutionFailedError) as raised:
        decoded(b"no base64!")

    assert 500 == raised.value.failure.status


def test_api_without_binary_types_is_falsy() -> None:
    """What most APIs are, so that it can be skipped."""
    assert (False, True) == (bool(NO_BINARY), bool(BinaryMediaTypes(["a/b"])))
