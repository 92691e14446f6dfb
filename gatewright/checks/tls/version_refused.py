"""The client speaks an older TLS than the domain name's security policy wants."""

from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix

CAUSE = Cause(
    id="tls.version-refused",
    seed_row=None,
    title=N_("The client's version of TLS, or its ciphers, are older than the security policy allows."),
    why=N_(
        "The security policy of {host} sets the lowest version of TLS. The client offered nothing that it"
        " allows, and the handshake failed: there is no HTTP answer."
    ),
    signatures=(),
    confirm=(
        Confirm(
            text=N_("Which security policy does the domain name have?"),
            command="aws apigateway get-domain-name --domain-name {host} --query securityPolicy",
            permission="apigateway:GET",
        ),
        Confirm(
            text=N_("Does a handshake with TLS 1.2 succeed?"),
            command="openssl s_client -connect {host}:443 -servername {host} -tls1_2 </dev/null",
        ),
    ),
    fixes=(
        Fix(
            text=N_("Let the client speak TLS 1.2 or newer."),
            command="curl -i -X {http_method} --tlsv1.2 '{url}'",
        ),
    ),
    look_alikes=("tls.client-certificate-missing",),
    provenance=(
        Documented(
            "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-custom-domain-tls-version.html"
        ),
    ),
    since="0.1",
    enforced=False,
    without_check=True,
)
