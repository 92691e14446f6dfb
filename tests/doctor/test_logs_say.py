"""Lines and variables of logs keep some causes and rule out the others."""

import pytest

from gatewright.doctor.logs_say import logs_say
from gatewright.engine.catalogue import CAUSES
from gatewright.model.observation import Observation
from gatewright.model.unknown import UNKNOWN
from gatewright.sources.exchange import Exchange, WafRecord
from tests.doctor.evidence import FORBIDDEN, alone, answers, call

AUTHORIZER = "Starting authorizer: abc for request: x"
USED = "Using valid authorizer policy for principal: ****f5"
DONE = "Successfully completed authorizer execution"
STARTED = "Starting execution for request: x"
NO_OPERATION = "Unable to determine service/operation name to be authorized"
DENIED = "The client is not authorized to perform this operation."
NO_PERMISSION = "Execution failed due to configuration error: Invalid permissions on Lambda function"

RETURNED = 'Authorizer result body before parsing: {"policyDocument":{"Statement":[{"Effect":"%s","Resource":"x"}]}}'
OF_A_RESOURCE_POLICY = ("resource-policy.nothing-allows", "resource-policy.explicit-deny")


def left(*lines: str, waf: WafRecord | None = None, **variables: str) -> set[str]:
    """Return the causes that all lines and variables together leave."""
    log = {name.replace("__", "."): value for name, value in variables.items()} or UNKNOWN
    texts = tuple(f"(b48af611) {line}" for line in lines) or UNKNOWN
    said = logs_say(Exchange(observation=Observation(execution_log=texts, access_log=log), waf=waf))
    return {cause_id for cause_id in CAUSES if all(each.leaves(cause_id) for each in said)}


@pytest.mark.parametrize(
    ("lines", "causes"),
    [
        (["Lambda Customer Function Error:Response payload size exceeded"], {"integration.failed"}),
        (
            [
                "Received response. Status: 403, Integration latency: 5 ms",
                f"Endpoint response body before transformations: <AccessDeniedException>\n  <Message>{NO_OPERATION}",
            ],
            {"integration.misconfigured"},
        ),
        (["Access denied. Reason: self signed certificate"], {"tls.client-certificate-untrusted"}),
        (["Key throttle limit exceeded for RestApi x"], {"throttle.rate-exceeded"}),
        (["API Key  not authorized because method 'GET /' requires API Key and more"], {"api-key.missing"}),
        (
            ["API Key ***f not authorized because method 'GET /' requires API Key: API Stage is not in a Usage Plan"],
            {"api-key.plan-misses-stage", "api-key.in-no-usage-plan"},
        ),
        ([AUTHORIZER, NO_PERMISSION], {"authorizer.invoke-permission-missing"}),
        ([AUTHORIZER, DONE, STARTED, NO_PERMISSION], {"integration.permission-missing"}),
        ([STARTED, NO_PERMISSION], {"integration.permission-missing"}),
        (
            [AUTHORIZER, "Execution failed due to configuration error: Authorizer error"],
            {"authorizer.failed"},
        ),
        (
            [AUTHORIZER, 'Authorizer result body before parsing: {"errorMessage":"x"}', "Unauthorized request: x"],
            {"authorizer.unauthorized"},
        ),
        ([AUTHORIZER, RETURNED % "Deny", USED, DENIED], {"authorizer.denied", *OF_A_RESOURCE_POLICY}),
        ([AUTHORIZER, RETURNED % "Allow", USED, DENIED], {"authorizer.policy-misses-resource", *OF_A_RESOURCE_POLICY}),
        ([USED, DENIED], {"authorizer.cached-policy-too-narrow", "authorizer.denied"}),
        ([STARTED, "Received response. Status: 403, Integration latency: 4 ms"], {"integration.refused"}),
        ([STARTED, "Successfully completed execution", "Method completed with status: 403"], {"integration.refused"}),
    ],
)
def test_a_line_names_its_causes(lines: list[str], causes: set[str]) -> None:
    """What else stands in the log decides where one line may mean two things."""
    assert causes == left(*lines)


def test_a_fresh_policy_is_no_cached_one() -> None:
    """Where the authorizer ran, no cache was used."""
    found = left(AUTHORIZER, USED, DENIED)

    assert "authorizer.policy-misses-resource" in found
    assert "authorizer.cached-policy-too-narrow" not in found


def test_any_line_rules_out_what_comes_before_the_stage() -> None:
    """A call that reached no stage is logged nowhere."""
    found = left("Extended Request Id: x")

    assert not {"domain.path-not-mapped", "stage.not-found", "endpoint.default-disabled"} & found
    assert {"api-key.missing", "tls.client-certificate-untrusted"} <= found


@pytest.mark.parametrize(
    ("variables", "causes"),
    [
        (
            {"wafResponseCode": "WAF_BLOCK"},
            {"waf.rule-blocked", "waf.rate-exceeded", "waf.default-action-blocked", "waf.challenge-unanswered"},
        ),
        ({"integrationStatus": "403"}, {"integration.refused"}),
        ({"authorizer__error": "the token has expired"}, {"authorizer.token-invalid"}),
        ({"authorizer__error": "invalid_token: JWKS communication error"}, {"authorizer.token-invalid"}),
        ({"authorizer__error": "invalid_token: words of another day"}, {"authorizer.token-invalid"}),
        ({"authorizer__error": "insufficient_scope: whatever"}, {"authorizer.scope-missing"}),
        ({"authorizer__status": "500"}, {"authorizer.failed", "authorizer.invoke-permission-missing"}),
        (
            {"authorizer__status": "200", "authorize__status": "403"},
            {
                "authorizer.denied",
                "authorizer.policy-misses-resource",
                "authorizer.cached-policy-too-narrow",
                "resource-policy.explicit-deny",
                "resource-policy.nothing-allows",
            },
        ),
    ],
)
def test_a_variable_names_its_causes(variables: dict[str, str], causes: set[str]) -> None:
    """The phase that failed tells what can have refused."""
    assert causes == left(**variables)  # type: ignore[arg-type]  # names of variables, not `waf`


def test_a_backend_that_answered_a_refusal_of_the_gateway_is_none() -> None:
    """With a response type of its own, the gateway refused."""
    assert "api-key.missing" in left(integrationStatus="-", error__responseType="INVALID_API_KEY")
    assert "waf.rule-blocked" not in left(wafResponseCode="WAF_ALLOW")


@pytest.mark.parametrize(
    ("rule", "kind", "cause"),
    [
        ("Default_Action", "REGULAR", "waf.default-action-blocked"),
        ("slow-down", "RATE_BASED", "waf.rate-exceeded"),
        ("no-xss", "REGULAR", "waf.rule-blocked"),
    ],
)
def test_the_web_acls_log_names_its_rule(rule: str, kind: str, cause: str) -> None:
    """The record is the web ACL's own word."""
    record = WafRecord(action="BLOCK", rule=rule, rule_type=kind, group="g", inner_rule="i", labels=("l",))
    diagnosis = alone(call("GET", "/prod/pets", FORBIDDEN, waf=record))

    assert {cause} == left(waf=record)
    assert [cause] == answers(diagnosis)
    assert ("confirmed", "decided") == (diagnosis.findings[0].standing, diagnosis.outcome)
    assert [rule, "g: i", "l"] == [fact.value for fact in diagnosis.findings[0].because if fact.where == "log"]


def test_a_web_acl_that_allowed_is_out_of_it() -> None:
    """A record of an allowed call rules the web ACL out."""
    record = WafRecord(action="ALLOW", rule="Default_Action", rule_type="REGULAR")

    assert not any(
        cause.startswith("waf.") for cause in answers(alone(call("GET", "/prod/pets", FORBIDDEN, waf=record)))
    )


def test_what_a_log_says_against_every_cause_is_not_believed() -> None:
    """A record that cannot be of this call leaves the answer as it was."""
    bare = Observation(status=403, headers=FORBIDDEN.headers, body=FORBIDDEN.body, access_log={"status": "403"})
    without = answers(alone(call("GET", "/prod/pets", bare)))
    odd = Observation(
        status=403, headers=FORBIDDEN.headers, body=FORBIDDEN.body, access_log={"authorizer.status": "401"}
    )

    assert without == answers(alone(call("GET", "/prod/pets", odd)))


def test_a_refusal_without_a_gateway_response_is_the_backends() -> None:
    """Both variables are logged, and neither was set; a web ACL's challenge is answered without them, too."""
    unset = {"status": "403", "error__message": "-", "error__responseType": "-"}
    assert {"integration.refused"} == left(status="403", error__message="-", error__responseType="-")
    log = {name.replace("__", "."): value for name, value in unset.items()}
    assert [each.inferred for each in logs_say(Exchange(observation=Observation(status=403, access_log=log)))] == [True]
    assert logs_say(Exchange(observation=Observation(status=405, access_log=log))) == ()


_NOT_PERMITTED = "The IAM role configured on the integration or API Gateway doesn't have permissions to call it."
_LARGE = "Request must be smaller than 6291456 bytes for the InvokeFunction operation"


@pytest.mark.parametrize(
    ("error", "cause"),
    [
        (_NOT_PERMITTED, "integration.permission-missing"),
        ("The Lambda function returned the following error: x. Check your Lambda function code.", "integration.failed"),
        (f"Lambda execution failed with status 413 due to customer function error: {_LARGE}. x", "request.too-large"),
        ("cannot connect to `127.0.0.1:9`: connection refused", "integration.unreachable"),
        ("Execution failed due to a network error communicating with endpoint", "integration.unreachable"),
        ("Integration timed out", "integration.timed-out"),
    ],
)
def test_an_http_api_says_why_its_integration_failed(error: str, cause: str) -> None:
    """Whatever status the backend, or Lambda itself, answered with: the message is API Gateway's own."""
    for status in ("403", "200", "-"):
        found = left(error__message="Internal Server Error", integration__status=status, integration__error=error)
        assert {cause} == found


@pytest.mark.parametrize(
    ("error", "cause"),
    [
        ("Invalid permissions on Lambda function", "authorizer.invoke-permission-missing"),
        ("Authorizer error", "authorizer.failed"),
        ('Invalid JSON in response: Unrecognized field "errorType" , not marked as ignorable', "authorizer.failed"),
    ],
)
def test_an_http_api_says_why_its_authorizer_failed(error: str, cause: str) -> None:
    """In the variable, since it has no execution log."""
    assert {cause} == left(authorizer__error=error, error__message="Internal Server Error")


def test_who_is_named_signed_rightly() -> None:
    """The ARN of the caller is filled once the signature is known to be good."""
    found = left(identity__userArn="arn:aws:iam::000000000000:user/ann", error__message="Forbidden")

    assert {"iam.not-allowed", "iam.explicit-deny", "iam.cross-account-needs-both"} == {
        cause for cause in found if cause.startswith(("iam.", "authorizer.", "route."))
    }


def test_a_certificate_without_a_route_was_refused() -> None:
    """An HTTP API that logs the certificate and no route did not get as far as a route."""
    assert {"tls.client-certificate-untrusted"} == left(
        routeKey="-", identity__clientCert__issuerDN="CN=other", error__message="Forbidden"
    )
    assert "authorizer.denied" in left(
        routeKey="GET /pets", identity__clientCert__issuerDN="CN=other", error__message="Forbidden"
    )


def test_a_payload_that_is_too_long_for_a_function() -> None:
    """Lambda's own words stand in the execution log of a REST API."""
    line = f"Lambda execution failed with status 413 due to customer function error: {_LARGE}. Lambda request id: x"

    assert {"request.too-large"} == left(STARTED, line)
