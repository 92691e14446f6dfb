"""The report for a person."""

from dataclasses import replace

import pytest

from gatewright.doctor.diagnosis import Diagnosis, Finding
from gatewright.doctor.report.text import as_text
from gatewright.i18n import in_english
from gatewright.model.fact import Fact
from gatewright.model.message import Message
from gatewright.model.observation import Observation
from gatewright.model.terminal import COLOUR, PLAIN, width
from gatewright.model.unknown import Missing
from gatewright.sources.exchange import Exchange, Failure
from tests.doctor.evidence import (
    DISABLED_KEY,
    FORBIDDEN,
    GOOD_KEY,
    HOST,
    KEY_OF_BETA,
    MISSING_TOKEN,
    alone,
    answered,
    call,
    with_pets,
)

DECIDED = with_pets(call("GET", "/prod/pet", MISSING_TOKEN))
NARROWED = alone(call("GET", "/prod/pet", MISSING_TOKEN))
OPEN = alone(Exchange(observation=FORBIDDEN))


def lines(diagnosis: Diagnosis) -> list[str]:
    """Return the lines of a plain English report."""
    return as_text([diagnosis], in_english).splitlines()


def test_the_first_line_names_the_cause() -> None:
    """Whoever reads one line has read the cause, and how sure it is."""
    assert lines(DECIDED)[0] == "No resource of the deployed API has this path.  [route.not-found: confirmed]"


def test_the_call_and_who_answered_come_next() -> None:
    """The second thing told is which call this is about."""
    assert lines(DECIDED)[1] == f"  GET {HOST}/prod/pet"
    assert lines(DECIDED)[2] == "  403, answered by API Gateway (REST API)"


def test_the_parts_come_in_the_promised_order() -> None:
    """Cause, proof, fix; the smallest fix first, and proven where it was proven."""
    text = as_text([DECIDED], in_english)

    assert text.index("[route.not-found") < text.index("Proof") < text.index("Fix")
    assert "  1. Call the nearest route that exists: GET /prod/pets  (proven, safe)" in text
    assert f"       curl -i -X GET 'https://{HOST}/prod/pets'" in text


def test_what_would_stop_the_call_next_is_told_last() -> None:
    """A cause that waits behind the one at hand is named, and not as an answer."""
    diagnosis = with_pets(call("POST", "/prod/orders", FORBIDDEN), {"api": {"disableExecuteApiEndpoint": True}})
    text = as_text([diagnosis], in_english)

    assert text.startswith("The API's default execute-api endpoint is disabled.")
    assert "What would stop the call next" in text
    assert text.index("Fix") < text.index("[api-key.missing]")


def test_an_undecided_report_lists_what_it_can_be_and_asks() -> None:
    """Several causes: their number, the list best first, the question with its answers and how to give one."""
    text = as_text([NARROWED], in_english)

    assert "possible causes; what you gave does not tell which." in lines(NARROWED)[0]
    assert "\n  1. No resource of the deployed API has this path.  [route.not-found]\n" in text
    assert NARROWED.next_question is not None
    assert f"--fact {NARROWED.next_question.id}=VALUE" in text
    assert "{" not in text.split("The question that separates them")[1].split("\n")[1]


def test_missing_reads_are_told_with_their_permission() -> None:
    """What would tell more is a command that runs, and the permission that it takes."""
    text = as_text([NARROWED], in_english)

    assert "What would tell more" in text
    assert "(apigateway:GET)" in text
    assert "{rest_api_id}" not in text


def test_a_call_that_was_not_refused_is_one_sentence() -> None:
    """Nothing was refused: the report says so and stops."""
    found = lines(alone(call("GET", "/prod/pets", answered(200))))

    assert found[0] == "The call was not refused."
    assert len(found) == 3


def test_no_answer_at_all_is_said_with_the_tools_words() -> None:
    """A failed connection is told as one."""
    exchange = replace(
        call("GET", "/prod/pets", Observation()), failure=Failure(kind="dns", detail="Could not resolve host")
    )
    text = as_text([alone(exchange)], in_english)

    assert "Could not resolve host" in text
    assert "route.not-found" not in text


def test_a_contradicting_configuration_is_said_first() -> None:
    """When the configuration would let the call pass, the first line says that it does not lead to this answer."""
    text = as_text([with_pets(call("GET", "/prod/pets", MISSING_TOKEN))], in_english)

    assert text.startswith("The configuration that was read does not lead to this answer")
    assert "[route.not-found: contradicted]" in text


@pytest.mark.parametrize("diagnosis", [DECIDED, NARROWED, OPEN, alone(Exchange())])
def test_colour_only_when_asked(diagnosis: Diagnosis) -> None:
    """A plain report has no escape sequence; a coloured one has the same words."""
    plain = as_text([diagnosis], in_english, style=PLAIN)
    coloured = as_text([diagnosis], in_english, style=COLOUR)

    assert "\x1b" not in plain
    assert "\x1b[1m" in coloured
    for mark in (COLOUR.bold, COLOUR.dim, COLOUR.good, COLOUR.warn, COLOUR.end):
        coloured = coloured.replace(mark, "")
    assert coloured == plain


@pytest.mark.parametrize(
    ("key", "others"),
    [(DISABLED_KEY, GOOD_KEY), (KEY_OF_BETA, GOOD_KEY), ("hunter2", GOOD_KEY), (None, GOOD_KEY)],
)
def test_no_secret_is_ever_shown(key: str | None, others: str) -> None:
    """Neither the key that came nor the one that the fix would send stands in the report."""
    headers = {"Cookie": "session=very-secret-cookie-value"} | ({} if key is None else {"x-api-key": key})
    exchange = call("POST", "/prod/orders", FORBIDDEN, headers, query="api_key=very-secret-query-value")
    text = as_text([with_pets(exchange)], in_english) + as_text([alone(exchange)], in_english)

    for secret in (key or others, others, "very-secret-cookie-value", "very-secret-query-value"):
        assert secret not in text


def test_a_secret_that_the_answer_repeats_is_masked() -> None:
    """API Gateway repeats the Authorization header in its complaint; the report does not."""
    token = "eyJhbGciOiJIUzI1NiJ9.c2VjcmV0.c2lnbmF0dXJl"
    body = f"{{\"message\":\"'{token}' not a valid key=value pair in Authorization header: 'Bearer {token}'.\"}}"
    seen = answered(403, "IncompleteSignatureException", body.encode())
    exchange = call("GET", "/prod/pet", seen, {"Authorization": f"Bearer {token}"})

    assert token not in as_text([with_pets(exchange)], in_english)
    assert token not in as_text([alone(exchange)], in_english)
    assert token in as_text([with_pets(exchange)], in_english, show_secrets=True)


def test_an_answer_cannot_steer_the_terminal() -> None:
    """Escape sequences of a body, a path or a failure come out as harmless marks."""
    evil = "\x1b]0;owned\x07\x1b[2J"
    seen = answered(403, "ForbiddenException", f"{evil}text".encode())
    failed = Failure(kind="other", detail=f"{evil}failed")
    exchange = call("GET", f"/prod/{evil}", seen)
    text = as_text([alone(exchange), with_pets(exchange)], in_english)
    text += as_text([alone(replace(exchange, observation=Observation(), failure=failed))], in_english)

    assert "\x1b" not in text
    assert "\x07" not in text


def test_a_long_value_is_cut_and_stays_on_its_line() -> None:
    """A page of HTML as an answer does not flood the terminal."""
    seen = answered(403, "ForbiddenException", b"<html>\n" + b"word " * 5000)
    found = [line for line in lines(alone(call("GET", "/prod/pet", seen))) if "body.message" in line]

    assert len(found) == 1
    assert len(found[0]) < 340
    assert found[0].endswith("…")


def test_columns_are_aligned_in_every_language() -> None:
    """The proof's columns start at the same column though the words are Japanese."""
    words = {"answer": "応答", "request": "リクエスト", "configuration": "設定"}
    text = as_text([DECIDED], lambda each: words.get(each, each))
    rows = text.split("Proof\n")[1].split("\n\n")[0].splitlines()
    values = ["403", "MissingAuthenticationTokenException", "Missing Authentication Token", "GET"]

    starts = {width(row[: row.rindex(f"  {value}")]) for row, value in zip(rows, values, strict=False)}
    assert len({len(row) - len(row.lstrip()) for row in rows}) == 1
    paths = [
        width(row[: row.index(path)]) for row, path in zip(rows, ("status", "headers", "body", "method"), strict=False)
    ]
    assert len(set(paths)) == 1
    assert starts


def test_a_command_in_parts_still_runs_when_it_is_copied() -> None:
    """A chain of commands stands on lines that continue each other."""
    finding = DECIDED.findings[0]
    fix = replace(finding.fixes[0], command="first --a && second --b && third")
    text = as_text([replace(DECIDED, findings=(replace(finding, fixes=(fix,)),))], in_english)

    assert "       first --a \\\n       && second --b \\\n       && third\n" in text


def test_several_calls_are_told_one_after_the_other() -> None:
    """Each diagnosis has its own report, with a line between."""
    text = as_text([DECIDED, OPEN], in_english)

    assert text == as_text([DECIDED], in_english) + "\n" + as_text([OPEN], in_english)


def test_at_most_three_gaps_are_listed() -> None:
    """A reader is not sent to read everything."""
    gaps = tuple(Missing(subject=str(n), what=Message(f"thing {n}"), command=f"aws thing-{n}") for n in range(9))
    text = as_text([replace(NARROWED, unread=gaps)], in_english)

    assert text.count("aws thing-") == 3


def test_an_empty_proof_has_no_heading() -> None:
    """A part without content is left out, heading and all."""
    bare = Finding(cause=DECIDED.findings[0].cause, standing="likely", why=None, because=())
    diagnosis = replace(DECIDED, findings=(bare,))

    assert "Proof" not in as_text([diagnosis], in_english)
    assert "Fix" not in as_text([diagnosis], in_english)


def test_a_fact_of_the_configuration_is_told_by_its_place() -> None:
    """Where each fact stands is said, so that a reader can look."""
    finding = replace(DECIDED.findings[0], because=(Fact("configuration", "stages[prod].deploymentId", "d3p1oy"),))

    assert "  configuration  stages[prod].deploymentId  d3p1oy" in as_text(
        [replace(DECIDED, findings=(finding,))], in_english
    )


def test_why_nothing_is_there_stands_beside() -> None:
    """In the reader's language."""
    finding = replace(DECIDED.findings[0], because=(Fact("request", "aws:username", "-", remark=Message("no user")),))

    assert "aws:username  - (NO USER)" in as_text([replace(DECIDED, findings=(finding,))], str.upper)


def test_one_cause_that_is_not_certain_is_told_with_what_to_do() -> None:
    """It is all that there is to go by."""
    failed = answered(500, "InternalServerErrorException", b'{"message": "Internal server error"}')
    diagnosis = alone(call("GET", "/prod/pets", failed))
    text = as_text([replace(diagnosis, findings=diagnosis.findings[:1])], in_english)

    assert text.startswith("One known cause answers like this, but what you gave does not make it certain.\n")
    assert "\nFix\n  1. Let API Gateway invoke the function" in text
    assert "\nTo make sure\n" in text


def test_prose_is_folded_at_the_edge_of_a_terminal() -> None:
    """What hangs stays below its words; commands are left whole, to be copied."""
    wide = as_text([NARROWED, DECIDED, OPEN], in_english, configured=False)
    narrow = as_text([NARROWED, DECIDED, OPEN], in_english, configured=False, columns=60)
    commands = [line for line in wide.splitlines() if line.startswith("       ")]

    assert wide.split() == narrow.split()
    assert commands
    assert all(line in narrow.splitlines() for line in commands)
    assert all(len(line) <= 60 or line in commands or line.split() == [line.strip()] for line in narrow.splitlines())


def test_so_many_causes_are_listed_as_leave_room_for_what_to_do() -> None:
    """The rest is counted."""
    text = as_text([OPEN], in_english)

    assert "\n  6. " in text
    assert "\n  7. " not in text
    assert "more, which --format json lists\n" in text


def test_an_answer_that_names_nobody_is_said_so() -> None:
    """Who sent it is part of the question."""
    bare = alone(call("GET", "/prod/pet", Observation(status=403)))

    assert "  403; the answer does not tell who sent it" in lines(bare)


def test_what_the_browser_hid_is_not_printed_twice() -> None:
    """Its long words are the proof, not the head."""
    words = "Access to fetch at 'https://h' from origin 'https://s' has been blocked by CORS policy"
    hidden = replace(call("GET", "/prod/pets", Observation()), failure=Failure(kind="cors", detail=words))
    text = as_text([alone(hidden)], in_english)

    assert "  no answer that the page may read (CORS)\n" in text
    assert text.count(words) <= 1
