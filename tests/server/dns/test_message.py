from typing import Any

import dns.flags
import dns.message
import dns.opcode
import dns.rcode
import dns.rdatatype
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatewright.server.dns.message import respond
from gatewright.server.dns.zone import Found

NAMES = {
    "a.com": Found(("127.0.0.1", "127.0.0.2")),
    "six.com": Found(("::1",)),
    "alias.com": Found(("127.0.0.1",), "a.com"),
    "nothing.com": Found(),
    "many.com": Found(tuple(f"10.0.0.{number}" for number in range(200))),
}
"""What there is."""


def _ask(name: str, kind: str = "A", *, over_udp: bool = True, **more: Any) -> dns.message.Message:
    query = dns.message.make_query(name, kind, **more)
    written = respond(query.to_wire(), NAMES.get, over_udp=over_udp)
    assert written is not None
    answer = dns.message.from_wire(written)
    assert query.id == answer.id
    return answer


def _records(answer: dns.message.Message) -> list[str]:
    return [f"{one.name} {dns.rdatatype.to_text(one.rdtype)} {each}" for one in answer.answer for each in one]


def _sorted(answer: dns.message.Message) -> list[str]:
    records = _records(answer)
    return [*(one for one in records if "CNAME" in one), *sorted(one for one in records if "CNAME" not in one)]


@pytest.mark.parametrize(
    ("name", "kind", "records"),
    [
        ("a.com", "A", ["a.com. A 127.0.0.1", "a.com. A 127.0.0.2"]),
        ("a.com", "AAAA", []),
        ("a.com", "ANY", ["a.com. A 127.0.0.1", "a.com. A 127.0.0.2"]),
        ("six.com", "AAAA", ["six.com. AAAA ::1"]),
        ("alias.com", "A", ["alias.com. CNAME a.com.", "a.com. A 127.0.0.1"]),
        ("alias.com", "CNAME", ["alias.com. CNAME a.com."]),
        ("a.com", "TXT", []),
        ("nothing.com", "A", []),
    ],
)
def test_names_have_addresses_and_aliases(name: str, kind: str, records: list[str]) -> None:
    """Of the kind that is asked for, in any order; a name that is there without them is no error."""
    answer = _ask(name, kind)

    assert (dns.rcode.NOERROR, records) == (answer.rcode(), _sorted(answer))
    assert answer.flags & dns.flags.AA
    assert answer.flags & dns.flags.RA


def test_unknown_name_is_none() -> None:
    """NXDOMAIN; nobody else is asked."""
    answer = _ask("b.com")

    assert (dns.rcode.NXDOMAIN, []) == (answer.rcode(), answer.answer)


def test_other_questions_are_refused() -> None:
    """Of other classes, other operations, and several at once."""
    update = dns.message.make_query("a.com", "A")
    update.set_opcode(dns.opcode.STATUS)
    twice = dns.message.make_query("a.com", "A")
    twice.question.append(dns.message.make_query("b.com", "A").question[0])
    asked = [(update, dns.rcode.NOTIMP), (twice, dns.rcode.FORMERR)]
    found = [respond(query.to_wire(), NAMES.get, over_udp=True) or b"" for query, _ in asked]

    assert dns.rcode.REFUSED == _ask("a.com", rdclass="CH").rcode()
    assert [code for _, code in asked] == [dns.message.from_wire(one).rcode() for one in found]


def test_long_answers_come_over_tcp() -> None:
    """Over UDP the client hears that there is more; with EDNS more fits, as much as crosses every network."""
    cut, whole = _ask("many.com"), _ask("many.com", over_udp=False)
    larger = _ask("many.com", use_edns=0, payload=60_000)

    assert cut.flags & dns.flags.TC
    assert [] == cut.answer
    assert 200 == len(_records(whole))
    assert larger.flags & dns.flags.TC
    assert 200 == len(_records(_ask("many.com", over_udp=False, use_edns=0)))


def test_what_cannot_be_read_is_a_format_error() -> None:
    """With its id; what is no question gets no answer."""
    query = dns.message.make_query("a.com", "A").to_wire()
    broken = [query[:-1], query + b"x", query[:12] + b"\xc0\x0c" * 2]
    answer = dns.message.make_response(dns.message.from_wire(query)).to_wire()

    for data in broken:
        written = respond(data, NAMES.get, over_udp=True)
        assert written is not None
        assert (query[:2], dns.rcode.FORMERR) == (written[:2], dns.message.from_wire(written).rcode())
    assert [None] * 3 == [respond(data, NAMES.get, over_udp=True) for data in (answer, b"", query[:11])]


@given(st.binary(max_size=80), st.booleans())
def test_no_message_breaks_it(data: bytes, over_udp: bool) -> None:
    """Whatever comes, there is an answer or none."""
    for message in (data, b"\x00\x01\x01\x00\x00\x01\x00\x00\x00\x00\x00\x00" + data):
        written = respond(message, NAMES.get, over_udp=over_udp)
        assert written is None or message[:2] == written[:2]


@given(st.data())
def test_no_change_of_a_question_breaks_it(data: st.DataObject) -> None:
    """Questions with a byte that is another."""
    query = bytearray(dns.message.make_query("alias.com", "A", use_edns=0).to_wire())
    query[data.draw(st.integers(0, len(query) - 1))] = data.draw(st.integers(0, 255))
    written = respond(bytes(query), NAMES.get, over_udp=True)

    assert written is None or len(written) <= 1232
