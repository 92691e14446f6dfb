"""Fixes that several refusals for an API key share."""

from typing import Final

from gatewright.checks.api_key.remedies import require_no_key, send_a_good_key
from gatewright.i18n import N_
from gatewright.model.cause import Fix

SEND_A_GOOD_KEY: Final = Fix(
    text=N_('Send a key that is good for this stage in the x-api-key header, such as "{good_key_name}".'),
    command='curl -i -X {http_method} -H "x-api-key: $(aws apigateway get-api-key --api-key {good_key_id}'
    " --include-value --query value --output text)\" '{url}'",
    remedy=send_a_good_key,
)
"""The caller sends another key."""

SEND_A_KEY: Final = Fix(
    text=N_("Send an API key of a usage plan that has this stage in the x-api-key header; its owner can give you one."),
    otherwise=True,
    command="curl -i -X {http_method} -H \"x-api-key: $API_KEY\" '{url}'",
)
"""The same where nobody knows a key: nothing need be opened before that was tried."""

REQUIRE_NO_KEY: Final = Fix(
    text=N_("Let the method be called without an API key, and deploy."),
    command="aws apigateway update-method --rest-api-id {rest_api_id} --resource-id {resource_id}"
    " --http-method {method_verb} --patch-operations op=replace,path=/apiKeyRequired,value=false"
    " && aws apigateway create-deployment --rest-api-id {rest_api_id} --stage-name {stage}",
    safety="widens-access",
    remedy=require_no_key,
)
"""The owner opens the method."""
