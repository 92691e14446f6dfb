"""Does mutual TLS let the call in?

Restates "How to turn on mutual TLS authentication for your REST APIs": it is a setting of regional custom domain
names, never of the default endpoint or of private APIs.
https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mutual-tls.html
A client without a certificate, or with too old a TLS, ends at the handshake: API Gateway resets the connection, and no
request arrives that could be judged here. What arrives all the same came another way (the plain port, a connection that
was made for another name, an absolute target or an `:authority`), and no way leads round mutual TLS.
"""

from gatewright.aws.vpc_endpoint_names import vpc_endpoint_name
from gatewright.checks.reach import NO_API, domain_name, is_control_plane, plain_host
from gatewright.checks.tls import client_certificate_untrusted
from gatewright.checks.unproven import unproven
from gatewright.checks.words import NOT_KNOWN, command, words
from gatewright.i18n import N_
from gatewright.model.call import Call
from gatewright.model.domain import DomainName, MutualTls
from gatewright.model.fact import Fact
from gatewright.model.message import Message
from gatewright.model.outcome import Deny, Outcome, Pass, Skip, Unsure
from gatewright.model.request import Tls
from gatewright.model.unknown import Missing, Unknown

_NOT_WANTED = Skip(Message(N_("the custom domain name wants no client certificate")))
_DEFAULT_ENDPOINT = Skip(Message(N_("mutual TLS is a setting of custom domain names, and none was called")))


def check(call: Call) -> Outcome:
    """Skip every address but domain names with mutual TLS; judge there what the client showed."""
    if not isinstance(call.address, Unknown) and call.address.kind != "custom":
        return _DEFAULT_ENDPOINT
    if is_control_plane(call):
        return NO_API
    if vpc_endpoint_name(call.request.host) is not None:
        return _DEFAULT_ENDPOINT
    domain = domain_name(call)
    if domain is None or (isinstance(domain, DomainName) and domain.mutual_tls is None):
        return _NOT_WANTED
    wanted = domain if isinstance(domain, Unknown) else domain.mutual_tls
    if not isinstance(wanted, MutualTls):
        return _untold(call, _setting(call))
    return _wanted(call, wanted)


def _wanted(call: Call, wanted: MutualTls) -> Outcome:
    """Judge a call to a name that wants a certificate."""
    tls = call.request.peer.tls
    if isinstance(tls, Unknown):
        return _untold(call, _shown(), wanted=wanted)
    if tls is None or tls.server_name != call.request.host or not tls.client_chain:
        return _untrusted(call, wanted, _shown_nothing(tls))
    if isinstance(wanted.truststore, Unknown):
        return _untold(call, *(wanted.truststore.missing or (_truststore(wanted),)), wanted=wanted)
    if not call.request.received_at:
        return _untold(call, _moment(), wanted=wanted)
    from gatewright.aws.x509 import refusal  # noqa: PLC0415 - heavy: only a client's certificate needs it

    reason = refusal(tls.client_chain, wanted.truststore, call.request.received_at)
    return Pass() if reason is None else _untrusted(call, wanted, reason)


def _shown_nothing(tls: Tls | None) -> str:
    """Say why a connection has no certificate for this very name."""
    if tls is None:
        return "no certificate was shown: the connection has no TLS"
    return f"no certificate was shown for this name: the connection was made for {tls.server_name or 'none'}"


def _untrusted(call: Call, wanted: MutualTls, reason: str) -> Deny:
    facts = (
        Fact("request", "tls.client_certificate", reason),
        Fact("configuration", "mutualTlsAuthentication.truststoreUri", wanted.truststore_uri),
    )
    more = {
        "reason": reason,
        **_place(call, wanted),
        # Ids of a test that the person makes: nobody knows them before.
        **dict.fromkeys(("api_mapping_id", "test_api_id", "test_stage"), NOT_KNOWN),
    }
    return Deny(client_certificate_untrusted.CAUSE, facts, words(call, **more))


def _place(call: Call, wanted: MutualTls) -> dict[str, str]:
    """Return where the truststore stands, and whose it is, for commands."""
    bucket, _, key = wanted.truststore_uri.removeprefix("s3://").partition("/")
    told = {"truststore_uri": wanted.truststore_uri, "truststore_bucket": bucket, "truststore_key": key}
    return {**told, "domain_name": plain_host(call)}


def _untold(call: Call, *missing: Missing, wanted: MutualTls | None = None) -> Unsure:
    host, causes = Fact("request", "host", call.request.host or "-"), (client_certificate_untrusted.CAUSE,)
    if wanted is None:
        return Unsure(missing, unproven(call, causes, host))
    uri = Fact("configuration", "mutualTlsAuthentication.truststoreUri", wanted.truststore_uri)
    return Unsure(missing, unproven(call, causes, host, uri, **_place(call, wanted)))


def _setting(call: Call) -> Missing:
    host = call.request.host
    return Missing(
        subject="configuration.domain_name.mutual_tls_authentication",
        what=Message(N_("whether the custom domain name {host} has mutual TLS"), {"host": host}),
        permission="apigateway:GET",
        command=command(
            "aws apigateway get-domain-name --domain-name {host} --query mutualTlsAuthentication",
            {"host": plain_host(call)},
        ),
    )


def _shown() -> Missing:
    return Missing(
        subject="request.tls.client_certificate",
        what=Message(N_("which certificate the client showed")),
        command="openssl x509 -in client.pem -noout -issuer -subject -dates",
    )


def _truststore(wanted: MutualTls) -> Missing:
    return Missing(
        subject="configuration.domain_name.truststore",
        what=Message(N_("the certificates of the truststore {uri}"), {"uri": wanted.truststore_uri}),
        permission="s3:GetObject",
        command=f"aws s3 cp {wanted.truststore_uri} -",
    )


def _moment() -> Missing:
    return Missing(subject="request.received_at", what=Message(N_("when the call was made")))
