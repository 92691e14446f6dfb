from pathlib import Path

from gatewright.doctor.diagnosis import Patch
from tests.patching import DEFINITION, TEMPLATE, call, changed, patches

OFF = "Make the parameters optional, or take the validator off the method."
PASS = "Add a request template for this content type, or let the integration pass it through (WHEN_NO_MATCH)."
MISSING = ("BadRequestException", "Missing required request parameters: [x-owner]")
UNSUPPORTED = ("BadRequestException", "Unsupported Media Type")

VALIDATED = TEMPLATE.replace(
    "      ApiKeyRequired: true  # customers only\n",
    "      RequestValidatorId: !Ref Validator\n      RequestParameters: {method.request.header.x-owner: true}\n",
).replace(
    "  Deployment:\n",
    "  Validator:\n    Type: AWS::ApiGateway::RequestValidator\n"
    "    Properties: {RestApiId: !Ref Api, Name: all, ValidateRequestParameters: true}\n  Deployment:\n",
    1,
)


def of(tmp_path: Path, text: str, status: int, answer: tuple[str, str]) -> dict[str, Patch]:
    """Return the patches of a refused call."""
    return patches(tmp_path, text, call(status=status, answer=answer))


def test_validator_is_taken_off_the_method(tmp_path: Path) -> None:
    """Of a template, where the method names it."""
    found = of(tmp_path, VALIDATED, 400, MISSING)

    assert ["-      RequestValidatorId: !Ref Validator"] == changed(tmp_path, found[OFF])


def test_validator_is_taken_off_the_operation(tmp_path: Path) -> None:
    """Of a definition."""
    text = DEFINITION.replace(
        "      security:\n        - api_key: []\n",
        "      x-amazon-apigateway-request-validator: all\n"
        "      parameters:\n        - {name: x-owner, in: header, required: true, schema: {type: string}}\n",
        1,
    ).replace(
        "paths:\n",
        "x-amazon-apigateway-request-validators: {all: {validateRequestParameters: true, validateRequestBody: false}}\n"
        "paths:\n",
        1,
    )
    found = of(tmp_path, text, 400, MISSING)

    assert ["-      x-amazon-apigateway-request-validator: all"] == changed(tmp_path, found[OFF])


def test_integration_passes_what_it_has_no_template_for(tmp_path: Path) -> None:
    """Of a template."""
    text = TEMPLATE.replace("      ApiKeyRequired: true  # customers only\n", "").replace(
        "      Integration: {Type: MOCK}",
        "      Integration:\n        Type: MOCK\n        PassthroughBehavior: NEVER\n"
        "        RequestTemplates: {text/xml: '{\"statusCode\": 200}'}",
    )
    found = of(tmp_path, text, 415, UNSUPPORTED)

    lines = ["-        PassthroughBehavior: NEVER", "+        PassthroughBehavior: WHEN_NO_MATCH"]
    assert lines == changed(tmp_path, found[PASS])
