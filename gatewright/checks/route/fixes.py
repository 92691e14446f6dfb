"""Looks and fixes that several refusals of an unmatched route share."""

from typing import Final

from gatewright.checks.route.additions import add_a_method_to_the_resource, add_the_resource
from gatewright.checks.route.remedies import add_the_method_as_its_neighbours, call_the_nearest_route
from gatewright.i18n import N_
from gatewright.model.cause import Confirm, Fix

WHAT_IS_DEPLOYED: Final = Confirm(
    text=N_("Which paths and verbs does the deployment of the stage hold?"),
    command="aws apigateway get-deployment --rest-api-id {rest_api_id} --deployment-id {deployment_id}"
    " --embed apisummary",
    permission="apigateway:GET",
)
"""What the stage serves."""

CALL_THE_NEAREST_ROUTE: Final = Fix(
    text=N_("Call the nearest route that exists: {suggested_method} {suggested_path}"),
    command="curl -i -X {suggested_method} '{endpoint}{suggested_path}'",
    remedy=call_the_nearest_route,
)
"""The caller calls what exists."""

_OF_THE_METHOD: Final = "--rest-api-id {rest_api_id} --resource-id RESOURCE --http-method {http_method}"
_MOCK: Final = (
    f" && aws apigateway put-method-response {_OF_THE_METHOD} --status-code 200"
    f" && aws apigateway put-integration {_OF_THE_METHOD} --type MOCK"
    ' --request-templates \'{"application/json":"{\\"statusCode\\": 200}"}\''
    f" && aws apigateway put-integration-response {_OF_THE_METHOD} --status-code 200"
    " && aws apigateway create-deployment --rest-api-id {rest_api_id} --stage-name {stage}"
)

ADD_THE_RESOURCE: Final = Fix(
    text=N_(
        "Add the resource and its method to the API, and deploy it; by command, with a mock answer until its own"
        " integration stands."
    ),
    command="id=$(aws apigateway create-resource --rest-api-id {rest_api_id} --parent-id {parent_id}"
    " --path-part {path_part} --query id --output text)"
    f" && aws apigateway put-method {_OF_THE_METHOD} --authorization-type NONE{_MOCK}".replace("RESOURCE", "$id"),
    safety="needs-deployment",
    unless=add_a_method_to_the_resource,
    always=True,
    remedy=add_the_resource,
)
"""The owner adds what is called."""

ADD_A_METHOD_TO_THE_RESOURCE: Final = Fix(
    text=N_(
        "Add a method to the resource {empty_resource}, which has none, and deploy it; by command, with a mock answer"
        " until its own integration stands."
    ),
    command="aws apigateway put-method --cli-input-json '{put_method}'" + _MOCK.replace("RESOURCE", "{resource_id}"),
    safety="needs-deployment",
    remedy=add_a_method_to_the_resource,
)
"""The owner lets the resource be called that stands there for others below it: `{proxy+}` does not cover it."""

ADD_THE_METHOD: Final = Fix(
    text=N_(
        "Add a method for the verb to the resource, and deploy it; by command, with a mock answer until its own"
        " integration stands."
    ),
    command="aws apigateway put-method --cli-input-json '{put_method}'" + _MOCK.replace("RESOURCE", "{resource_id}"),
    safety="needs-deployment",
    remedy=add_the_method_as_its_neighbours,
)
"""The owner adds the verb that is called."""
