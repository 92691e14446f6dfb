"""The page of one call."""

import json

import pytest

from gatewright.aws.integration_outcome import Integration
from gatewright.console.reader import Reader
from gatewright.console.recorded import Recorded
from gatewright.console.views.call import call_page, exchange_file
from gatewright.engine.catalogue import CAUSES
from gatewright.gateway.passed import Served
from gatewright.i18n import LANGUAGES
from gatewright.model.response import Response
from gatewright.sources.exchange_file import exchange_file as read_exchange
from tests.console.made import DOORS, KEY, Page, World, kept, read
from tests.console.views.test_home import EVIL


def shown(call: Recorded, language: str = "en") -> Page:
    """Return the page of a call."""
    return read(call_page(Reader(language), call, DOORS))


def test_a_refused_call_shows_cause_proof_fix_and_every_check() -> None:
    """The sentence is the page's heading; the picture is that of the live trace."""
    page = shown(kept(World(apiKeyRequired=True).decided(x_api_key=KEY)))

    for part in ("The API key that came does not exist", "api-key.unknown: confirmed", "Proof", "Fix", "not reached"):
        assert part in page.text
    assert page.tags.count("h1") == 1
    assert page.open == []
    assert KEY not in page.html
    assert "********" + KEY[-4:] in page.text
    assert "on the way" not in page.text
    assert "/_gatewright/causes/api-key.unknown" in page.links


def test_a_call_that_there_was_no_time_for_is_explained_all_the_same() -> None:
    """From its trace: the cause and what mends it in general, none of it proven."""
    page = shown(kept(World(apiKeyRequired=True).decided(), why=False))

    assert "The method requires an API key, and the request carried none." in page.text
    assert "Send an API key of a usage plan" in page.text
    assert "proven" not in page.text


def test_a_call_that_was_let_in_shows_its_way() -> None:
    """And what came of it behind the door."""
    fine = shown(kept(World().decided()))
    served = Served(response=Response(status=503, body=b"{}"), integration=Integration(error="cannot connect"))
    unreached = shown(kept(World().decided(), served))

    assert "Let in." in fine.text
    assert "answered" in fine.text
    assert "cannot connect" in unreached.text
    assert "answered with an error" in unreached.text


def test_commands_make_the_call_again() -> None:
    """With secrets as variables of the shell, to this server, and through the doctor."""
    page = shown(kept(World(apiKeyRequired=True).decided("/dev/pets?a=1", x_api_key=KEY, x_other="b")))

    line = (
        "--connect-to ::127.0.0.1:4566 -X GET -H \"x-api-key: $API_KEY\" -H 'x-other: b'"
        " 'http://pets.execute-api.eu-west-1.amazonaws.com/dev/pets?a=1'"
    )
    assert f"curl -i {line}" in page.text
    assert (
        f"curl -v {line} 2>&1 | gatewright diagnose - --config aws --endpoint-url http://127.0.0.1:4566"
        " --region eu-west-1"
    ) in page.text


def test_what_no_shell_may_read_is_not_printed_as_a_command() -> None:
    """A path with a quote ends the command's own; then there is none."""
    page = shown(kept(World().decided("/dev/pet'$(touch x)'")))

    assert "curl -i" not in page.text
    assert "/_gatewright/calls/the-id/exchange.json" in page.links


@pytest.mark.parametrize("language", LANGUAGES)
def test_hostile_calls_are_text_in_every_language(language: str) -> None:
    """Paths, queries, names and values of fields, and answers."""
    answer = Served(response=Response(status=403, headers=(("x-evil", EVIL),), body=EVIL.encode()))
    for page in (
        shown(kept(World().decided(f"/dev/{EVIL}?{EVIL}", **{EVIL: EVIL})), language),
        shown(kept(World().decided(**{EVIL: EVIL}), answer), language),
    ):
        assert page.open == []
        assert page.handlers == []
        assert {"script", "img"}.isdisjoint(page.tags)
        assert EVIL in page.text


def test_the_exchange_can_be_saved_and_read() -> None:
    """As the file that the doctor reads, secrets masked; its name holds nothing but the id."""
    call = kept(World(apiKeyRequired=True).decided("/dev/pets?a=1", request_id='a"b/../c', x_api_key=KEY))

    response = exchange_file(call)

    assert response.header("content-disposition") == 'attachment; filename="exchange-abc.json"'
    assert response.header("content-type") == "application/json"
    told = json.loads(response.body)
    assert told["request"]["headers"]["x-api-key"] == "********" + KEY[-4:]
    assert "body" not in told["request"]
    read_back = read_exchange(response.body.decode())
    assert (read_back.method, read_back.query, read_back.observation.status) == ("GET", "a=1", 403)


def test_a_body_is_not_kept_and_that_is_told() -> None:
    """Where there was one, the reader has to add it to the command."""
    without = shown(kept(World().decided("/dev/pet", content_length="0")))
    told = shown(kept(World().decided("/dev/pet", content_length="7")))

    assert "The body of the call is not kept" not in without.text
    assert "The body of the call is not kept: add it with --data." in told.text


def test_what_the_call_would_meet_now_stands_first() -> None:
    """That it would be let in, or for what else it would be refused; nothing where nothing has changed."""
    call = kept(World(apiKeyRequired=True).decided())
    other = CAUSES["route.not-found"]

    mended, moved = (read(call_page(Reader("en"), call, DOORS, today)) for today in ("allowed", other))

    assert "With what stands here now, this call would be let in." in mended.text
    assert f"would be refused for something else: {other.title}" in moved.text
    assert "/_gatewright/causes/route.not-found" in moved.links
    assert "With what stands here now" not in shown(call).text
