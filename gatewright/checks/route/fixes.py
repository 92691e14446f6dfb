"""Looks and fixes that several refusals of an unmatched route share."""

from typing import Final

from gatewright.checks.route.remedies import call_the_nearest_route
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

ADD_THE_RESOURCE: Final = Fix(
    text=N_("Add the resource and its method to the API, and deploy it."),
    safety="needs-deployment",
)
"""The owner adds what is called."""
