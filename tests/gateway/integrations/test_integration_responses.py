import gzip
from base64 import b64encode
from collections.abc import Mapping

import pytest

from gatewright.gateway.integrations.binary import BinaryMediaTypes
from gatewright.gateway.integrations.failure import ExecutionFailedError
from gatewright.gateway.integrations.integration_responses import IntegrationResponses, accept
from gatewright.gateway.integrations.rendering import Rendering
from gatewright.model.request import Request
from gatewright.model.response import Response
from tests.gateway.one_method import EXTENDED_ID, REQUEST_ID, OneMethod, request

PATTERNS = {
    "200": {"statusCode": "200"},
    "400": {"statusCode": "400", "selectionPattern": r"4\d{2}"},
    "409": {"statusCode": "409", "selectionPattern": "409"},
}


def responses(**documents: dict) -> IntegrationResponses:
    """Return integration responses, the default one being `d`."""
    return IntegrationResponses(
        {"integrationResponses": {name: {"statusCode": "200", **one} for name, one in documents.items()}}
    )


def answer(
    found: IntegrationResponses,
    asked: Request | None = None,
    headers: tuple[tuple[str, str], ...] = (),
    body: bytes = b"in",
    trace_id: str | None = None,
) -> Response:
    """Return what the caller gets for a backend's 200."""
    rendering = Rendering(OneMethod().passed(asked or request()))
    return found.respond(rendering, 200, headers, body, trace_id=trace_id)


@pytest.mark.parametrize(("status", "expected"), [(200, 200), (301, 200), (404, 400), (409, 400), (503, 200)])
def test_status_selects_the_response(status: int, expected: int) -> None:
    """The first pattern that matches wins, and the one without a pattern takes the rest."""
    assert expected == IntegrationResponses({"integrationResponses": PATTERNS}).select(status).status


def test_response_that_the_method_does_not_declare_is_a_500_with_aws_s_line() -> None:
    """Reported by a user of AWS, 2022-08; what is declared is answered."""
    found = IntegrationResponses({"integrationResponses": PATTERNS}, declared={"200"})

    assert 200 == found.select(200).status
    with pytest.raises(ExecutionFailedError) as raised:
        found.select(404)
    assert (
        500,
        "Execution failed due to configuration error: Output mapping refers to an invalid method response: 400",
    ) == (
        raised.value.failure.status,
        raised.value.line,
    )


@pytest.mark.parametrize("integration", [{}, {"integrationResponses": {"400": PATTERNS["400"]}}])
def test_no_response_for_a_status_is_a_500_with_aws_s_line(integration: dict) -> None:
    """Without a default, a status that no pattern takes is a configuration error."""
    with pytest.raises(ExecutionFailedError) as raised:
        IntegrationResponses(integration).select(200)

    assert 500 == raised.value.failure.status
    assert raised.value.line == (
        "Execution failed due to configuration error: No match for output mapping and no default endpoint response"
        " mapping configured. Endpoint Response Status Code: 200"
    )


def test_without_a_template_the_body_passes_as_json() -> None:
    """The body is the backend's, the content type AWS's default; the ids come in AWS's order and spelling."""
    expected = (
        ("Content-Type", "application/json"),
        ("x-amzn-RequestId", REQUEST_ID),
        ("x-amz-apigw-id", EXTENDED_ID),
    )
    found = answer(responses(d={}), headers=(("Content-Type", "text/plain"), ("X-Secret", "1")))

    assert (200, b"in", expected) == (found.status, found.body, found.headers)


def test_trace_id_stands_last() -> None:
    """Integrations that have one show it."""
    assert ("X-Amzn-Trace-Id", "Root=1-2-3") == answer(responses(d={}), trace_id="Root=1-2-3").headers[-1]


def test_parameters_become_headers() -> None:
    """Static values, the backend's headers and body, context and stage variables; a missing source sends nothing."""
    one = responses(
        d={
            "responseParameters": {
                "method.response.header.A": "'x'",
                "method.response.header.B": "integration.response.header.Server",
                "method.response.header.C": "integration.response.body.n",
                "method.response.header.D": "context.stage",
                "method.response.header.E": "integration.response.header.Missing",
                "method.response.header.Content-Type": "'text/html'",
                "method.response.header.Date": "'today'",
            }
        }
    )
    found = answer(one, headers=(("Server", "s"),), body=b'{"n": [1]}')

    assert "text/html" == found.header("content-type")
    assert (("A", "x"), ("B", "s"), ("C", "[1]"), ("D", "prod"), ("x-amzn-Remapped-Date", "today")) == found.headers[
        2:-1
    ]


@pytest.mark.parametrize(
    ("accepted", "expected"), [(None, b"json"), ("text/html", b"html"), ("application/json", b"json"), ("a/b", b"json")]
)
def test_accept_chooses_the_template(accepted: str | None, expected: bytes) -> None:
    """The template of what is accepted, else that for JSON."""
    one = responses(d={"responseTemplates": {"text/html": "html", "application/json": "json"}})
    asked = request(headers={} if accepted is None else {"Accept": accepted})

    assert expected == answer(one, asked).body
    assert one.accept_matters


def test_first_template_stands_in_for_json() -> None:
    """Without a template for JSON, the first one takes what no other takes."""
    one = responses(d={"responseTemplates": {"text/html": "html", "text/xml": "xml"}})

    assert b"html" == answer(one, request(headers={"Accept": "image/png"})).body


def test_template_overrides_status_and_headers() -> None:
    """Overrides win over the mapping, whatever the letter case of the name."""
    template = (
        "#set($context.responseOverride.status = 418)#set($context.responseOverride.header.x-a = 'new')$input.body"
    )
    one = responses(
        d={
            "responseTemplates": {"application/json": template},
            "responseParameters": {"method.response.header.X-A": "'old'"},
        }
    )
    found = answer(one)

    assert (418, b"in", (("x-a", "new"),)) == (found.status, found.body, found.headers[2:-1])


def test_header_cannot_be_split_by_a_value() -> None:
    """A value with a line end is a 500, never a forged header."""
    one = responses(d={"responseParameters": {"method.response.header.X-A": "integration.response.body.a"}})
    with pytest.raises(ExecutionFailedError) as raised:
        answer(one, body=b'{"a": "x\\r\\nSet-Cookie: y"}')

    assert 500 == raised.value.failure.status
    assert "\n" not in raised.value.line


@pytest.mark.parametrize(
    "broken",
    [
        {"responseTemplates": {"application/json": "#if("}},
        {"responseParameters": {"method.response.header.A": "nonsense"}},
    ],
)
def test_response_that_cannot_be_read_fails_its_own_calls_and_says_which(broken: dict) -> None:
    """The line for the log names the integration response; calls that select another are served."""
    found = responses(a={"statusCode": "400", "selectionPattern": "400"}, d=broken)
    with pytest.raises(ExecutionFailedError) as raised:
        found.select(200)

    assert "integration response 200: " in raised.value.line
    assert 400 == found.select(400).status


def test_pattern_that_cannot_be_read_fails_every_call() -> None:
    """Nobody can say which status it was meant for."""
    with pytest.raises(ExecutionFailedError) as raised:
        responses(a={"selectionPattern": "("}, d={}).select(200)

    assert "the selection pattern `(`" in raised.value.line


def test_last_accept_counts() -> None:
    """Of several `Accept` fields the last is taken."""
    assert "b" == accept(request(headers={"Accept": "a", "accept": "b"}))
    assert accept(request()) is None


GZIP = gzip.compress(b"compressed data, should be invalid UTF-8 string", mtime=1676569620)
STORED = {"raw": GZIP, "encoded": b64encode(GZIP), "text": b"this is a UTF8 text typed object"}
PNG, PLAIN = "image/png", "text/plain"


def recorded(handling: str | None, payload: str, accepted: str) -> dict[str, bytes | None]:
    """Return what AWS made of the three objects; `None` for a 500."""
    kept, coded = dict(STORED), {name: b64encode(body) for name, body in STORED.items()}
    as_text = {**STORED, "raw": GZIP.decode(errors="replace").encode()}
    as_binary: dict[str, bytes | None] = {"raw": None, "encoded": GZIP, "text": None}
    found: dict[tuple[str | None, str, str], Mapping[str, bytes | None]] = {
        (None, PLAIN, PNG): as_binary,
        (None, PNG, PNG): kept,
        (None, PLAIN, PLAIN): as_text,
        (None, PNG, PLAIN): coded,
        ("CONVERT_TO_TEXT", PLAIN, PNG): as_text,
        ("CONVERT_TO_TEXT", PNG, PNG): coded,
        ("CONVERT_TO_TEXT", PLAIN, PLAIN): as_text,
        ("CONVERT_TO_TEXT", PNG, PLAIN): coded,
        ("CONVERT_TO_BINARY", PLAIN, PNG): as_binary,
        ("CONVERT_TO_BINARY", PNG, PNG): kept,
        ("CONVERT_TO_BINARY", PLAIN, PLAIN): as_binary,
        ("CONVERT_TO_BINARY", PNG, PLAIN): kept,
    }
    return dict(found[handling, payload, accepted])


@pytest.mark.parametrize("handling", [None, "CONVERT_TO_TEXT", "CONVERT_TO_BINARY"])
@pytest.mark.parametrize("payload", [PNG, PLAIN])
@pytest.mark.parametrize("accepted", [PNG, PLAIN])
def test_answers_of_s3_are_converted_as_recorded(handling: str | None, payload: str, accepted: str) -> None:
    """The type of the object, what the caller accepts, and `contentHandling` say what he gets.

    recorded: LocalStack, AWS-validated test_apigw_s3_binary_support_response_no_content_handling,
    test_apigw_s3_binary_support_response_convert_to_text and ..._convert_to_binary (2025-03-17).
    """
    integration = {"integrationResponses": {"200": {"statusCode": "200", "contentHandling": handling}}}
    responses = IntegrationResponses(integration, BinaryMediaTypes([PNG]))
    found: dict[str, bytes | None] = {}
    for name, body in STORED.items():
        try:
            asked = request(headers={"Accept": accepted})
            found[name] = answer(responses, asked, (("Content-Type", payload),), body).body
        except ExecutionFailedError:
            found[name] = None

    assert recorded(handling, payload, accepted) == found


def test_a_template_cannot_work_on_a_payload_that_is_made_binary() -> None:
    """With CONVERT_TO_TEXT it reads the text; with CONVERT_TO_BINARY what it makes is no Base64, a 500.

    recorded: LocalStack, AWS-validated test_apigw_s3_binary_support_response_convert_to_binary_with_request_template
    (2025-03-17).
    """
    one = {"statusCode": "200", "responseTemplates": {"application/json": '{"data": "$input.body"}'}}
    text, binary = (
        IntegrationResponses({"integrationResponses": {"200": {**one, "contentHandling": handling}}})
        for handling in ("CONVERT_TO_TEXT", "CONVERT_TO_BINARY")
    )

    assert b'{"data": "' + STORED["encoded"] + b'"}' == answer(text, body=STORED["encoded"]).body
    with pytest.raises(ExecutionFailedError):
        answer(binary, body=STORED["encoded"])
