"""The ARN of the method, filled with the path that was called, is longer than an authorizer may be given."""

from typing import Final

from gatewright.checks.authorizer.remedies import require_no_authorizer
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix, Signature

LONGEST: Final = 1600
"""Bytes of a method ARN (documented)."""

CAUSE = Cause(
    id="authorizer.method-arn-too-long",
    seed_row=None,
    title=N_("The path makes the method's ARN longer than a Lambda authorizer may be given."),
    why=N_(
        "{http_method} {resource} has a Lambda authorizer. It would be given the ARN of the method with the path as it"
        " was called, and that ARN has more than 1,600 bytes."
    ),
    # The status and the text are documented; that the text stands in `message`, and the error type, are inferred.
    signatures=(
        Signature(
            status=414, error_type="RequestUriTooLongException", message="Request URI too long", response_type=None
        ),
    ),
    confirm=(
        Confirm(
            text=N_("How many bytes has the path that was called?"),
            command="echo -n '{url}' | wc -c",
        ),
    ),
    fixes=(
        Fix(
            text=N_("Send long values in the query string or in a header: they are no part of the ARN."),
        ),
        Fix(
            text=N_("Or let the method be called without an authorizer, and deploy."),
            command="aws apigateway update-method --rest-api-id {rest_api_id} --resource-id {resource_id} --http-method"
            " {method_verb} --patch-operations op=replace,path=/authorizationType,value=NONE"
            " && aws apigateway create-deployment --rest-api-id {rest_api_id} --stage-name {stage}",
            safety="widens-access",
            remedy=require_no_authorizer,
        ),
    ),
    look_alikes=(),
    provenance=(
        Documented(
            "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html"
        ),
    ),
    since="0.1",
)
