"""The caller may not send to connections: execute-api:ManageConnections is missing."""

from gatewright.checks.connections.remedies import allow_the_role, allow_the_user
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix, Signature

CAUSE = Cause(
    id="connections.permission-missing",
    seed_row=2,
    title=N_("The caller may not send to connections: execute-api:ManageConnections is missing."),
    why=N_(
        "Sending to a client, asking for it and closing it take execute-api:ManageConnections on the"
        " API's @connections, and no policy of the caller allows that."
    ),
    signatures=(
        Signature(
            status=403,
            error_type="AccessDeniedException",
            message="User: {caller} is not authorized to perform: execute-api:ManageConnections on resource:"
            " {method_arn}",
            response_type="ACCESS_DENIED",
            member="Message",
        ),
    ),
    confirm=(Confirm(text=N_("Who calls, and with which policies?"), command="aws sts get-caller-identity"),),
    fixes=(
        Fix(
            text=N_(
                "Allow the user {user_name} execute-api:ManageConnections on the connections of the stage, in a"
                " policy of its own."
            ),
            command="aws iam put-user-policy --user-name {user_name} --policy-name manage-connections"
            " --policy-document '{policy_document}'",
            safety="widens-access",
            remedy=allow_the_user,
        ),
        Fix(
            text=N_(
                "Allow the role {role_name} execute-api:ManageConnections on the connections of the stage, in a"
                " policy of its own."
            ),
            command="aws iam put-role-policy --role-name {role_name} --policy-name manage-connections"
            " --policy-document '{policy_document}'",
            safety="widens-access",
            remedy=allow_the_role,
        ),
        Fix(
            text=N_(
                "Allow the role that calls execute-api:ManageConnections on"
                " arn:aws:execute-api:REGION:ACCOUNT:API/STAGE/POST/@connections/*."
            ),
            otherwise=True,
            safety="widens-access",
        ),
    ),
    look_alikes=("iam.not-allowed",),
    provenance=(
        Documented(
            "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-control-access-iam.html"
        ),
    ),
    since="0.1",
)
