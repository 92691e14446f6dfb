"""What is lacking when nobody told us how the deployed method authorizes its callers."""

from gatewright.checks.words import command, words
from gatewright.i18n import N_
from gatewright.model.call import Call
from gatewright.model.message import Message
from gatewright.model.unknown import Missing


def authorization_type(call: Call) -> Missing:
    """Say that the deployed method's `authorizationType` is not known, and what shows it."""
    return Missing(
        subject="configuration.method.authorization_type",
        what=Message(N_("which authorization the deployed method has")),
        permission="apigateway:GET",
        command=command(
            "aws apigateway get-deployment --rest-api-id {rest_api_id} --deployment-id {deployment_id}"
            " --embed apisummary",
            words(call),
        ),
    )
