import pytest

from gatewright.gateway.integrations.response_headers import named_by_connection, remapped

RECORDED = (
    "Authorization", "Connection", "Content-Length", "Content-MD5", "Date", "Expect", "Host", "Max-Forwards",
    "Proxy-Authenticate", "Server", "Trailer", "Upgrade", "User-Agent", "WWW-Authenticate", "x-amzn-RequestId",
)  # fmt: skip


@pytest.mark.parametrize("name", RECORDED)
def test_reserved_name_is_remapped_as_recorded(name: str) -> None:
    """The name keeps its spelling behind the prefix."""
    assert [(f"x-amzn-Remapped-{name}", "v")] == list(remapped([(name, "v")]))


@pytest.mark.parametrize(
    "name", ["Accept", "Age", "Content-Encoding", "Content-Type", "Range", "TE", "Via", "Set-Cookie"]
)
def test_other_name_passes_as_recorded(name: str) -> None:
    """Every other name of the recording reaches the caller as it is."""
    assert [(name, "v")] == list(remapped([(name, "v")]))


@pytest.mark.parametrize("name", ["Transfer-Encoding", "keep-alive"])
def test_field_of_the_connection_ends_with_it(name: str) -> None:
    """What frames one connection never reaches another."""
    assert [] == list(remapped([(name, "v")]))


def test_connection_names_more_fields() -> None:
    """`Connection: close, X-Hop` makes X-Hop a field of the connection, too."""
    assert {"x-hop", "x-two"} == named_by_connection((("Connection", "close, X-Hop"), ("connection", "X-Two")))
