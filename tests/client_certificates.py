"""The client certificates of cases, by name, and the truststore of every domain name with mutual TLS."""

import ssl
import tempfile
from pathlib import Path
from typing import Final

from tests.certificates import OVER, Made, make

ROOT: Final = make("Clients' root", ca=True)
_OTHER: Final = make("Other root", ca=True)

TRUSTSTORE: Final = ROOT.pem.decode()
"""What the truststores hold."""

CHAINS: Final[dict[str, tuple[Made, ...]]] = {
    "trusted": (make("shop", issuer=ROOT),),
    "of another issuer": (make("partner", issuer=_OTHER), _OTHER),
    "self-signed": (make("alone"),),
    "expired": (make("late", issuer=ROOT, end=OVER),),
}
"""Each is what the client sends, its own certificate first."""

SERVER: Final = make("api.example.com", names=("*.example.com",))
"""What domain names show."""


def chain(name: str) -> tuple[bytes, ...]:
    """Return the certificates of a case, DER; raises `ValueError` for a name that there is not."""
    if name not in CHAINS:
        raise ValueError(f"no certificate `{name}`; there are {', '.join(CHAINS)}")
    return tuple(one.der for one in CHAINS[name])


def client_context(shown: tuple[bytes, ...]) -> ssl.SSLContext:
    """Return the TLS of a client that shows these certificates, and looks at none."""
    (sent,) = [each for each in CHAINS.values() if tuple(one.der for one in each) == shown]
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "client.pem"
        file.write_bytes(b"".join(one.pem for one in sent) + sent[0].key_pem)
        context.load_cert_chain(file)
    return context
