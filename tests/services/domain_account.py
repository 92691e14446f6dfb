"""An account with a certificate and a deployed API, for domain names."""

from typing import Any

from gatewright.store.documents import Document
from tests.certificates import Made, make
from tests.services.account import Account, Pets

BANK = make("Bank", ca=True)
NAME = "api.example.com"


def server(*names: str, number: int = 0) -> Made:
    """Return a certificate for these names."""
    return make(names[0], issuer=BANK, names=names, kind="rsa2048", number=number)


class DomainAccount:
    """The API `pets`, deployed to `prod`, and a certificate for `*.example.com` and `example.com`."""

    def __init__(self, *, allow_unenforced: bool = False) -> None:
        self.pets = Pets(allow_unenforced=allow_unenforced)
        self.account: Account = self.pets.account
        self.account.call("create_deployment", restApiId="pets", stageName="prod")
        self.arn = self.certificate(server("*.example.com", "example.com", NAME))

    def certificate(self, made: Made) -> str:
        """Import a certificate and return its ARN."""
        answer = self.account.call(
            "import_certificate",
            service="acm",
            Certificate=made.pem,
            PrivateKey=made.key_pem,
            CertificateChain=BANK.pem,
        )
        return str(answer["CertificateArn"])

    def domain(self, name: str = NAME, **more: Any) -> Document:
        """Create a regional domain name."""
        return self.account.call("create_domain_name", **regional(self.arn, name, **more))

    def call(self, name: str, /, **params: Any) -> Document:
        """Perform an operation and return what it answers."""
        return self.account.call(name, **params)

    def refusal(self, name: str, /, **params: Any) -> tuple[str, str]:
        """Perform an operation that has to be refused, and return the code and the message."""
        return self.account.refusal(name, **params)


def regional(arn: str, name: str = NAME, **more: Any) -> dict[str, Any]:
    """Return the parameters of a regional domain name."""
    given = {
        "domainName": name,
        "regionalCertificateArn": arn,
        "endpointConfiguration": {"types": ["REGIONAL"]},
        **more,
    }
    return {member: value for member, value in given.items() if value is not None}
