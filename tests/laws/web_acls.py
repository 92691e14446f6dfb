"""Small random web ACLs, whose rules look at what the requests of `worlds` differ in."""

from random import Random
from typing import Any, Final

NAME: Final = "shop"
ARN: Final = f"arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/{NAME}/0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d"
SET_ARN: Final = "arn:aws:wafv2:eu-west-1:111122223333:regional/ipset/office/1a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d"
SET_KEY: Final = ("get_ip_set", "office", "REGIONAL", "1a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d")

_PLAIN: Final = [{"Priority": 0, "Type": "LOWERCASE"}]


def draw(chance: Random) -> dict[str, Any]:
    """Draw the answer of `get_web_acl`."""
    rules = draw_rules(chance, chance.randint(0, 4))
    web_acl = {"Name": NAME, "Id": ARN[-36:], "ARN": ARN, "DefaultAction": _default(chance), "Rules": rules}
    return {"WebACL": web_acl, "LockToken": ARN[-36:]}


def draw_rules(chance: Random, number: int) -> list[dict[str, Any]]:
    """Draw rules, in their order."""
    return [_rule(chance, at) for at in range(number)]


def draw_set(chance: Random) -> dict[str, Any]:
    """Draw the answer of `get_ip_set`."""
    addresses = chance.choice((["192.0.2.0/24"], ["10.0.0.0/8", "2001:db8::/32"], []))
    return {"IPSet": {"Name": "office", "Id": SET_ARN[-36:], "ARN": SET_ARN, "Addresses": addresses}}


def _default(chance: Random) -> dict[str, Any]:
    return {"Block": {}} if chance.random() < 0.15 else {"Allow": {}}


def _rule(chance: Random, at: int) -> dict[str, Any]:
    if chance.random() < 0.2:
        statement = _rate(chance)
    else:
        statement = chance.choice((_leaf, _leaf, _leaf, _nested))(chance)
    kind = chance.choice(("Block", "Block", "Count", "Count", "Allow", "Captcha", "Challenge"))
    rule = {"Name": f"rule-{at}", "Priority": at, "Statement": statement, "Action": {kind: {}}}
    return {**rule, "RuleLabels": [{"Name": "seen:here"}]} if chance.random() < 0.4 else rule


def _nested(chance: Random) -> dict[str, Any]:
    kind = chance.choice(("And", "Or", "Not"))
    if kind == "Not":
        return {"NotStatement": {"Statement": _leaf(chance)}}
    return {f"{kind}Statement": {"Statements": [_leaf(chance), _leaf(chance)]}}


def _leaf(chance: Random) -> dict[str, Any]:
    return chance.choice((_text, _text, _size, _label, _address, _country))(chance)


def _text(chance: Random) -> dict[str, Any]:
    fields: tuple[tuple[dict[str, Any], str], ...] = (
        ({"SingleHeader": {"Name": "x-api-key"}}, "key-one"),
        ({"SingleHeader": {"Name": "origin"}}, "shop"),
        ({"UriPath": {}}, "/pets"),
        ({"Method": {}}, "get"),
        ({"AllQueryArguments": {}}, "red"),
        ({"Headers": {"MatchPattern": {"All": {}}, "MatchScope": "ALL", "OversizeHandling": "MATCH"}}, "bearer"),
    )
    field, search = chance.choice(fields)
    spec = {"SearchString": search.encode(), "FieldToMatch": field, "TextTransformations": _PLAIN}
    return {"ByteMatchStatement": {**spec, "PositionalConstraint": "CONTAINS"}}


def _size(chance: Random) -> dict[str, Any]:
    fields: tuple[dict[str, Any], ...] = ({"QueryString": {}}, {"Body": {}}, {"SingleHeader": {"Name": "origin"}})
    field = chance.choice(fields)
    operator = chance.choice(("GT", "LE", "EQ"))
    spec: dict[str, Any] = {"FieldToMatch": field, "ComparisonOperator": operator, "Size": chance.choice((0, 5, 20))}
    return {"SizeConstraintStatement": {**spec, "TextTransformations": _PLAIN}}


def _label(chance: Random) -> dict[str, Any]:
    scope, key = chance.choice((("LABEL", "here"), ("LABEL", "seen:here"), ("NAMESPACE", "seen:"), ("LABEL", "other")))
    return {"LabelMatchStatement": {"Scope": scope, "Key": key}}


def _address(_chance: Random) -> dict[str, Any]:
    return {"IPSetReferenceStatement": {"ARN": SET_ARN}}


def _country(_chance: Random) -> dict[str, Any]:
    return {"GeoMatchStatement": {"CountryCodes": ["FR"]}}


def _rate(chance: Random) -> dict[str, Any]:
    by_method = {"AggregateKeyType": "CUSTOM_KEYS", "CustomKeys": [{"HTTPMethod": {}}]}
    by_key = {"AggregateKeyType": "CUSTOM_KEYS", "CustomKeys": [{"Header": {"Name": "x-api-key"}}]}
    how = chance.choice((by_method, by_key, {"AggregateKeyType": "IP"}))
    return {"RateBasedStatement": {"Limit": 10, **how, "ScopeDownStatement": _leaf(chance)}}
