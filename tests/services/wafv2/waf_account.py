"""An account to call AWS WAF in: the stage `prod` of an API stands ready to be protected."""

from collections.abc import Mapping
from typing import Any

from gatewright.store.documents import Document
from tests.services.account import REGION, Account, Pets

SEEN = {"SampledRequestsEnabled": True, "CloudWatchMetricsEnabled": True, "MetricName": "m"}
STAGE = f"arn:aws:apigateway:{REGION}::/restapis/pets/stages/prod"
PLAIN = [{"Priority": 0, "Type": "NONE"}]
OPEN: dict[str, Any] = {"Allow": {}}


class WafAccount:
    """An account with a deployed API."""

    def __init__(self, *, allow_unenforced: bool = False) -> None:
        pets = Pets(allow_unenforced=allow_unenforced)
        pets.account.call("create_deployment", restApiId="pets", stageName="prod")
        self.account: Account = pets.account

    def call(self, name: str, /, **params: Any) -> Document:
        """Perform an operation and return what it answers."""
        return self.account.call(name, service="wafv2", **params)

    def refusal(self, name: str, /, **params: Any) -> tuple[str, str]:
        """Perform an operation that has to be refused, and return the code and the message."""
        return self.account.refusal(name, service="wafv2", **params)

    def web_acl(self, *rules: Mapping[str, Any], name: str = "shop", **members: Any) -> Document:
        """Create a web ACL and return its summary."""
        params = web_acl_params(*rules, name=name, **members)
        return dict(self.call("create_web_acl", **params)["Summary"])

    def ip_set(self, *addresses: str, name: str = "office") -> Document:
        """Create an IP set and return its summary."""
        params = {"Name": name, "Scope": "REGIONAL", "IPAddressVersion": "IPV4", "Addresses": list(addresses)}
        return dict(self.call("create_ip_set", **params)["Summary"])

    def reason(self, *rules: Mapping[str, Any], **members: Any) -> tuple[str, str]:
        """Return how a web ACL with these rules is refused: the code, and the field or the message."""
        code, message = self.refusal("create_web_acl", **web_acl_params(*rules, **members))
        return code, message.partition("field: ")[2].partition(",")[0] or message


def web_acl_params(*rules: Mapping[str, Any], name: str = "shop", **members: Any) -> dict[str, Any]:
    """Return the parameters that create a web ACL."""
    placed = [{"Priority": at, "VisibilityConfig": SEEN, **one} for at, one in enumerate(rules)]
    given = {"Name": name, "Scope": "REGIONAL", "DefaultAction": OPEN, "VisibilityConfig": SEEN, "Rules": placed}
    return {**given, **members}


def named(summary: Mapping[str, Any]) -> dict[str, Any]:
    """Return what names a thing of a summary."""
    return {"Name": summary["Name"], "Scope": "REGIONAL", "Id": summary["Id"]}


def rule(statement: Mapping[str, Any] | None = None, name: str = "r", **members: Any) -> dict[str, Any]:
    """Return a rule that blocks."""
    return {"Name": name, "Statement": statement or text(), "Action": {"Block": {}}, **members}


def text(search: bytes = b"bad", **members: Any) -> dict[str, Any]:
    """Return a string match of the query string."""
    spec = {"SearchString": search, "FieldToMatch": {"QueryString": {}}, "TextTransformations": PLAIN}
    return {"ByteMatchStatement": {**spec, "PositionalConstraint": "CONTAINS", **members}}


def refers(arn: str, name: str = "ref") -> dict[str, Any]:
    """Return a rule about an IP set."""
    return rule({"IPSetReferenceStatement": {"ARN": arn}}, name)
