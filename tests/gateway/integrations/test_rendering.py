from dataclasses import replace

import pytest

from gatewright.aws.mapping_expressions import read_expression
from gatewright.aws.vtl import compile_template
from gatewright.gateway.integrations.failure import ExecutionFailedError
from gatewright.gateway.integrations.rendering import Rendering, evaluated
from gatewright.model.principal import Caller, Principal
from gatewright.model.request import Request
from tests.gateway.one_method import OneMethod, request


def rendering(asked: Request | None = None, **stage: object) -> Rendering:
    """Return the mappings of one call."""
    return Rendering(OneMethod(verb=(asked or request()).method, stage=stage).passed(asked or request()))


def render(text: str, asked: Request | None = None, payload: bytes = b"", **stage: object) -> str:
    """Render a request template."""
    return rendering(asked, **stage).template(compile_template(text), payload, of_request=True).decode()


def test_template_reads_everything_that_a_call_has() -> None:
    """Input, parameters, context, stage variables and functions are all in scope."""
    asked = request("/pets?q=1", "POST", {"X-A": "b"})
    text = (
        "$input.json('$.n') $input.params('q') $input.params('X-A') $context.stage $context.identity.sourceIp"
        " $stageVariables.v $util.urlEncode('a b')"
    )

    assert "7 1 b prod 203.0.113.7 w a+b" == render(text, asked, b'{"n": 7}', variables={"v": "w"})


def test_mappings_do_not_see_the_fields_of_one_hop() -> None:
    """Neither a template nor a parameter mapping reads them; what API Gateway sets, both do.

    recorded: LocalStack, AWS-validated test_apigateway_header_remapping_http[HTTP] and _aws[AWS] (2024-12-11).
    """
    hidden = ["Connection", "Content-MD5", "Expect", "Max-Forwards", "Proxy-Authenticate", "Server", "TE", "Trailer"]
    hidden += ["Transfer-Encoding", "Upgrade", "WWW-Authenticate"]
    shown = ["Accept", "Age", "Authorization", "Content-Encoding", "Content-Type", "Date", "Pragma", "Range", "Via"]
    asked = request(headers=dict.fromkeys(hidden + shown, "x"))
    text = ",".join(f"$input.params('{name}')" for name in hidden + shown)
    one = rendering(asked)

    assert ",".join([""] * len(hidden) + ["x"] * len(shown)) == render(text, asked)
    assert [()] * len(hidden) + [("x",)] * len(shown) == [
        evaluated(read_expression(f"method.request.header.{name}"), one.sources()) for name in hidden + shown
    ]
    assert "203.0.113.7" == render("$input.params('X-Forwarded-For')", asked)
    assert ("203.0.113.7",) == evaluated(read_expression("method.request.header.X-Forwarded-For"), one.sources())


def test_variable_that_is_not_set_prints_nothing() -> None:
    """AWS prints the empty text, not the reference."""
    assert "[][]" == render("[$context.authorizer.principalId][$context.nothing]")


def test_overrides_of_the_request_template_last_until_the_response() -> None:
    """What a request template sets is read by the response template, as recorded."""
    one = rendering()
    one.template(
        compile_template(
            '#set($context.requestOverride.path.p = "one")#set($context.requestOverride.header.H = 5)'
            "#set($context.responseOverride.status = 444)"
        ),
        b"",
        of_request=True,
    )
    seen = one.template(compile_template("$context.requestOverride.path.p"), b"", of_request=False)

    assert b"one" == seen
    assert ({"p": "one"}, {"H": "5"}, {}) == (
        one.overridden("path"),
        one.overridden("header"),
        one.overridden_query(),
    )
    assert 444 == one.overridden_status()


def test_list_overrides_what_has_several_values() -> None:
    """A header has them in one field, a query parameter one after the other.

    documented: "Override your API's request and response parameters and status codes", its multivalueheader.
    """
    one = rendering()
    values = '["foo", "header1Valheader2Val"]'
    source = (
        f"#set($l = {values})#set($context.requestOverride.header.h = $l)"
        "#set($context.requestOverride.querystring.q = $l)"
    )
    one.template(compile_template(source), b"", of_request=True)

    assert {"h": "foo,header1Valheader2Val"} == one.overridden("header")
    assert {"q": ("foo", "header1Valheader2Val")} == one.overridden_query()


@pytest.mark.parametrize("value", ['"201"', "99", "600", "true", "2.5"])
def test_status_that_is_no_status_is_ignored(value: str) -> None:
    """Only whole numbers from 100 to 599 override the status."""
    one = rendering()
    one.template(compile_template(f"#set($context.responseOverride.status = {value})"), b"", of_request=False)

    assert one.overridden_status() is None


def test_response_headers_are_overridden_by_name() -> None:
    """A value of another kind becomes the text that it prints as."""
    one = rendering()
    one.template(compile_template("#set($context.responseOverride.header.X-Ok = true)"), b"", of_request=False)

    assert {"X-Ok": "true"} == one.overridden_headers()


@pytest.mark.parametrize(("of_request", "status", "type_"), [(True, 400, "BAD_REQUEST_BODY"), (False, 500, None)])
def test_payload_that_is_no_json_is_the_sender_s_fault(of_request: bool, status: int, type_: str | None) -> None:
    """A caller's broken body is a 400, a backend's a 500."""
    with pytest.raises(ExecutionFailedError) as raised:
        rendering().template(compile_template("$input.json('$.a')"), b"{cut", of_request=of_request)

    assert status == raised.value.failure.status
    assert raised.value.failure.response_type == (type_ or "API_CONFIGURATION_ERROR")


def test_template_that_fails_is_a_configuration_error_that_says_where() -> None:
    """The line for the log holds the place in the template."""
    with pytest.raises(ExecutionFailedError) as raised:
        rendering().template(compile_template('x\n$util.base64Decode("%")'), b"", of_request=True)

    assert raised.value.line.startswith("Execution failed due to configuration error: Unable to transform request: ")
    assert "line 2" in raised.value.line


@pytest.mark.parametrize(("text", "status"), [("method.request.body.a", 400), ("integration.response.body.a", 500)])
def test_parameter_mapping_needs_json_from_its_sender(text: str, status: int) -> None:
    """The same holds for parameter mappings."""
    one = rendering(request("/pets", "POST", body=b"{cut"))
    with pytest.raises(ExecutionFailedError) as raised:
        evaluated(read_expression(text), one.sources((), b"{cut"))

    assert status == raised.value.failure.status
    assert f"`{text}`" in raised.value.line


def test_no_mapping_sees_the_signature() -> None:
    """Neither what passes nor what a template or a function is given holds the `Authorization` that signed the call."""
    caller = Principal(caller=Caller(), identity_policies=(), boundary=None, session_policies=None, scps=())
    passed = OneMethod().passed(request(headers={"Authorization": "AWS4-HMAC-SHA256 Credential=x", "X-A": "b"}))
    found = Rendering(replace(passed, call=replace(passed.call, principal=caller)))

    assert [["Host", "X-A"]] * 2 == [
        [name for name, _ in fields if name in ("Host", "Authorization", "X-A")]
        for fields in (found.sent, found.fields)
    ]
