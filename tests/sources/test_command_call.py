"""The call of a command is put together from its parts."""

from gatewright.model.unknown import UNKNOWN, Unknown
from gatewright.sources.command_call import command_call, told_body, with_query
from gatewright.sources.command_url import CommandUrl, command_url
from gatewright.sources.sent_fields import SentFields


def url(text: str) -> CommandUrl:
    """Return a URL."""
    found = command_url(text)
    assert found is not None
    return found


def test_a_host_field_names_the_host() -> None:
    """The URL names whom the client connected to."""
    fields = SentFields()
    fields.put("Host", "api.example.com")
    call = command_call(url("https://other.example.com/x"), fields, method="GET", body="")

    assert (call.host, call.connected_to, call.body) == ("api.example.com", "other.example.com", b"")


def test_a_query_that_nobody_told_leaves_the_fields_open() -> None:
    """As evidence does that tells neither."""
    call = command_call(url("https://h.example.com/x?q=$Q"), SentFields(), method="$M", body=UNKNOWN)

    assert call.headers.withheld
    assert all(isinstance(part, Unknown) for part in (call.query, call.method, call.body))


def test_parameters_are_added() -> None:
    """Behind those that are there, in the URL too; one that is unknown makes all of it so."""
    first = with_query(url("https://h.example.com/x"), "a=1")
    second = with_query(first, "b=2")

    assert (second.query, second.url) == ("a=1&b=2", "https://h.example.com/x?a=1&b=2")
    assert with_query(second, UNKNOWN).url is None
    assert isinstance(with_query(with_query(first, UNKNOWN), "c=3").query, Unknown)


def test_a_body_with_a_placeholder_is_unknown() -> None:
    """All of it."""
    assert told_body("{}") == "{}"
    assert isinstance(told_body('{"a":"$A"}'), Unknown)
