"""A token bucket is empty."""

from gatewright.checks.signatures import HTTP_API_TOO_MANY_REQUESTS
from gatewright.checks.throttle.remedies import raise_the_limits_of_the_stage, take_the_rate_limit_off_the_plan
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix, Recorded, Signature

CAUSE = Cause(
    id="throttle.rate-exceeded",
    seed_row=None,
    title=N_("More requests came than the rate limit lets through."),
    why=N_(
        "The rate limit is {rate_limit} requests a second with a burst of {burst_limit} (set on:"
        " {level}), and it was reached."
    ),
    signatures=(
        Signature(
            status=429, error_type="TooManyRequestsException", message="Too Many Requests", response_type="THROTTLED"
        ),
    ),
    of_http_api=(HTTP_API_TOO_MANY_REQUESTS,),
    confirm=(
        Confirm(
            text=N_("Which limits do the usage plan and the stage have?"),
            command="aws apigateway get-stage --rest-api-id {rest_api_id} --stage-name {stage} --query methodSettings",
            permission="apigateway:GET",
        ),
    ),
    fixes=(
        Fix(text=N_("Wait and call again, more slowly: the bucket fills with {refill_rate} requests a second.")),
        Fix(
            text=N_(
                "Raise the limits of the stage to what an account has by default: 10,000 a second, a burst of 5,000."
            ),
            command="aws apigateway update-stage --rest-api-id {rest_api_id} --stage-name {stage}"
            " --patch-operations '{patch_operations}'",
            of_http_api="aws apigatewayv2 update-stage --api-id {rest_api_id} --stage-name '{stage}'"
            " --route-settings '{route_settings}'",
            safety="widens-access",
            remedy=raise_the_limits_of_the_stage,
        ),
        Fix(
            text=N_("Take the rate limit off the usage plan {plan_id}."),
            command="aws apigateway update-usage-plan --usage-plan-id {plan_id}"
            " --patch-operations op=remove,path=/throttle",
            safety="widens-access",
            remedy=take_the_rate_limit_off_the_plan,
        ),
        Fix(
            text=N_("Raise the rate and burst limits of this level: how far, only the number of the calls tells."),
            safety="widens-access",
            otherwise=True,
        ),
    ),
    look_alikes=("throttle.quota-exceeded",),
    provenance=(
        Recorded("public transcripts of 429 answers: no Retry-After, no rate headers", "2026-08"),
        Documented("https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html"),
    ),
    since="0.1",
)
