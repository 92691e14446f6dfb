"""Can mutual TLS refuse the call?

Restates "How to turn on mutual TLS authentication for your REST APIs": it is a setting of regional custom domain
names, never of the default endpoint or of private APIs.
https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mutual-tls.html
A client without a certificate, or with too old a TLS, ends the handshake: no request arrives that could be judged
here, so the doctor names those two when a call got no answer.
"""

from gatewright.checks.reach import NO_API, domain_name, is_control_plane, plain_host, vpc_endpoint
from gatewright.checks.tls import client_certificate_untrusted
from gatewright.checks.unproven import unproven
from gatewright.checks.words import command
from gatewright.i18n import N_
from gatewright.model.call import Call
from gatewright.model.domain import DomainName
from gatewright.model.fact import Fact
from gatewright.model.message import Message
from gatewright.model.outcome import Outcome, Skip, Unsure
from gatewright.model.unknown import Missing, Unknown

_NOT_WANTED = Skip(Message(N_("the custom domain name wants no client certificate")))
_DEFAULT_ENDPOINT = Skip(Message(N_("mutual TLS is a setting of custom domain names, and none was called")))


def check(call: Call) -> Outcome:
    """Skip every address but custom domain names, of which this version knows nothing."""
    if not isinstance(call.address, Unknown) and call.address.kind != "custom":
        return _DEFAULT_ENDPOINT
    if is_control_plane(call):
        return NO_API
    if vpc_endpoint(call.request.host) is not None:
        return _DEFAULT_ENDPOINT
    domain = domain_name(call)
    if domain is None or (isinstance(domain, DomainName) and domain.mutual_tls is None):
        return _NOT_WANTED
    host = call.request.host
    missing = Missing(
        subject="configuration.domain_name.mutual_tls_authentication",
        what=Message(N_("whether the custom domain name {host} has mutual TLS"), {"host": host}),
        permission="apigateway:GET",
        command=command(
            "aws apigateway get-domain-name --domain-name {host} --query mutualTlsAuthentication",
            {"host": plain_host(call)},
        ),
    )
    return Unsure(
        (missing,), unproven(call, (client_certificate_untrusted.CAUSE,), Fact("request", "host", host or "-"))
    )
