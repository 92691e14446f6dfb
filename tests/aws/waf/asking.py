"""Ask one statement, written as AWS's JSON, or one web ACL, about a request."""

from collections.abc import Mapping
from typing import Any

from gatewright.aws.waf.compile import test as compiled_test
from gatewright.aws.waf.fields.table import reader
from gatewright.aws.waf.inspect import Result, inspect
from gatewright.aws.waf.inspection import Found, Inspection
from gatewright.aws.waf.statements.parts import Places
from gatewright.configuration.waf import web_acl
from gatewright.configuration.waf_fields import field_to_match
from gatewright.configuration.waf_statements import Statements
from gatewright.model.request import Headers, Peer, Request
from gatewright.model.waf import Action, WebAcl

CONTEXT = "awswaf:111122223333:webacl:shop:"
ARN = "arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/shop/0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d"


class Answers:
    """Documents of an account that holds just these, by operation and ids."""

    def __init__(self, **by_operation: Mapping[str, Any]) -> None:
        self._by_operation = by_operation

    def get(self, kind: str, *ids: str) -> Mapping[str, Any] | None:
        """Return the only document of the kind."""
        del ids  # there is one of each kind
        return self._by_operation.get(kind)


def request(
    path: str = "/prod/pets",
    query: str = "",
    body: bytes = b"",
    *,
    method: str = "GET",
    ip: str = "192.0.2.7",
    withheld: bool = False,
    **headers: str,
) -> Request:
    """Return a request; `_` in a header's name is `-`."""
    fields = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    return Request(
        method=method,
        host="a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com",
        path=path,
        query=query,
        headers=Headers(fields, withheld),
        body=body,
        peer=Peer(source_ip=ip),
    )


def inspection(asked: Request, *, parts: int = 20, body_limit: int = 16_384) -> Inspection:
    """Return the inspection of a request."""
    return Inspection(asked, asked.path.encode(), {}, body_limit, [None] * parts)


def part(field: Mapping[str, Any], asked: Request, before: list[Mapping[str, Any]] | None = None) -> Found:
    """Return what a field to match finds in a request."""
    return reader(field_to_match(field, before))(inspection(asked))


def statement(found: Mapping[str, Any], documents: Answers | None = None) -> Any:
    """Return a statement of AWS's JSON."""
    made = Statements(documents or Answers(), lambda _: None, lambda _: Action(kind="Count"))
    return made.statement(found)


def asks(
    found: Mapping[str, Any], asked: Request, documents: Answers | None = None, labels: tuple[str, ...] = ()
) -> bool | None:
    """Return what a statement says of a request that carries these labels."""
    at = inspection(asked)
    at.labels = dict.fromkeys(labels)
    return compiled_test(statement(found, documents), Places(), CONTEXT)(at)


def looks(kind: str, field: Mapping[str, Any] | None = None, *steps: str, **members: Any) -> dict[str, Any]:
    """Return a statement about a part: the query string where none is named."""
    transformations = [{"Priority": at, "Type": name} for at, name in enumerate(steps or ("NONE",))]
    return {
        f"{kind}Statement": {
            "FieldToMatch": field or {"QueryString": {}},
            "TextTransformations": transformations,
            **members,
        }
    }


def text(
    search: str, field: Mapping[str, Any] | None = None, *steps: str, position: str = "CONTAINS"
) -> dict[str, Any]:
    """Return a string match."""
    return looks("ByteMatch", field, *steps, SearchString=search.encode(), PositionalConstraint=position)


def rule(name: str, found: Mapping[str, Any], action: str | Mapping[str, Any] = "Block", **more: Any) -> dict[str, Any]:
    """Return a rule of AWS's JSON; its priority is where it stands."""
    return {"Name": name, "Statement": found, "Action": {action: {}} if isinstance(action, str) else action, **more}


def acl(*rules: Mapping[str, Any], documents: Mapping[str, Any] | None = None, **members: Any) -> WebAcl:
    """Return a web ACL with these rules in order."""
    placed = [{"Priority": at, **one} for at, one in enumerate(rules)]
    told = {"Name": "shop", "Id": ARN[-36:], "ARN": ARN, "DefaultAction": {"Allow": {}}, "Rules": placed, **members}
    made = web_acl(Answers(get_web_acl={"WebACL": told}, **(documents or {})), ARN)
    assert isinstance(made, WebAcl)
    return made


def result(of: WebAcl, asked: Request, answers: Mapping[Any, Any] | None = None) -> Result:
    """Return what a web ACL says of a request."""
    return inspect(of, asked, asked.path, answers if answers is not None else {})
