"""What is lacking when nobody told us how the deployed method authorizes its callers."""

from gatewright.checks.authorization import authorization_type
from gatewright.model.call import Call
from gatewright.model.configuration import Configuration
from tests.casebook import request

URL = "https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod/pets"


def test_the_command_names_the_api_that_was_called() -> None:
    """What is known of the call stands in the command; what is not stands as `<its-name>`."""
    lacking = authorization_type(Call(request(f"GET {URL}"), Configuration()))

    assert lacking.command == (
        "aws apigateway get-deployment --rest-api-id a1b2c3d4e5 --deployment-id <deployment-id> --embed apisummary"
    )
