"""Commands and fixes that several causes of this check share."""

from typing import Final

from gatewright.checks.iam.denials import (
    delete_the_policy,
    detach_the_policy,
    spare_the_method,
    spare_the_method_in_a_managed_policy,
    take_the_denials_out,
    take_the_denials_out_of_a_managed_policy,
)
from gatewright.i18n import N_
from gatewright.model.cause import Fix

SIGNER: Final = (
    "--aws-sigv4 'aws:amz:{region}:execute-api' --user \"$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY\""
    ' -H "x-amz-security-token: $AWS_SESSION_TOKEN"'
)
"""Lets curl sign with whatever credentials the shell has; without a session, it leaves the token out."""

SIGNED_CALL: Final = f"curl -i -X {{http_method}} {SIGNER} '{{url}}'"
"""The call, signed so."""

_INLINE: Final = (
    "aws iam put-{holder_kind}-policy --{holder_kind}-name {holder_name} --policy-name {denying_policy}"
    " --policy-document '{policy_document}'"
)
_MANAGED: Final = (
    "aws iam create-policy-version --policy-arn {denying_policy_arn} --policy-document '{policy_document}'"
    " --set-as-default"
)

DENY_LESS: Final = (
    Fix(
        text=N_('Spare just this method in the Deny statement of the policy "{denying_policy}".'),
        command=_INLINE,
        safety="widens-access",
        remedy=spare_the_method,
    ),
    Fix(
        text=N_("Spare just this method in the Deny statement of {denying_policy_arn}, for all who have that policy."),
        command=_MANAGED,
        safety="widens-access",
        remedy=spare_the_method_in_a_managed_policy,
    ),
    Fix(
        text=N_('Take the statements that deny the call out of the policy "{denying_policy}".'),
        command=_INLINE,
        safety="widens-access",
        remedy=take_the_denials_out,
    ),
    Fix(
        text=N_('Delete the policy "{denying_policy}", which only denies.'),
        command="aws iam delete-{holder_kind}-policy --{holder_kind}-name {holder_name} --policy-name {denying_policy}",
        safety="widens-access",
        remedy=delete_the_policy,
    ),
    Fix(
        text=N_("Take the statements that deny the call out of {denying_policy_arn}, for all who have that policy."),
        command=_MANAGED,
        safety="widens-access",
        remedy=take_the_denials_out_of_a_managed_policy,
    ),
    Fix(
        text=N_("Detach {denying_policy_arn}, which only denies."),
        command="aws iam detach-{holder_kind}-policy --{holder_kind}-name {holder_name}"
        " --policy-arn {denying_policy_arn}",
        safety="widens-access",
        remedy=detach_the_policy,
    ),
)
"""By which policy denies, and how: one of the caller's own, or one that others may have too."""
