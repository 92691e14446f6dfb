"""AWS's own services are told from APIs."""

from dataclasses import replace

import pytest

from gatewright.doctor.other_services import of_other_service
from gatewright.model.observation import Observation
from gatewright.model.request import Headers
from gatewright.model.unknown import UNKNOWN, Unknown
from gatewright.sources.exchange import Exchange

XML = b"<MissingAuthenticationTokenException>\n  <Message>Missing Authentication Token</Message>"
MAY_NOT = b'{"Message":"User: arn:aws:iam::123456789012:user/x is not authorized to perform: %s on resource: *"}'
CONTROL_PLANE = ["endpoint.control-plane-host", "edge.other-service"]


@pytest.mark.parametrize(
    ("host", "body", "causes"),
    [
        ("lambda.us-east-1.amazonaws.com", UNKNOWN, ["edge.other-service"]),
        ("search-x.us-east-1.es.amazonaws.com", UNKNOWN, ["edge.other-service"]),
        ("a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com", UNKNOWN, None),
        ("apigateway.eu-west-1.amazonaws.com", UNKNOWN, None),
        ("api.example.com", UNKNOWN, None),
        ("api.github.com", UNKNOWN, ["edge.other-service"]),
        ("github.com.example.com", UNKNOWN, None),
        ("pets-1.us-east-1.elb.amazonaws.com", UNKNOWN, ["edge.other-service"]),
        (
            UNKNOWN,
            b'{"errors":[{"errorType":"UnauthorizedException","message":"x"}]}',
            ["edge.other-service"],
        ),
        (UNKNOWN, b'{"errorType":"UnauthorizedException","message":"x"}', None),
        (
            UNKNOWN,
            b'{"message":"x","documentation_url":"https://docs.github.com"}',
            ["edge.other-service", "integration.refused"],
        ),
        (UNKNOWN, XML, CONTROL_PLANE),
        (
            UNKNOWN,
            b'{"Message":"Unable to determine service/operation name to be authorized"}',
            ["integration.misconfigured", *CONTROL_PLANE],
        ),
        (UNKNOWN, MAY_NOT % b"apigateway:GET", CONTROL_PLANE),
        (UNKNOWN, MAY_NOT % b"lambda:InvokeFunction", ["edge.other-service", "integration.refused"]),
        (UNKNOWN, MAY_NOT % b"execute-api:Invoke", None),
        (UNKNOWN, b'{"message":"Missing Authentication Token"}', None),
    ],
)
def test_a_service_is_told(host: str | Unknown, body: bytes | Unknown, causes: list[str] | None) -> None:
    """By its host, its XML, or the action that may not be performed; an API's own answers are left alone."""
    found = of_other_service(Exchange(observation=Observation(body=body), host=host))

    assert causes == (None if found is None else [cause.id for cause in found])


SDK = ["edge.other-service", "edge.proxy-refused"]


@pytest.mark.parametrize(
    ("service", "operation", "message", "causes"),
    [
        ("AWSIotData", None, b'{"message":"Forbidden"}', SDK),
        ("Amazon S3", None, b'{"message":"Access Denied"}', SDK),
        (None, "GetThingShadow", b'{"message":"Forbidden"}', SDK),
        (None, "HeadObject", UNKNOWN, SDK),
        (None, "PostToConnection", b'{"message":"Forbidden"}', None),
        (None, "GetRestApi", b'{"message":"Forbidden"}', None),
        ("AmazonApiGatewayManagementApi", None, b'{"message":"Forbidden"}', None),
        ("PetStoreClient", None, b'{"message":"Forbidden"}', None),
        ("execute-api", None, b'{"message":"Forbidden"}', None),
        ("AWSLambda", None, b'{"message":"The security token included in the request is invalid."}', None),
        (None, None, b'{"message":"Forbidden"}', None),
    ],
)
def test_an_sdk_names_whom_it_called(
    service: str | None, operation: str | None, message: bytes | Unknown, causes: list[str] | None
) -> None:
    """A client that API Gateway made is called as its API; what a signature lacks is the same for every service."""
    seen = Observation(status=403, body=message, headers=Headers(withheld=True))
    found = of_other_service(Exchange(observation=seen, service=service, operation=operation))

    assert causes == (None if found is None else [cause.id for cause in found])


def test_a_status_that_no_api_answers_with_is_of_another_service() -> None:
    """DynamoDB says with 400 what API Gateway says with 403."""
    seen = Observation(status=400, body=b'{"message":"The security token included in the request is invalid."}')

    assert of_other_service(Exchange(observation=seen, service="AmazonDynamoDBv2")) is not None


@pytest.mark.parametrize(
    ("url", "host", "other"),
    [
        ("https://example.com:8123/api", "example.com", True),
        ("https://example.com:443/api", "example.com", False),
        ("https://example.com/api:8123", "example.com", False),
        ("http://localhost:8443/dev", "localhost", False),
        ("http://a1b2c3d4e5.execute-api.localhost:4566/dev", "a1b2c3d4e5.execute-api.localhost", False),
        ("http://localhost.example.com:8443/dev", "localhost.example.com", True),
    ],
)
def test_api_gateway_listens_on_no_other_port(url: str, host: str, other: bool) -> None:
    """But a tunnel on this machine may lead to it."""
    found = of_other_service(Exchange(observation=Observation(), url=url, host=host))

    assert (found is not None) == other


def test_whatever_name_leads_to_this_machine_may_lead_through_a_tunnel() -> None:
    """A custom domain name, say."""
    seen = Exchange(observation=Observation(), url="http://shop.example:4566/", host="shop.example")

    assert of_other_service(replace(seen, remote_ip="203.0.113.7")) is not None
    assert of_other_service(replace(seen, remote_ip="127.0.0.1")) is None


def test_an_answer_with_an_id_of_api_gateway_is_its_own() -> None:
    """What a backend says of a service that it called came through API Gateway."""
    body = b'{"message":"googleapi: Error 403"}'
    seen = Observation(body=body, headers=Headers((("x-amz-apigw-id", "BE0="),)))

    assert of_other_service(Exchange(observation=seen)) is None
    assert of_other_service(Exchange(observation=Observation(body=body))) is not None
