from gatewright.configuration.gateway_responses import gateway_responses
from gatewright.model.gateway_response import GatewayResponse
from gatewright.model.unknown import UNKNOWN

PUT = {
    "responseType": "DEFAULT_4XX",
    "statusCode": "444",
    "responseParameters": {"gatewayresponse.header.x": "'y'"},
    "responseTemplates": {"text/plain": "no"},
    "defaultResponse": False,
}


def test_only_what_was_customised_counts() -> None:
    """What a default response shows follows from the others."""
    shown = {**PUT, "responseType": "THROTTLED", "defaultResponse": True}

    assert {
        "DEFAULT_4XX": GatewayResponse(
            type="DEFAULT_4XX", status=444, headers=(("x", "'y'"),), templates={"text/plain": "no"}
        )
    } == gateway_responses({"items": [shown, PUT]})


def test_response_without_a_status_has_none() -> None:
    """DEFAULT_5XX with a header and nothing else."""
    found = gateway_responses({"items": [{"responseType": "DEFAULT_5XX", "defaultResponse": False}]})

    assert {"DEFAULT_5XX": GatewayResponse(type="DEFAULT_5XX")} == found


def test_nothing_told_is_unknown() -> None:
    """It is not the same as nothing customised."""
    assert UNKNOWN is gateway_responses(UNKNOWN)
    assert {} == gateway_responses(None)


def test_status_of_the_type_itself_is_none_that_was_given() -> None:
    """Recorded: LocalStack, AWS-validated test_lambda_aws_proxy_integration_non_post_method (2024-03-20)."""
    put = {"responseType": "INTEGRATION_FAILURE", "statusCode": "504", "defaultResponse": False}
    own, other = (
        gateway_responses({"items": [{**put, "statusCode": status}]})["INTEGRATION_FAILURE"].status  # type: ignore[index]
        for status in ("504", "503")
    )

    assert (None, 503) == (own, other)
