"""Security policies: the versions of TLS and the cipher suites that a domain name, or a default endpoint, accepts.

Restates "Supported security policies" and "Supported SSL/TLS protocols and ciphers" of the API Gateway developer guide:
https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-custom-domain-tls-version.html
https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-security-policies-list.html
Versions and suites are documented there; those of three policies that the page leaves out (`FIPS_PQ`, and both `Ext2`)
follow their names (inferred): `FIPS` has no ChaCha20, `Ext2` the older suites too. The hybrid key exchanges of `PQ` are
offered besides others, never demanded, so a server without them speaks the policy.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

Version = Literal["TLSv1", "TLSv1.2", "TLSv1.3"]

IANA: Final[Mapping[str, str]] = {
    "ECDHE-ECDSA-AES128-GCM-SHA256": "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
    "ECDHE-RSA-AES128-GCM-SHA256": "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
    "ECDHE-ECDSA-AES256-GCM-SHA384": "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
    "ECDHE-RSA-AES256-GCM-SHA384": "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
    "ECDHE-ECDSA-CHACHA20-POLY1305": "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
    "ECDHE-RSA-CHACHA20-POLY1305": "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
    "ECDHE-ECDSA-AES128-SHA256": "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256",
    "ECDHE-RSA-AES128-SHA256": "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256",
    "ECDHE-ECDSA-AES256-SHA384": "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384",
    "ECDHE-RSA-AES256-SHA384": "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384",
    "AES128-GCM-SHA256": "TLS_RSA_WITH_AES_128_GCM_SHA256",
    "AES128-SHA256": "TLS_RSA_WITH_AES_128_CBC_SHA256",
    "AES256-GCM-SHA384": "TLS_RSA_WITH_AES_256_GCM_SHA384",
    "AES256-SHA256": "TLS_RSA_WITH_AES_256_CBC_SHA256",
    "ECDHE-ECDSA-AES128-SHA": "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA",
    "ECDHE-RSA-AES128-SHA": "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA",
    "ECDHE-ECDSA-AES256-SHA": "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA",
    "ECDHE-RSA-AES256-SHA": "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA",
    "AES128-SHA": "TLS_RSA_WITH_AES_128_CBC_SHA",
    "AES256-SHA": "TLS_RSA_WITH_AES_256_CBC_SHA",
}
"""OpenSSL's names of the suites before TLS 1.3, and IANA's, which `$context.cipherSuite` has (documented)."""


@dataclass(frozen=True, slots=True)
class TlsPolicy:
    """What a handshake may agree on."""

    lowest: Version
    """The oldest version."""

    suites: tuple[str, ...]
    """Suites before TLS 1.3 by OpenSSL's names, the preferred ones first; empty where only TLS 1.3 is spoken."""

    without: tuple[str, ...] = ()
    """Suites of TLS 1.3 that are not accepted, by their one name."""


_GCM: Final = tuple(name for name in IANA if name.startswith("ECDHE") and "GCM" in name)
_CHACHA: Final = tuple(name for name in IANA if "CHACHA" in name)
_CBC: Final = tuple(
    name for name in IANA if name.startswith("ECDHE") and name.endswith(("AES128-SHA256", "AES256-SHA384"))
)
_WITHOUT_SECRECY: Final = ("AES128-GCM-SHA256", "AES128-SHA256", "AES256-GCM-SHA384", "AES256-SHA256")
_SHA1: Final = tuple(name for name in IANA if name.endswith("-SHA"))

_ONLY_1_3: Final = TlsPolicy("TLSv1.3", ())
_NOT_FIPS: Final = ("TLS_CHACHA20_POLY1305_SHA256",)

POLICIES: Final[Mapping[str, TlsPolicy]] = {
    "TLS_1_0": TlsPolicy("TLSv1", (*_GCM, *_CBC, *_WITHOUT_SECRECY, *_SHA1)),
    "TLS_1_2": TlsPolicy("TLSv1.2", (*_GCM, *_CBC, *_WITHOUT_SECRECY)),
    "SecurityPolicy_TLS13_1_3_2025_09": _ONLY_1_3,
    "SecurityPolicy_TLS13_1_3_FIPS_2025_09": TlsPolicy("TLSv1.3", (), _NOT_FIPS),
    "SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09": TlsPolicy("TLSv1.2", _GCM),
    "SecurityPolicy_TLS13_1_2_FIPS_PQ_2025_09": TlsPolicy("TLSv1.2", (*_GCM, *_CBC, *_WITHOUT_SECRECY), _NOT_FIPS),
    "SecurityPolicy_TLS13_1_2_FIPS_PFS_PQ_2025_09": TlsPolicy("TLSv1.2", _GCM, _NOT_FIPS),
    "SecurityPolicy_TLS13_1_2_Ext2_PQ_2025_09": TlsPolicy("TLSv1.2", (*_GCM, *_CBC, *_WITHOUT_SECRECY, *_SHA1)),
    "SecurityPolicy_TLS13_1_2_Ext2_FIPS_PQ_2025_09": TlsPolicy(
        "TLSv1.2", (*_GCM, *_CBC, *_WITHOUT_SECRECY, *_SHA1), _NOT_FIPS
    ),
    "SecurityPolicy_TLS13_1_2_PQ_2025_09": TlsPolicy("TLSv1.2", (*_GCM, *_CBC, *_WITHOUT_SECRECY)),
    "SecurityPolicy_TLS13_1_2_2021_06": TlsPolicy("TLSv1.2", (*_GCM, *_CBC, *_WITHOUT_SECRECY)),
    "SecurityPolicy_TLS13_2025_EDGE": _ONLY_1_3,
    "SecurityPolicy_TLS12_PFS_2025_EDGE": TlsPolicy("TLSv1.2", (*_GCM, *_CHACHA)),
    "SecurityPolicy_TLS12_2018_EDGE": TlsPolicy("TLSv1.2", (*_GCM, *_CHACHA, *_CBC)),
}
"""Every policy by AWS's name."""

DEFAULT: Final = POLICIES["TLS_1_2"]
"""What the default endpoint speaks of an API that names no policy.

Named default: AWS's own is `TLS_1_0`, but for private APIs; who wants TLS 1.0 here says so.
"""


def iana_name(suite: str) -> str:
    """Return IANA's name of a suite that OpenSSL calls so; those of TLS 1.3 have one name."""
    return IANA.get(suite, suite)
