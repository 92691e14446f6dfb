"""The custom domain name asks for a client certificate, and the client offered none."""

from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix, Recorded

CAUSE = Cause(
    id="tls.client-certificate-missing",
    seed_row=14,
    title=N_("Mutual TLS wants a client certificate, and the client offered none."),
    why=N_(
        "The custom domain name {host} has mutual TLS. The client finished its handshake without a"
        " certificate, and API Gateway reset the connection: there is no HTTP answer."
    ),
    signatures=(),
    confirm=(
        Confirm(
            text=N_("Does the domain name have mutual TLS?"),
            command="aws apigateway get-domain-name --domain-name {host} --query mutualTlsAuthentication",
            permission="apigateway:GET",
        ),
        Confirm(
            text=N_('Does the server ask for a certificate? Look for "Acceptable client certificate CA names".'),
            command="openssl s_client -connect {host}:443 -servername {host} </dev/null",
        ),
    ),
    fixes=(
        Fix(
            text=N_("Send a client certificate that the truststore trusts, with its key."),
            command="curl -i -X {http_method} --cert client.pem --key client-key.pem '{url}'",
        ),
    ),
    look_alikes=(
        "tls.client-certificate-untrusted",
        "tls.version-refused",
    ),
    provenance=(
        Documented("https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mutual-tls.html"),
        Recorded(
            "packet capture: reset after the last message of the handshake; that the host is API Gateway is inferred"
        ),
    ),
    since="0.1",
    enforced=False,
    without_check=True,
)
