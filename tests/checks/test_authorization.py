"""What is lacking when nobody told us how the deployed method authorizes its callers."""

from gatewright.checks.authorization import authorization_type
from gatewright.model.call import Call
from gatewright.model.configuration import Configuration
from tests.casebook import request

URL = "https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod/pets"


def test_the_command_names_the_api_that_was_called() -> None:
    """What is known of the call stands in the command; the command looks up what is not."""
    lacking = authorization_type(Call(request(f"GET {URL}"), Configuration()))

    told = "--rest-api-id a1b2c3d4e5 --stage-name prod"
    deployment = f"$(aws apigateway get-stage {told} --query deploymentId --output text)"

    assert lacking.command == (
        f"aws apigateway get-deployment --rest-api-id a1b2c3d4e5 --deployment-id {deployment} --embed apisummary"
    )
