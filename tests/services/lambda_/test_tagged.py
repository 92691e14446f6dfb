import pytest

from gatewright.services.lambda_.tagged import checked_tags
from gatewright.wire.errors import ServiceError


def test_tags_are_taken() -> None:
    """The URL of a runtime among them."""
    tags = {"a": "b", "_gatewright_runtime_url_": "http://127.0.0.1:9000"}

    assert tags == checked_tags(tags)


@pytest.mark.parametrize(
    ("tags", "message"),
    [
        ({f"k{number}": "" for number in range(51)}, "Number of tags exceeds resource tag limit."),
        ({"aws:x": "1"}, "reserved"),
        ({"": "1"}, "a key has 1 to 128 characters"),
        ({"a": "x" * 257}, "a value up to 256"),
        ({"_gatewright_runtime_url_": "ftp://x"}, "cannot be used: expected `http://host:port`"),
    ],
)
def test_tags_have_limits(tags: dict[str, str], message: str) -> None:
    """AWS's own, and that of a URL."""
    with pytest.raises(ServiceError, match=message):
        checked_tags(tags)
