import pytest

from gatewright.bulk.dimensions import traits_of
from gatewright.bulk.verdict import Verdict
from gatewright.bulk.verdict_row import VerdictRow, row_of

VERDICT = Verdict(
    outcome="narrowed",
    answered_by="api-gateway-rest",
    causes=("api-key.missing", "api-key.unknown"),
    standing="likely",
)


def row(verdict: Verdict = VERDICT, **told: str) -> VerdictRow:
    """Return the row of a line that tells these variables; `_` is a dot."""
    variables = {name.replace("_", "."): value for name, value in told.items()}
    return row_of(variables, verdict, traits_of(variables), origin="a.log", line=7, group_id="g")


def test_a_row_tells_the_call_and_the_verdict() -> None:
    """Each column from its variable."""
    assert VerdictRow(
        time=1_764_136_000_123,
        origin="a.log",
        line=7,
        request_id="r-1",
        extended_request_id="x-1",
        api_id="a1",
        stage="prod",
        domain_name="api.example.com",
        method="GET",
        route="GET /pets/{id}",
        path="/prod/pets/1",
        status=403,
        response_type="INVALID_API_KEY",
        message="Forbidden",
        caller="arn:aws:iam::1:user/u",
        api_key_id="k1",
        source_ip="1.2.3.4",
        user_agent="curl",
        answered_by="api-gateway-rest",
        outcome="narrowed",
        cause="api-key.missing",
        standing="likely",
        also_possible=("api-key.unknown",),
        group_id="g",
    ) == row(
        requestTimeEpoch="1764136000123",
        requestId="r-1",
        extendedRequestId="x-1",
        apiId="a1",
        stage="prod",
        domainName="api.example.com",
        httpMethod="GET",
        resourcePath="/pets/{id}",
        path="/prod/pets/1",
        status="403",
        error_responseType="INVALID_API_KEY",
        error_message="Forbidden",
        identity_userArn="arn:aws:iam::1:user/u",
        identity_apiKeyId="k1",
        identity_sourceIp="1.2.3.4",
        identity_userAgent="curl",
    )


def test_what_the_line_does_not_tell_is_none() -> None:
    """Nor is what was not set, or what no cause is known for."""
    bare = row(Verdict(outcome="undecidable", answered_by="?"), status="-", requestId="-")

    assert {"also_possible": (), "answered_by": "?", "group_id": "g", "line": 7, "origin": "a.log"} | {
        "outcome": "undecidable"
    } == {name: value for name, value in bare._asdict().items() if value is not None}


@pytest.mark.parametrize("epoch", ["999999999999999", "never", ""])
def test_a_time_that_no_calendar_has_is_none(epoch: str) -> None:
    """What reads tables would stumble over it."""
    assert row(requestTimeEpoch=epoch).time is None


def test_the_value_of_a_key_never_stands_in_a_row() -> None:
    """Where only that was logged, its mask does."""
    assert "********0001" == row(identity_apiKey="shop-key-value-of-forty-characters-00001").api_key_id
