"""Headers are found in any letters; what is withheld is unknown."""

import pytest

from gatewright.model.request import Headers, Peer, Request, headers
from gatewright.model.unknown import PartlyTold, Unknown


@pytest.mark.parametrize("name", ["x-api-key", "X-API-Key", "X-Api-kEY"])
def test_names_are_found_in_any_letters(name: str) -> None:
    """A header is found by its name in whatever letters it was sent or asked for."""
    assert Headers((("X-Api-Key", "value"),)).get(name) == "value"


def test_the_first_value_counts_and_all_are_kept() -> None:
    """Of a name that stands several times the first is given; all stay, in order and as spelt."""
    found = headers([("A", "1"), ("b", "2"), ("a", "3")])

    assert found.get("a") == "1"
    assert found.all("A") == ("1", "3")
    assert list(found) == [("A", "1"), ("b", "2"), ("a", "3")]
    assert len(found) == 3


def test_what_is_not_there_was_not_sent() -> None:
    """Of a whole list of headers, one that is not in it is absent."""
    assert Headers().get("x-api-key") is None


def test_what_is_withheld_is_unknown_and_says_so() -> None:
    """Of a list with gaps, one that is not in it is unknown, and the gap is named; one that is in it is known."""
    found = headers([("Accept", "*/*")], withheld=True)
    answer = found.get("X-API-Key")

    assert isinstance(answer, Unknown)
    assert [missing.subject for missing in answer.missing] == ["request.headers.x-api-key"]
    assert answer.missing[0].what.render() == "whether the request carried the header x-api-key"
    assert found.get("accept") == "*/*"


def test_an_empty_value_is_a_value() -> None:
    """A header that was sent empty was sent."""
    assert headers([("x-api-key", "")]).get("x-api-key") == ""


def test_a_peer_is_who_our_socket_saw() -> None:
    """Without a socket the caller's address is unknown; nothing is taken from the headers."""
    request = Request(method="GET", host="", path="/", headers=headers([("X-Forwarded-For", "203.0.113.7")]))

    assert isinstance(request.peer.source_ip, Unknown)
    assert Peer(source_ip="198.51.100.1").source_ip == "198.51.100.1"


def test_a_field_may_be_known_to_have_been_sent_and_its_value_not() -> None:
    """It is neither absent nor withheld: its value is missing, and how it begins may be known."""
    found = Headers((("Accept", "*/*"),), untold=(("Authorization", "Bearer "),))
    answer = found.get("authorization")

    assert isinstance(answer, PartlyTold)
    assert answer.begins == "Bearer "
    assert [missing.subject for missing in answer.missing] == ["request.headers.authorization.value"]
    assert answer.missing[0].what.render() == "the value of the header Authorization that was sent"
    assert (found.get("x-api-key"), found.all("authorization")) == (None, ())


def test_whether_all_fields_stand_there() -> None:
    """Not where one is left out, nor where the value of one is."""
    assert [each.incomplete for each in (Headers(), Headers(withheld=True), Headers(untold=(("A", ""),)))] == [
        False,
        True,
        True,
    ]


def test_fields_are_taken_out_with_all_that_is_known_of_them() -> None:
    """In any letters, told or not; what is unknown of others stays so."""
    sent = Headers((("A", "1"), ("B", "2")), True, (("a", ""), ("C", "c")))

    assert sent.without("A") == Headers((("B", "2"),), True, (("C", "c"),))
