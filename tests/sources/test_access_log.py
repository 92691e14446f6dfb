"""Lines of an access log become the refused calls."""

import pytest

from gatewright.model.unknown import Unknown
from gatewright.sources.access_log import guessed, reader, refused
from gatewright.sources.errors import EvidenceError
from gatewright.sources.exchange import Exchange

ID = "b48af611-2552-4c76-bb9a-731955d43f23"
CLF = f'198.51.100.7 - - [25/Jul/2026:18:31:48 +0000]"GET /pets HTTP/1.1" 403 23 {ID}'
CSV = f"198.51.100.7,-,-,25/Jul/2026:18:31:48 +0000,GET,/pets,HTTP/1.1,403,23,{ID}"
XML = (
    f'<request id="{ID}"> <ip>198.51.100.7</ip> <caller>-</caller> <user>-</user> <requestTime>25/Jul/2026:18:31:48'
    " +0000</requestTime> <httpMethod>GET</httpMethod> <resourcePath>/pets</resourcePath> <status>403</status>"
    " <protocol>HTTP/1.1</protocol> <responseLength>23</responseLength> </request>"
)
JSON = (
    f'{{ "requestId":"{ID}", "ip": "198.51.100.7", "caller":"-", "user":"-",'
    ' "requestTime":"25/Jul/2026:18:31:48 +0000", "httpMethod":"GET","resourcePath":"/pets", "status":"403",'
    '"protocol":"HTTP/1.1", "responseLength":"23" }'
)


def read(*lines: str, form: str | None = None) -> tuple[tuple[Exchange, ...], list[str]]:
    """Return the refused calls of some lines, and the remarks."""
    remarks: list[str] = []
    return refused(enumerate(lines, start=1), reader(form), origin="log", remark=remarks.append), remarks


@pytest.mark.parametrize("line", [CLF, CSV, XML, JSON], ids=["CLF", "CSV", "XML", "JSON"])
def test_the_consoles_four_forms_are_known_by_sight(line: str) -> None:
    """Each tells the same call."""
    (found,), remarks = read(line)

    assert [] == remarks
    assert (403, "GET", frozenset({ID}), True) == (
        found.observation.status,
        found.method,
        found.request_ids,
        found.from_log,
    )
    assert found.called_at == 1785004308.0
    assert not isinstance(found.observation.access_log, Unknown)
    assert "/pets" == found.observation.access_log["resourcePath"]


def test_an_http_api_logs_routes() -> None:
    """`$default`, and a verb before the path, are route keys."""
    told = guessed('192.0.2.1 - - [25/Jul/2026:18:31:48 +0000] "GET GET /pets HTTP/1.1" 403 23 BvrtujDgDoEEMqg=')

    assert told is not None
    assert ("GET /pets", True) == (told["routeKey"], "resourcePath" not in told)


def test_what_passed_is_left_out() -> None:
    """Only refusals are asked about."""
    assert ((), []) == read(CLF.replace(" 403 ", " 200 "))


def test_a_line_of_another_form_is_named() -> None:
    """The first of them by its number."""
    found, remarks = read(CLF, "what", "ever")

    assert (1, ["log: line 2 and 1 more: not a line of this access log; it is left out"]) == (len(found), remarks)


def test_a_format_that_is_given_is_used() -> None:
    """`--log-format` needs no guess."""
    (found,), _ = read("403|POST|/prod/orders", form="$context.status|$context.httpMethod|$context.path")

    assert ("POST", "/prod/orders") == (found.method, found.path)


def test_a_variable_that_cannot_be_is_an_error() -> None:
    """It says where, and which."""
    with pytest.raises(EvidenceError, match=r"line 1: `access_log.path`"):
        read("403 pets", form="$context.status $context.path")


@pytest.mark.parametrize("line", ["", "{", '{"a": 1}', "<request>", "a,b", "hello there"])
def test_other_text_is_no_line(line: str) -> None:
    """What is no log line is not taken for one."""
    assert guessed(line) is None


def test_a_record_of_a_web_acl_is_no_line() -> None:
    """It tells of calls that the access log tells of too, and of no status of most."""
    told = '{"webaclId":"arn","action":"ALLOW","timestamp":1,"httpRequest":{"httpMethod":"GET","requestId":"x"}}'

    assert guessed(told) is None
