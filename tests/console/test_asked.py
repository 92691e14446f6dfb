"""What somebody pastes, examined."""

import gzip
import json
import socket
from time import process_time

import pytest

from gatewright.console.asked import MOST_CALLS, examined
from gatewright.model.configuration import Configuration
from gatewright.server.shown import known
from gatewright.sources.exchange import Exchange
from tests.console.made import DOORS, HOST, KEY, World

ANSWER = f"""> GET /dev/pets HTTP/1.1
> Host: {HOST}
> x-api-key: {KEY}
>
< HTTP/1.1 403 Forbidden
< x-amzn-ErrorType: ForbiddenException
<
{{"message":"Forbidden"}}
"""


def nothing(exchange: Exchange) -> None:
    """Know nothing of any call."""
    del exchange


def test_an_api_of_this_server_is_looked_up_here() -> None:
    """The configuration that stands decides, and commands speak to this server."""
    world = World(apiKeyRequired=True)

    ((diagnosis, configured),) = examined(ANSWER.encode(), {}, known(world.snapshots, lambda: DOORS)).diagnoses

    assert configured
    assert (diagnosis.outcome, diagnosis.findings[0].cause.id) == ("decided", "api-key.unknown")


def test_an_api_of_elsewhere_is_told_from_the_evidence_alone() -> None:
    """Nothing that stands here is taken for what stands there."""
    world = World(apiKeyRequired=True)
    text = ANSWER.replace("pets.execute-api", "abcdefghij.execute-api")

    ((diagnosis, configured),) = examined(text.encode(), {}, known(world.snapshots, lambda: DOORS)).diagnoses

    assert not configured
    assert diagnosis.outcome == "narrowed"


def test_a_fact_answers_a_question() -> None:
    """As `--fact` does; one that nobody asks is an error in one line."""
    ((first, _),) = examined(b'HTTP/1.1 403\r\n\r\n{"message":"Forbidden"}', {}, nothing).diagnoses
    question = first.next_question
    assert question is not None

    found = examined(
        b'HTTP/1.1 403\r\n\r\n{"message":"Forbidden"}', {question.id: question.values[0]}, nothing
    ).diagnoses[0][0]
    assert len(found.findings) < len(first.findings)
    with pytest.raises(ValueError, match="no question `nonsense`"):
        examined(ANSWER.encode(), {"nonsense": "x"}, nothing)


@pytest.mark.parametrize("address", ["http://169.254.169.254/latest/meta-data", "https://example.com/", "ws://x.y/z"])
def test_an_address_is_not_called(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever could make the console call something could reach whatever this machine reaches."""

    def forbidden(*_: object, **__: object) -> None:
        raise AssertionError

    for name in ("create_connection", "getaddrinfo", "socket"):
        monkeypatch.setattr(socket, name, forbidden)

    with pytest.raises(ValueError, match="is only an address, and the console calls none"):
        examined(address.encode(), {}, nothing)


def test_what_is_no_evidence_is_told_in_one_line_without_secrets() -> None:
    """The message is that of the command; a token in what was pasted is masked."""
    with pytest.raises(ValueError) as caught:
        examined(b'{"token": "eyJhbGciOiJIUzI1NiJ9.e30.c2lnbmF0dXJl"}', {}, nothing)

    assert "\n" not in str(caught.value)
    assert "c2lnbmF0dXJl" not in str(caught.value)
    with pytest.raises(ValueError):
        examined(b"", {}, nothing)


def test_a_large_file_is_cut_to_what_can_be_read() -> None:
    """And the page says how many more there were."""
    call = {"request": {"method": "GET", "url": "https://x.execute-api.us-east-1.amazonaws.com/a"}}
    many = [{**call, "response": {"status": 403}}] * (MOST_CALLS + 3)

    found = examined(json.dumps(many).encode(), {}, lambda _: (Configuration(), {}))

    assert (len(found.diagnoses), found.left_out) == (MOST_CALLS, 3)


def test_evidence_goes_along_without_its_secrets_or_not_at_all() -> None:
    """Where a question is open, and where the evidence says the same without them."""
    loose = ANSWER.replace("pets.execute-api", "abcdefghij.execute-api")
    open_question = examined(loose.encode(), {}, nothing)
    assert open_question.diagnoses[0][0].next_question is not None

    assert open_question.again is not None
    assert KEY not in open_question.again
    assert "x-api-key: ********" in open_question.again
    world = World(apiKeyRequired=True)
    assert examined(ANSWER.encode(), {}, known(world.snapshots, lambda: DOORS)).again is None
    assert examined((loose + "x" * 70_000).encode(), {}, nothing).again is None


@pytest.mark.parametrize(
    "text",
    [
        'HTTP/1.1 403 Forbidden\n\n{"message":"' + "\n" * 19_000,
        'HTTP/1.1 403 Forbidden\n\n{"message":"' + "\t" * 19_000,
        "curl -v " + "\n" * 19_000,
        "x-amzn-errortype" + " " * 19_000,
        "status code" + " " * 19_000,
        "http://a/" * 20_000,
        '{"webaclId":' * 100_000,
        '{"message":' * 19_000,
        "[" * 100_000,
    ],
    ids=["lines", "tabs", "command", "type", "status", "address", "firewall", "message", "list"],
)
def test_texts_that_repeat_themselves_take_no_longer_than_others(text: str) -> None:
    """Examined, or refused in one short line."""
    started = process_time()
    told = ""
    try:
        examined(text.encode(), {}, nothing)
    except ValueError as error:
        told = str(error)

    assert len(told) < 600
    assert process_time() - started < 10


def test_a_small_upload_that_unpacks_to_a_large_one_is_refused() -> None:
    """Before it fills the memory."""
    with pytest.raises(ValueError, match="expected at most 32 MiB of unpacked data, got more"):
        examined(gzip.compress(b"\0" * 40_000_000), {}, nothing)
