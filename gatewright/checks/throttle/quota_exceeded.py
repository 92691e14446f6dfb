"""The key's quota in the usage plan is spent."""

from gatewright.checks.throttle.remedies import take_the_quota_off_the_plan
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix, Recorded, Signature

CAUSE = Cause(
    id="throttle.quota-exceeded",
    seed_row=None,
    title=N_("The API key has used up the quota of its usage plan."),
    why=N_(
        "The usage plan {plan_id} has a quota of {limit} requests for the key {key_id} (period:"
        " {period}), and it is used up."
    ),
    signatures=(
        Signature(
            status=429, error_type="LimitExceededException", message="Limit Exceeded", response_type="QUOTA_EXCEEDED"
        ),
    ),
    confirm=(
        Confirm(
            text=N_("How much of the quota is left?"),
            command="aws apigateway get-usage-plan --usage-plan-id {plan_id} --query quota",
            permission="apigateway:GET",
        ),
    ),
    fixes=(
        Fix(text=N_("Wait until the period of the quota is over.")),
        Fix(
            text=N_("Raise the quota of the usage plan: how far, only the number of the calls tells."),
            safety="widens-access",
        ),
        Fix(
            text=N_("Take the quota off the usage plan {plan_id}."),
            command="aws apigateway update-usage-plan --usage-plan-id {plan_id}"
            " --patch-operations op=remove,path=/quota",
            safety="widens-access",
            remedy=take_the_quota_off_the_plan,
        ),
    ),
    look_alikes=("throttle.rate-exceeded",),
    provenance=(
        Recorded("public transcripts of 429 answers: LimitExceededException"),
        Documented("https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html"),
    ),
    since="0.1",
)
