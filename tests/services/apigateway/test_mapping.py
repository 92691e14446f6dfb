import pytest

from gatewright.services.apigateway import mapping
from gatewright.wire.errors import ServiceError

FORM = "Invalid mapping expression specified: Validation Result: warnings : [], errors : [{}]"


@pytest.mark.parametrize(
    "value",
    [
        "'literal'",
        "context.requestId",
        "stageVariables.x",
        "method.request.body",
        "method.request.body.a.b",
        "method.request.header.a",
        "method.request.multivalueheader.a",
    ],
)
def test_request_may_map_from(value: str) -> None:
    """Literals, context, stage variables, the body, and declared parts of the request."""
    mapping.check_request({"integration.request.header.x": value}, ["method.request.header.a"])


@pytest.mark.parametrize("value", ["true", "literal", "method.request.cookie.a", "integration.response.header.a"])
def test_request_may_not_map_from(value: str) -> None:
    """Anything else, in AWS's words (recorded, 2024-12-12)."""
    expected = FORM.format(f"Invalid mapping expression specified: {value}")
    with pytest.raises(ServiceError) as caught:
        mapping.check_request({"integration.request.header.x": value}, [])
    assert expected == caught.value.message


def test_request_may_not_map_from_what_the_method_does_not_declare() -> None:
    """A method's own parameters have to be declared first."""
    expected = FORM.format("Invalid mapping expression parameter specified: method.request.path.proxy")
    with pytest.raises(ServiceError) as caught:
        mapping.check_request({"integration.request.path.proxy": "method.request.path.proxy"}, [])
    assert expected == caught.value.message


def test_request_maps_to_parts_of_the_integration_request() -> None:
    """The left side is a part of what is sent."""
    with pytest.raises(ServiceError, match=r"integration\.response\.header\.x"):
        mapping.check_request({"integration.response.header.x": "'a'"}, [])


def test_response_maps_to_declared_headers() -> None:
    """The method response has to exist and to declare the header."""
    to = {"method.response.header.x": "integration.response.header.y"}
    mapping.check_response(to, "200", {"200": {"responseParameters": {"method.response.header.x": False}}})
    with pytest.raises(ServiceError, match="Output mapping refers to an invalid method response: 200"):
        mapping.check_response(to, "200", {})
    with pytest.raises(ServiceError, match="Invalid mapping expression parameter specified"):
        mapping.check_response(to, "200", {"200": {}})


def test_names_are_unique_across_places() -> None:
    """Recorded, 2024-04-15."""
    mapping.check_unique(["method.request.header.a", "method.request.path.b"])
    with pytest.raises(ServiceError, match="Parameter names must be unique across querystring, header and path"):
        mapping.check_unique(["method.request.header.a", "method.request.path.a"])


def test_templates_stand_under_content_types() -> None:
    """Recorded, 2025-06-18."""
    mapping.check_templates({"application/json": "", "$default": ""})
    with pytest.raises(ServiceError) as caught:
        mapping.check_templates({"123": ""})
    assert "Validation Result: warnings : [], errors : [Invalid content type specified: 123]" == caught.value.message


def test_template_has_a_largest_size() -> None:
    """Documented: 300 KB, in bytes."""
    mapping.check_templates({"application/json": "x" * 307_200})
    with pytest.raises(ServiceError, match="Mapping template is larger than 307200 bytes: application/json"):
        mapping.check_templates({"application/json": "ä" * 153_601})


def test_models_are_those_that_the_api_has() -> None:
    """Recorded, 2024-04-15."""
    mapping.check_models({"application/json": "Empty", "text/html": "Error"}, {"Empty", "Error"}.__contains__)
    with pytest.raises(ServiceError, match="Invalid model identifier specified: petModel"):
        mapping.check_models({"application/json": "petModel"}, {"Empty", "Error"}.__contains__)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("gatewayresponse.header.a", "'*'"),
        ("gatewayresponse.header.a", "method.request.header.Origin"),
        ("gatewayresponse.header.a", "context.error.message"),
        ("gatewayresponse.header.a", "stageVariables.a"),
    ],
)
def test_gateway_response_maps_to_headers(name: str, value: str) -> None:
    """From a text in quotes, the method request, the context or a stage variable."""
    mapping.check_gateway_response({name: value})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("gatewayresponse.body.a", "'x'"),
        ("gatewayresponse.header.a", "x"),
        ("gatewayresponse.header.a", "'x\r\ny: z'"),
        ("gatewayresponse.header.a:", "'x'"),
    ],
)
def test_gateway_response_maps_to_nothing_else(name: str, value: str) -> None:
    """The form of the refusal is reported by users of AWS."""
    with pytest.raises(ServiceError, match="Invalid mapping expression specified: Validation Result"):
        mapping.check_gateway_response({name: value})
