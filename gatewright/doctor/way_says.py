"""What was found out about the way of a call says which causes it cannot have met, and which it met most likely.

A call of our own knows its way: what the name resolves to, what the handshake showed. A custom domain name is an alias
of a name of API Gateway's that no API has for itself, so that nothing which only default endpoints have is met by it:
https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-custom-domains.html
A server of API Gateway's asks for a client certificate where the domain name has mutual TLS, and nowhere else:
https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mutual-tls.html
"""

from collections.abc import Iterator
from typing import Final

from gatewright.aws.vpc_endpoint_names import vpc_endpoint_name
from gatewright.doctor.log_rows.row import EVERYTHING
from gatewright.doctor.logs_say import Said
from gatewright.model.fact import Fact
from gatewright.model.lazy_pattern import pattern
from gatewright.model.unknown import Unknown
from gatewright.sources.exchange import Exchange

_OF_A_DOMAIN: Final = pattern(r"d-[a-z0-9]{10}\.execute-api\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?\.?")
"""The name of API Gateway's that a regional custom domain name is an alias of."""

_OF_DEFAULT_ENDPOINTS: Final = (
    "endpoint.default-disabled",
    "endpoint.private-from-public",
    "endpoint.api-id-missing",
    "endpoint.not-associated",
    "endpoint.public-api-through-vpc-endpoint",
    "endpoint.control-plane-host",
    "stage.not-found",
)
"""What only a call by a name of API Gateway's own can meet: a mapping to a stage that is gone is a cause of its own."""

_OF_ENDPOINTS: Final = (
    "endpoint.public-api-through-vpc-endpoint",
    "endpoint.not-associated",
    "endpoint.vpc-endpoint-policy-denied",
)
"""What the way through a VPC endpoint is refused for, the likeliest first."""

_OF_OTHERS: Final = pattern(
    r".*\.(?:elb|elasticbeanstalk|s3|s3-website|lambda-url|awsapprunner|amplifyapp|cloudapp|azurewebsites|herokudns"
    r"|vercel-dns|netlify)(?:[.-][a-z0-9.-]+)?\.?",
)
"""The name of a service that is not API Gateway, and answers by itself what has no id of API Gateway's."""

_NOT_OF_OTHERS: Final = ("edge.proxy-refused", "integration.refused")

_CERTIFICATE: Final = "tls.client-certificate"
_UNTRUSTED: Final = "tls.client-certificate-untrusted"
_FORBIDDEN: Final = 403


def way_says(exchange: Exchange) -> tuple[Said, ...]:
    """Return what the way of a call says of its refusal."""
    return (*_of_the_name(exchange), *_of_the_handshake(exchange))


def _of_the_name(exchange: Exchange) -> Iterator[Said]:
    alias = _fact(exchange, "canonical-name")
    if alias is not None and _OF_A_DOMAIN.fullmatch(alias.value):
        yield Said(about=_OF_DEFAULT_ENDPOINTS, keeps=(), fact=alias, sure=False)
    elif alias is not None and _OF_OTHERS.fullmatch(alias.value):
        yield Said(about=_NOT_OF_OTHERS, keeps=(), fact=alias, sure=False)
    if not isinstance(exchange.host, Unknown) and vpc_endpoint_name(exchange.host) is not None:
        yield Said((), _OF_ENDPOINTS, Fact("request", "host", exchange.host), sure=False, in_order=True)


def _of_the_handshake(exchange: Exchange) -> Iterator[Said]:
    asked = _fact(exchange, _CERTIFICATE)
    if asked is None or exchange.observation.status != _FORBIDDEN:
        return
    if asked.value == "not asked for":
        yield Said(about=(_UNTRUSTED,), keeps=(), fact=asked, sure=False)
    elif asked.value == "asked for and given":
        weak = _weak(exchange)
        if weak is None:
            yield Said((), (_UNTRUSTED,), asked, sure=False, in_order=True)
        else:
            yield Said(EVERYTHING, (_UNTRUSTED,), weak, sure=True, inferred=True)


def _weak(exchange: Exchange) -> Fact | None:
    """Return why the client's certificate can satisfy no truststore at all: it is over, say."""
    chain, now = exchange.client_chain, exchange.called_at
    if isinstance(chain, Unknown) or not chain or isinstance(now, Unknown):
        return None
    from gatewright.aws.x509 import weakness  # noqa: PLC0415 - heavy: only a client's certificate needs it

    reason = weakness(chain[0], now)
    return None if reason is None else Fact("request", "tls.client_certificate", reason)


def _fact(exchange: Exchange, path: str) -> Fact | None:
    return next((fact for fact in exchange.ways if fact.path == path), None)
