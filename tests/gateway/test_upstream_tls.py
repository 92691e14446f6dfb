import ssl

import pytest

from gatewright.gateway.upstream_message import ClientCertificate
from gatewright.gateway.upstream_tls import UpstreamTls


def test_calls_verify_unless_told_otherwise() -> None:
    """Issuer and name; without the verification of issuers neither is OpenSSL's business."""
    tls = UpstreamTls()
    verifying, trusting = tls.context(verify=True, client=None), tls.context(verify=False, client=None)

    assert (ssl.CERT_REQUIRED, True) == (verifying.verify_mode, verifying.check_hostname)
    assert (ssl.CERT_NONE, False) == (trusting.verify_mode, trusting.check_hostname)


def test_each_context_is_made_once() -> None:
    """Loading the roots takes longer than a call."""
    tls = UpstreamTls()

    assert tls.context(verify=True, client=None) is tls.context(verify=True, client=None)


def test_context_that_is_given_is_the_default_one() -> None:
    """For calls that verify and show nothing."""
    given = ssl.create_default_context()
    tls = UpstreamTls(given)

    assert given is tls.context(verify=True, client=None)
    assert given is not tls.context(verify=False, client=None)


def test_certificate_that_is_none_cannot_be_shown() -> None:
    """What OpenSSL does not take is an error, and the key is in nobody's words."""
    client = ClientCertificate(id="c", certificate="nonsense", private_key="secret")

    with pytest.raises(ssl.SSLError):
        UpstreamTls().context(verify=True, client=client)
    assert "secret" not in repr(client)
