"""What a command tells of a call fills what its answer leaves out, and nothing else."""

import pytest

from gatewright.model.unknown import PartlyTold, Unknown
from gatewright.sources.errors import EvidenceError
from gatewright.sources.exchange import Exchange
from gatewright.sources.recognise import read

API = "a1b2c3d4e5.execute-api.us-east-1.amazonaws.com"
URL = f"https://{API}/prod"
FORBIDDEN = '{"message":"Forbidden"}'


def calls(text: str) -> tuple[Exchange, ...]:
    """Return the calls of a text."""
    return read(text.encode(), origin="pasted", call=lambda url: Exchange(url=url))


def paths(text: str) -> list[str | None]:
    """Return the path of each call, `None` where it is not told."""
    return [None if isinstance(each.path, Unknown) else each.path for each in calls(text)]


def test_the_answer_of_a_command() -> None:
    """Verb, host, path, fields and body are the command's; the answer is the answer."""
    text = (
        f"$ curl -i -X POST {URL}/pets \\\n    -H 'x-api-key: bogus' -d '{{\"q\":1}}'\n"
        f"HTTP/2 403 \nx-amzn-errortype: ForbiddenException\n\n{FORBIDDEN}"
    )
    (call,) = calls(text)

    assert (call.method, call.host, call.path, call.body) == ("POST", API, "/prod/pets", b'{"q":1}')
    assert (call.headers.get("x-api-key"), call.headers.get("authorization")) == ("bogus", None)
    assert (call.observation.status, call.observation.body) == (403, FORBIDDEN.encode())


@pytest.mark.parametrize(
    "answer",
    [
        FORBIDDEN,
        f"{FORBIDDEN}user@host:~$",
        "HTTP/1.1 403 Forbidden\n\n" + FORBIDDEN,
        f"curl: (6) Could not resolve host: {API}",
        "and it says 403 Forbidden",
        "< HTTP/2 403 \n< \n" + FORBIDDEN,
    ],
)
def test_every_kind_of_answer(answer: str) -> None:
    """A body, a head, an error of curl's, words: whatever stands behind the command is its answer."""
    assert paths(f"curl {URL}/pets\n{answer}") == ["/prod/pets"]


def test_the_body_that_was_sent_is_not_the_answer() -> None:
    """A message in what was sent is none of AWS's."""
    (call,) = calls(f'curl -d \'{{"message":"hello"}}\' {URL}/pets\n{FORBIDDEN}')

    assert (call.body, call.observation.body) == (b'{"message":"hello"}', FORBIDDEN.encode())


def test_what_was_seen_wins() -> None:
    """`curl -v` shows the request as it was sent; only the body, which it does not show, is the command's."""
    text = (
        f"curl -v -H 'x-api-key: $KEY' -d a=1 {URL}/pets\n> POST /prod/pets HTTP/1.1\n> Host: {API}\n"
        "> x-api-key: seen\n> Content-Length: 3\n> Content-Type: application/x-www-form-urlencoded\n> \n"
        f"< HTTP/1.1 403 Forbidden\n< \n{FORBIDDEN}"
    )
    (call,) = calls(text)

    assert (call.headers.get("x-api-key"), call.headers.get("accept"), call.body) == ("seen", None, b"a=1")


def test_a_command_of_another_call_fills_nothing() -> None:
    """Where the evidence names another path, it is of another call."""
    text = f"curl {URL}/pets\n> GET /prod/orders HTTP/1.1\n> Host: {API}\n> \n< HTTP/1.1 403 Forbidden\n< \n{FORBIDDEN}"
    (call,) = calls(text)

    assert (call.path, call.url) == ("/prod/orders", None)


def test_several_commands_with_their_answers() -> None:
    """Each answer is of the command before it; one that nothing answered that we can read is left out."""
    text = (
        f'$ curl {URL}/ok\n[{{"id":1}}]\n$ curl {URL}/a\n{FORBIDDEN}\n$ curl -i {URL}/b\nHTTP/2 429 \n\n'
        '{"message":"Limit Exceeded"}\n'
    )

    assert paths(text) == ["/prod/a", "/prod/b"]


def test_an_answer_is_of_the_nearest_command() -> None:
    """Of two commands above one answer, the lower one printed it."""
    assert paths(f"$ curl {URL}/a\n$ curl {URL}/b\n{FORBIDDEN}\n") == ["/prod/b"]


def test_where_it_is_not_clear_nothing_is_filled() -> None:
    """Two answers below two commands may be of either."""
    two = f"HTTP/2 403 \n\n{FORBIDDEN}\nHTTP/2 403 \n\n{FORBIDDEN}\n"

    assert paths(f"$ curl -i {URL}/a\n$ curl -i {URL}/b\n{two}") == [None, None]


def test_an_answer_before_the_command_is_not_its_own() -> None:
    """What stands above the command may be of another call; it is read as if the command were not there."""
    assert len(calls(f"HTTP/2 403 \n\n{FORBIDDEN}\n\nbut then\ncurl {URL}/pets\n")) == 1
    assert paths(f"HTTP/2 403 \n\n{FORBIDDEN}\n\n$ curl {URL}/pets\n") == [None]


@pytest.mark.parametrize("more", ["", "\n", "\nWhat is wrong with it?\n"])
def test_a_command_alone_asks_for_its_answer(more: str) -> None:
    """It is a call of which nobody knows what came back; nothing of it is quoted, for it may hold a key."""
    with pytest.raises(EvidenceError) as raised:
        calls(f"curl {URL}/pets -H 'x-api-key: hush-hush-hush'{more}")

    assert str(raised.value) == (
        "pasted: expected the answer too, got a command alone: paste below it what it printed,"
        " best that of `curl -i` or `curl -v`"
    )


def test_lines_keep_their_numbers() -> None:
    """A message about the answer names its line in the whole text."""
    with pytest.raises(EvidenceError, match=r"^pasted: line 4: "):
        calls(f"\ncurl {URL}/pets\nHTTP/2 403 \nno field\n\n")


def test_a_variable_in_the_key_is_a_key() -> None:
    """The field was sent, with what nobody told."""
    (call,) = calls(f'$ curl -H "x-api-key: $API_KEY" {URL}/pets\n{FORBIDDEN}\n')

    assert isinstance(call.headers.get("x-api-key"), PartlyTold)
    assert call.headers.get("cookie") is None
