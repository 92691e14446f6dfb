import pytest

from gatewright.aws.cloudformation.errors import TemplateError
from tests.aws.cloudformation.performing import Performing, made

KEY = {"RestApiId": "a", "ResourceId": "r", "HttpMethod": "GET"}


def test_a_method_comes_with_its_integration_and_its_answers() -> None:
    """Responses of the method stand before the integration's, which name them."""
    performing = Performing()
    properties = {
        **KEY,
        "MethodResponses": [{"StatusCode": 200}],
        "Integration": {"Type": "MOCK", "IntegrationHttpMethod": "POST", "IntegrationResponses": [{"StatusCode": 200}]},
    }
    found = made("AWS::ApiGateway::Method", properties, performing)

    assert performing.operations == [
        "put_method",
        "put_method_response",
        "put_integration",
        "put_integration_response",
    ]
    assert performing.params("put_method")["AuthorizationType"] == "NONE"
    assert performing.params("put_integration")["integrationHttpMethod"] == "POST"
    assert performing.params("put_integration")["httpMethod"] == "GET"
    assert found.undo[0][1] == "delete_method"


def test_a_field_of_an_answer_is_declared_by_a_boolean() -> None:
    """Or by a text that stands for one: of any other there is none that says it must be there."""
    performing = Performing()
    fields = {"method.response.header.a": "'*'", "method.response.header.b": "True", "method.response.header.c": True}
    made("AWS::ApiGateway::Method", {**KEY, "MethodResponses": [{"ResponseParameters": fields}]}, performing)

    expected = {"method.response.header.a": False, "method.response.header.b": True, "method.response.header.c": True}
    assert expected == performing.params("put_method_response")["ResponseParameters"]


@pytest.mark.parametrize(
    "odd", [{"Integration": "MOCK"}, {"MethodResponses": "200"}, {"Integration": {"IntegrationResponses": [1]}}]
)
def test_what_is_no_object_is_refused(odd: dict) -> None:
    """With the property."""
    with pytest.raises(TemplateError, match=r"^Properties\."):
        made("AWS::ApiGateway::Method", {**KEY, **odd}, Performing())
