import pytest

from gatewright.aws.runtime_url import refusal


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1:9000", "https://functions.example", "http://[::1]:9000/2015-03-31/functions/f/invocations"],
)
def test_a_runtime_is_reached_over_http(url: str) -> None:
    """A host, perhaps a port and a path."""
    assert refusal(url) is None


@pytest.mark.parametrize(
    "url",
    ["", "9000", "ftp://x", "http://", "http://x:0", "http://x:99999", "http://x/?a=b", "http://x/#a", "http://u:p@x"],
)
def test_anything_else_is_refused(url: str) -> None:
    """The refusal says what was expected, and what came."""
    assert f"expected `http://host:port` or `https://host:port`, perhaps with a path; got `{url}`" == refusal(url)
