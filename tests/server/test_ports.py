"""The ports of a server."""

import pytest

from gatewright.server.listener import CannotListenError, bind
from gatewright.server.ports import bind_tls, names, url
from gatewright.server.settings import Settings


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("127.0.0.1", "http://127.0.0.1:80"),
        ("0.0.0.0", "http://127.0.0.1:80"),
        ("::", "http://[::1]:80"),
        ("2001:db8::1", "http://[2001:db8::1]:80"),
        ("192.0.2.1", "http://192.0.2.1:80"),
    ],
)
def test_a_url_leads_there_from_this_machine(host: str, expected: str) -> None:
    """Functions call it, and no address of all leads anywhere."""
    assert expected == url("http", host, 80)


def test_a_tls_port_that_was_asked_for_is_not_exchanged() -> None:
    """None beside a free plain port is free, too."""
    taken = bind("127.0.0.1", 0)
    with pytest.raises(CannotListenError):
        bind_tls(Settings(tls_port=taken.getsockname()[1]))
    taken.close()
    free = bind_tls(Settings(port=0))
    assert free.getsockname()[1]
    free.close()


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("0.0.0.0", ("gateway.example",)),
        ("::", ("gateway.example",)),
        ("", ("gateway.example",)),
        ("localhost", ("gateway.example",)),
        ("192.0.2.1", ("192.0.2.1", "gateway.example")),
    ],
)
def test_other_machines_call_it_by_what_it_listens_on(host: str, expected: tuple[str, ...]) -> None:
    """And by the names that were told; every address is none."""
    assert expected == names(Settings(host=host, tls_names=("gateway.example",)))
