"""An account to call ACM in."""

from typing import Any

from gatewright.store.documents import Document
from tests.certificates import Made, make
from tests.services.account import Account

ROOT = make("Root", ca=True)
LEAF = make("api.example.com", issuer=ROOT, names=("api.example.com", "www.example.com"), kind="rsa2048")


class AcmAccount:
    """An account without certificates."""

    def __init__(self) -> None:
        self.account = Account()

    def call(self, name: str, /, **params: Any) -> Document:
        """Perform an operation and return what it answers."""
        return self.account.call(name, service="acm", **params)

    def refusal(self, name: str, /, **params: Any) -> tuple[str, str]:
        """Perform an operation that has to be refused, and return the code and the message."""
        return self.account.refusal(name, service="acm", **params)

    def arn(self, made: Made = LEAF, **more: Any) -> str:
        """Import a certificate and return its ARN."""
        return str(self.call("import_certificate", **imported(made, **more))["CertificateArn"])


def imported(made: Made = LEAF, **more: Any) -> dict[str, Any]:
    """Return the parameters that import a certificate with the root of the tests as its chain."""
    given = {
        "Certificate": made.pem,
        "PrivateKey": made.key_pem,
        "CertificateChain": ROOT.pem,
        **more,
    }
    return {name: value for name, value in given.items() if value is not None}
