"""
Which name leads where: the private hosted zones of VPC endpoints first, then what is public.

Restates "Invoke a private API" (API Gateway developer guide), whose addresses were asserted live (LocalStack's
AWS-validated `test_create_execute_api_vpc_endpoint`, 30 July 2025), and "DNS attributes for your VPC":
https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-test-invoke-url.html
https://docs.aws.amazon.com/vpc/latest/userguide/AmazonDNS-concepts.html
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Found:
    """What there is under a name."""

    addresses: tuple[str, ...] = ()
    """Its addresses, or those of its alias; none where the name has no address."""

    alias: str | None = None
    """The name that it is an alias for (CNAME); `None` where it has addresses itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """Every name that is answered, in lower case."""

    private: Mapping[str, Found] = field(default_factory=dict)
    """Private hosted zones, by their name: each answers for every name below it."""

    public: Mapping[str, Found] = field(default_factory=dict)
    """Names that everybody resolves; `*` may stand for the first label."""

    def look_up(self, name: str) -> Found | None:
        """Return what there is under a name; `None` when there is no such name.

        A private hosted zone answers before all that is public (documented: "overlapping namespaces"), which is how
        private DNS takes away the names of public APIs.
        """
        name = name.lower()
        if name in self.private:
            return Found()
        for parent in _parents(name):
            if parent in self.private:
                return self.private[parent]
        found = self.public.get(name)
        if found is not None:
            return found
        _, dot, rest = name.partition(".")
        return self.public.get(f"*.{rest}") if dot else None


def _parents(name: str) -> Iterator[str]:
    _, dot, rest = name.partition(".")
    while dot:
        yield rest
        _, dot, rest = rest.partition(".")
