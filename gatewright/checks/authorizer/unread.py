"""What is lacking when nobody told us what an authorizer says of a call."""

from gatewright.checks.words import command, words
from gatewright.i18n import N_
from gatewright.model.call import Call
from gatewright.model.message import Message
from gatewright.model.unknown import Missing


def said_by_the_authorizer(call: Call) -> Missing:
    """Say that the authorizer's answer is not known: the stage's log tells it."""
    return Missing(
        subject="answer.authorizer",
        what=Message(N_("what the authorizer says of this call")),
        permission="logs:FilterLogEvents",
        command=command(
            "aws logs filter-log-events --log-group-name API-Gateway-Execution-Logs_{rest_api_id}/{stage}"
            " --filter-pattern authorizer",
            words(call),
        ),
    )


def authorizer_missing(call: Call) -> Missing:
    """Say that the settings of the method's authorizer are not known."""
    return Missing(
        subject="configuration.authorizer",
        what=Message(N_("the authorizer of the called method")),
        permission="apigateway:GET",
        command=command("aws apigateway get-authorizers --rest-api-id {rest_api_id}", words(call)),
    )
