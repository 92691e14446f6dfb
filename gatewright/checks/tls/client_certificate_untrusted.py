"""The client certificate is not one that the truststore accepts."""

from typing import Final

from gatewright.checks.signatures import HTTP_API_FORBIDDEN, forbidden
from gatewright.checks.tls.remedies import trust_the_issuer
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix

_ADD_THE_ISSUER: Final = (
    "aws s3api get-object --bucket {truststore_bucket} --key {truststore_key} truststore.pem"
    " && openssl x509 -in issuer.pem >> truststore.pem"
    " && aws s3api put-object --bucket {truststore_bucket} --key {truststore_key} --body truststore.pem"
)

CAUSE = Cause(
    id="tls.client-certificate-untrusted",
    seed_row=14,
    title=N_("The client's certificate is not one that the domain name's truststore accepts."),
    why=N_(
        "The custom domain name {host} has mutual TLS, and the certificate that came does not lead to a root in its"
        " truststore: {reason}."
    ),
    # No gateway response customises it, and yet the stage logs it (documented): so not the refusals before any stage.
    signatures=(forbidden(None),),
    of_http_api=(HTTP_API_FORBIDDEN,),
    confirm=(
        Confirm(
            text=N_(
                "What does the access log say of the certificate? $context.identity.clientCert.issuerDN and"
                " .validity.notAfter are filled also on failure."
            ),
            command="aws apigateway get-domain-name --domain-name {host} --query mutualTlsAuthentication",
            permission="apigateway:GET",
        ),
        Confirm(
            text=N_(
                "An HTTP API logs no reason. Let the domain name lead to a REST API for a test, call it, look for"
                ' "Access denied. Reason:" in its execution log, and let the domain name lead back to {rest_api_id}:'
                " which mapping is it?"
            ),
            command="aws apigatewayv2 get-api-mappings --domain-name {host}",
            permission="apigateway:GET",
            of="HTTP",
        ),
        Confirm(
            text=N_("For the test, let the mapping lead to a REST API that logs at level INFO."),
            command="aws apigatewayv2 update-api-mapping --domain-name {host} --api-mapping-id {api_mapping_id}"
            " --api-id {test_api_id} --stage {test_stage}",
            permission="apigateway:PATCH",
            of="HTTP",
        ),
        Confirm(
            text=N_("What does its log say of the certificate that came?"),
            command="aws logs filter-log-events --log-group-name API-Gateway-Execution-Logs_{test_api_id}/{test_stage}"
            " --filter-pattern '\"Access denied\"'",
            permission="logs:FilterLogEvents",
            of="HTTP",
        ),
        Confirm(
            text=N_("Afterwards, let the mapping lead back to the HTTP API."),
            command="aws apigatewayv2 update-api-mapping --domain-name {host} --api-mapping-id {api_mapping_id}"
            " --api-id {rest_api_id} --stage '{stage}'",
            permission="apigateway:PATCH",
            of="HTTP",
        ),
        Confirm(
            text=N_("Does the truststore verify the certificate?"),
            command="aws s3api get-object --bucket {truststore_bucket} --key {truststore_key} truststore.pem"
            " && openssl verify -CAfile truststore.pem client.pem",
            permission="s3:GetObject",
        ),
    ),
    fixes=(
        Fix(
            text=N_("Send a certificate that is valid now and whose whole chain leads to an issuer in the truststore."),
            command="curl -i -X {http_method} --cert client.pem --key client-key.pem '{url}'",
        ),
        Fix(
            text=N_("Add the issuer to the truststore, and make the domain name read the new version of the file."),
            command=f"{_ADD_THE_ISSUER} && aws apigateway update-domain-name --domain-name {{domain_name}}"
            " --patch-operations op=replace,path=/mutualTlsAuthentication/truststoreUri,value={truststore_uri}",
            of_http_api=f"{_ADD_THE_ISSUER} && aws apigatewayv2 update-domain-name --domain-name {{domain_name}}"
            " --mutual-tls-authentication TruststoreUri={truststore_uri}",
            safety="widens-access",
            remedy=trust_the_issuer,
        ),
    ),
    look_alikes=(
        "tls.client-certificate-missing",
        "domain.path-not-mapped",
        "waf.rule-blocked",
    ),
    provenance=(
        Documented("https://repost.aws/knowledge-center/api-gateway-mutual-tls-403-errors"),
        Documented("https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mutual-tls.html"),
    ),
    since="0.1",
)
