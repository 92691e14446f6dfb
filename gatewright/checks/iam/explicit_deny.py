"""A policy of the caller, or of its organization, denies the call."""

from gatewright.checks.access_denied import EXPLICITLY, SIGNED, by_explicit_deny, denied
from gatewright.checks.iam.fixes import DENY_LESS, SIGNED_CALL
from gatewright.checks.iam.remedies import sign_with_another_key
from gatewright.checks.signatures import HTTP_API_FORBIDDEN
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix, Recorded

CAUSE = Cause(
    id="iam.explicit-deny",
    seed_row=2,
    title=N_("A policy on the caller's side denies the call explicitly."),
    why=N_(
        "The caller signed well. An identity-based policy, a permissions boundary, a session policy or a"
        " service control policy denies execute-api:Invoke on {http_method} {path}. An explicit deny wins"
        " over every allow."
    ),
    signatures=(
        *denied(
            SIGNED,
            *by_explicit_deny(
                "an identity-based policy",
                "a permissions boundary",
                "a session policy",
                "a service control policy",
                "a resource control policy",
            ),
        ),
        *denied(SIGNED, EXPLICITLY),
    ),
    of_http_api=(HTTP_API_FORBIDDEN,),
    confirm=(
        Confirm(
            text=N_("Which caller do these credentials belong to?"),
            command="aws sts get-caller-identity",
        ),
        Confirm(
            text=N_("Which policy denies? See matchedStatements."),
            command="aws iam simulate-principal-policy --policy-source-arn {caller_arn} --action-names"
            " execute-api:Invoke --resource-arns"
            " arn:aws:execute-api:{region}:{account_id}:{rest_api_id}/{stage}/{http_method}{path}",
            permission="iam:SimulatePrincipalPolicy",
        ),
    ),
    fixes=(
        Fix(
            text=N_("Call with credentials that no policy denies."),
            command=SIGNED_CALL,
            remedy=sign_with_another_key,
        ),
        *DENY_LESS,
        Fix(
            text=N_(
                "Where a permissions boundary, a session policy or a policy of the organization denies, ask its owner:"
                " it is there to bound the caller."
            ),
            safety="widens-access",
        ),
    ),
    look_alikes=(
        "iam.not-allowed",
        "resource-policy.explicit-deny",
    ),
    provenance=(
        Recorded("public transcripts of both wordings", "2026-03-25"),
        Documented("https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html"),
    ),
    since="0.1",
)
