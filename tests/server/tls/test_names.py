"""Which context answers for a name."""

import ssl

import pytest

from gatewright.server.tls import names as module
from gatewright.server.tls.authority import MACHINE, Authority
from gatewright.server.tls.names import Names


def test_a_domain_name_comes_before_a_wildcard_and_that_before_ours() -> None:
    """The longest fitting name wins; a wildcard stands for one label."""
    names = Names(Authority.open(None))
    exact, wild = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER), ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    names.domains = {"api.example.com": exact, "*.example.com": wild}

    assert names.context("api.example.com") is exact
    assert names.context("other.example.com") is wild
    ours = names.context(None)
    assert [ours] * 3 == [names.context(name) for name in ("a.other.example.com", "example.com", "localhost")]


def test_a_context_is_made_once_for_all_apis_of_a_region() -> None:
    """A handshake does not wait for a certificate to be made."""
    names = Names(Authority.open(None))
    one, other = (f"{api_id}.execute-api.eu-west-1.amazonaws.com" for api_id in ("aaaaaaaaaa", "bbbbbbbbbb"))

    assert names.context(one) is names.context(other)
    assert names.context(one) is not names.context(one.replace("west-1", "west-2"))


def test_made_up_regions_take_no_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is kept is bounded."""
    monkeypatch.setattr(module, "_KEPT", 2)
    names = Names(Authority.open(None))
    for number in range(5):
        names.context(f"a.execute-api.region-{number}.amazonaws.com")

    assert len(names._ours) <= 2


def test_other_machines_call_this_one_by_names_of_their_own() -> None:
    """The certificate of this machine has them; those of AWS's names do not."""
    names = Names(Authority.open(None), ("gateway.example", "127.0.0.1"))
    names.context("gateway.example")
    names.context("a.execute-api.eu-west-1.amazonaws.com")

    told = {listed for _, listed in names._ours}
    of_aws = ("*.execute-api.eu-west-1.amazonaws.com", "execute-api.eu-west-1.amazonaws.com")
    assert {(*MACHINE, "gateway.example"), of_aws} == told
