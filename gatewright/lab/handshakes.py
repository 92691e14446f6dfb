"""What goes wrong before any request arrives, and with what a client shows of itself: mutual TLS and old versions."""

from dataclasses import replace
from ssl import TLSVersion

import boto3

from gatewright.lab.attempt import Attempt, Handshake
from gatewright.lab.certificates import Authority, authority
from gatewright.lab.domain import add_domain, add_domain_of_http_api
from gatewright.lab.estate import Estate


def untrusted(estate: Estate) -> Attempt:
    """Call a domain name that wants client certificates with one of an issuer that it does not know."""
    name = _mutual_domain(estate, authority("Clients of the shop"))
    handshake = Handshake(shows=authority("A partner").client("till"))
    return Attempt(method="GET", path="/pets", host=name, handshake=handshake)


def certificate_missing(estate: Estate) -> Attempt:
    """Call it with none."""
    trusted = authority("Clients of the shop")
    call = Attempt(method="GET", path="/pets", host=_mutual_domain(estate, trusted), handshake=Handshake())
    return replace(call, mended=replace(call, handshake=Handshake(shows=trusted.client("till"))))


def version_refused(estate: Estate) -> Attempt:
    """Call a domain name with a client that is older than its security policy."""
    call = Attempt(method="GET", path="/pets", host=add_domain(estate, base_path="(none)"), handshake=Handshake())
    return replace(call, handshake=Handshake(newest=TLSVersion.TLSv1_1), mended=call)


def behind_mutual_tls(estate: Estate, api_id: str) -> Attempt:
    """Call an HTTP API by a domain name that wants client certificates, with one that it does not know."""
    name = _mutual_domain(estate, authority("Clients of the shop"), http_api_id=api_id)
    handshake = Handshake(shows=authority("A partner").client("till"))
    return Attempt(method="GET", path="/pets", host=name, handshake=handshake)


def _mutual_domain(estate: Estate, trusted: Authority, *, http_api_id: str | None = None) -> str:
    meta = estate.client.meta
    s3 = boto3.client("s3", endpoint_url=meta.endpoint_url, region_name=meta.region_name)
    bucket = f"trust-{estate.api_id}"
    s3.create_bucket(Bucket=bucket)
    s3.put_object(Bucket=bucket, Key="clients.pem", Body=trusted.pem)
    truststore = f"s3://{bucket}/clients.pem"
    if http_api_id is not None:
        return add_domain_of_http_api(estate, http_api_id, truststore=truststore)
    return add_domain(estate, base_path="(none)", truststore=truststore)
