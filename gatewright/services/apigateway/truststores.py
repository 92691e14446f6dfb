"""
The truststore of a domain name with mutual TLS.

Mutual TLS waits for the S3 that its truststores come from: until then the control plane refuses to store it.
"""

from gatewright.services.errors import not_implemented
from gatewright.store.documents import Document, Documents


def with_truststore(_documents: Documents, domain: Document, _before: Document | None) -> Document:
    """Return the domain name; raise when it wants mutual TLS."""
    if domain.get("mutualTlsAuthentication"):
        raise not_implemented("mutual TLS is not offered yet, and what is not enforced is not stored")
    return domain
