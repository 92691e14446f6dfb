"""
What to look at where no cause is left to name: nobody answered the call, or the configuration fits another moment.

A client says by itself how a call failed; what to look at then follows from the kind of failure.
"""

from collections.abc import Iterator, Mapping
from typing import Final
from urllib.parse import urlsplit

from gatewright.doctor.curl_line import curl_of
from gatewright.doctor.diagnosis import Diagnosis
from gatewright.doctor.local_account import is_loopback, local_account, region_of
from gatewright.doctor.unanswered import is_unanswered
from gatewright.i18n import N_
from gatewright.model.lazy_pattern import pattern
from gatewright.model.unknown import Unknown
from gatewright.sources.exchange import Exchange, FailureKind

_NAME: Final = N_(
    "Look at what the name resolves to where the call is made. The name of a private API resolves only within its VPC,"
    " where the VPC endpoint has private DNS; any other name, once its DNS record exists."
)
_PORT: Final = N_(
    "Nobody listens at that address and port. Compare both with the URL that was meant, and look whether a proxy is set"
    " for the client."
)
_SILENCE: Final = N_(
    "Look at where the name leads. A private address (10., 172.16. to 172.31., 192.168.) belongs to a VPC endpoint,"
    " whose security groups have to let the caller in at TCP port 443; at a public one, a firewall on the client's side"
    " keeps the call back."
)
_ISSUER: Final = N_(
    "Look at whose certificate came. Where it is that of a proxy of your network, which reads TLS, make the client"
    " trust the proxy's authority (curl --cacert, AWS_CA_BUNDLE); where it has another name, the URL leads to another"
    " server."
)
_AGAIN: Final = N_(
    "Make the call again, and give what it answers now: what came earlier was answered by a configuration that has"
    " changed since, or by a deployment before the one that is served."
)
_WHOSE: Final = N_("Look whether this is the account that the API belongs to, and the region that its URL names.")

_OF_ANOTHER: Final = N_(
    "An API by whose name AWS answers stands somewhere: look whether this account is the one that it belongs to, and"
    " name another by --profile."
)
_UNKNOWN: Final = "domain.host-unknown"

_BY_KIND: Final[Mapping[FailureKind, tuple[str, str]]] = {
    "dns": (_NAME, "dig +short {host}"),
    "refused": (_PORT, "env | grep -i _proxy"),
    "unreachable": (_SILENCE, "dig +short {host}"),
    "timeout": (_SILENCE, "dig +short {host}"),
    "certificate": (
        _ISSUER,
        "openssl s_client -connect {host}:{port} -servername {host} </dev/null | openssl x509 -noout -subject -issuer",
    ),
}
_PLAIN: Final = pattern(r"[a-z0-9.-]+")
_ANY_REGION: Final = "us-east-1"


def after_no_answer(exchange: Exchange) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield what to look at after a call that failed in a way that tells where, with the command for it."""
    found = None if exchange.failure is None else _BY_KIND.get(exchange.failure.kind)
    if found is None or not is_unanswered(exchange):
        return
    text, template = found
    host = "" if isinstance(exchange.host, Unknown) else exchange.host
    lacks = "{host}" in template and _PLAIN.fullmatch(host) is None
    command = template.replace("{host}", host).replace("{port}", str(_port(exchange)))
    yield text, () if lacks else (command,)


def _port(exchange: Exchange) -> int:
    return exchange.remote_port or urlsplit(exchange.url or "").port or 443


def at_another_moment(diagnosis: Diagnosis) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield what to do where the configuration that was read excludes the answer that came, with the commands.

    That may be so too where a cause is left of which the configuration tells nothing.
    """
    exchange, standings = diagnosis.exchange, {finding.standing for finding in diagnosis.findings}
    if "contradicted" not in standings or standings & {"confirmed", "likely"}:
        return
    line = None if exchange.from_log else curl_of(exchange, region_of(exchange) or _ANY_REGION)
    if line is not None and exchange.origin != exchange.url:
        yield _AGAIN, (f"{line.replace('curl -i', 'curl -v', 1)} 2>&1 | gatewright diagnose - {options(exchange)}",)
    if not is_loopback(exchange.remote_ip):
        yield _WHOSE, ("aws sts get-caller-identity", "aws configure get region")


def in_another_account(diagnosis: Diagnosis) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield what to do where the account that was read has no API by the name that AWS answered to.

    The name of no API does not resolve in public DNS (inferred), so that an answer tells of one.
    """
    exchange = diagnosis.exchange
    is_told = bool(exchange.origin) and not is_loopback(exchange.remote_ip) and region_of(exchange) is not None
    if is_told and diagnosis.outcome == "decided" and diagnosis.findings[0].cause.id == _UNKNOWN:
        yield _OF_ANOTHER, ("aws sts get-caller-identity", "aws configure list-profiles")


def options(exchange: Exchange) -> str:
    """Return the options that read the account which the call was made to: a gateway of this machine has its own."""
    local = local_account(exchange)
    if local:
        return f"--config aws --endpoint-url {local['endpoint-url']} --region {local['region']}"
    region = region_of(exchange)
    return "--config aws" if region is None else f"--config aws --region {region}"
