"""Logs in the forms in which AWS hands them out."""

import base64
import csv
import gzip
import io
import json

import pytest

from gatewright.sources.errors import EvidenceError
from gatewright.sources.handed_out import handed_out

LINE = '{"requestId":"b48af611-2552-4c76-bb9a-731955d43f23","status":"403","httpMethod":"GET","path":"/prod/pets"}'
PAYLOAD = json.dumps(
    {
        "messageType": "DATA_MESSAGE",
        "owner": "111122223333",
        "logGroup": "g",
        "logStream": "s",
        "subscriptionFilters": ["f"],
        "logEvents": [{"id": "1", "timestamp": 1764136000000, "message": LINE}],
    }
)


def table(*rows: tuple[str, ...]) -> str:
    """Return rows as CSV."""
    file = io.StringIO()
    csv.writer(file, lineterminator="\n").writerows(rows)
    return file.getvalue()


FORMS = {
    "CSV of the console": table(("timestamp", "message"), ("1764136000000", LINE)),
    "CSV of Logs Insights": table(("@timestamp", "@message"), ("2026-11-26 09:18:57.000", LINE)),
    "text of the AWS CLI": f"EVENTS\t3\t1764136000000\tstream\t{LINE}\t1764136000000\n",
    "what a subscription sends": PAYLOAD,
    "two of them": PAYLOAD,
    "what a function is sent": json.dumps(
        {"awslogs": {"data": base64.b64encode(gzip.compress(PAYLOAD.encode())).decode()}}
    ),
    "messages that --query took": json.dumps([LINE]),
    "rows of a query as a list": json.dumps([[{"field": "@message", "value": LINE}]]),
    "messages of jq": json.dumps(LINE) + "\n",
    "a row that was opened": f"2026-11-26T09:18:57.123Z\t{json.dumps(json.loads(LINE), indent=4)}\n",
}


@pytest.mark.parametrize("form", FORMS)
def test_the_lines_come_out(form: str) -> None:
    """Whatever the file, the lines are those of the log."""
    told = handed_out(FORMS[form])
    assert told is not None
    assert [json.loads(line) for line in told.splitlines()] == [json.loads(LINE)]


@pytest.mark.parametrize(
    "text",
    [
        table(("@timestamp", "status", "httpMethod", "path"), ("2026-11-26", "403", "GET", "/prod/pets")),
        json.dumps(
            {
                "results": [
                    [
                        {"field": "status", "value": "403"},
                        {"field": "httpMethod", "value": "GET"},
                        {"field": "path", "value": "/prod/pets"},
                        {"field": "@ptr", "value": "x"},
                    ]
                ],
                "status": "Complete",
            }
        ),
    ],
    ids=["CSV", "JSON"],
)
def test_fields_that_a_query_asked_for_become_a_line(text: str) -> None:
    """Its own columns, whose names start with @, are no variables."""
    assert json.loads(handed_out(text) or "") == {"status": "403", "httpMethod": "GET", "path": "/prod/pets"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        LINE,
        '{"message":"Forbidden"}',
        '[{"request":{}}]',
        '"one string" and more',
        "> GET / HTTP/1.1",
        "a,b\n1,2\n",
        '{"events":[{"message":"x"}]}',
    ],
)
def test_what_is_in_none_of_these_forms_is_left_alone(text: str) -> None:
    """It is read as it stands."""
    assert handed_out(text) is None


def test_a_payload_that_cannot_be_unpacked_is_refused() -> None:
    """The message says what was expected."""
    with pytest.raises(EvidenceError, match="gzip in Base64"):
        handed_out('{"awslogs":{"data":"bm90aGluZw=="}}')
