"""Rules of managed groups in short: one look at one part, with AWS's name and label."""

from typing import Final, Literal

from gatewright.model.waf import (
    Action,
    FieldToMatch,
    RegexPatternSetReference,
    Rule,
    RuleGroup,
    SizeConstraint,
    SqliMatch,
    Statement,
    XssMatch,
)

BLOCK: Final = Action(kind="Block")

BODY: Final = FieldToMatch(kind="Body")
COOKIES: Final = FieldToMatch(kind="Cookies", oversize="CONTINUE")
HEADERS: Final = FieldToMatch(kind="Headers", oversize="CONTINUE")
METHOD: Final = FieldToMatch(kind="Method")
PATH: Final = FieldToMatch(kind="UriPath")
QUERY_ARGUMENTS: Final = FieldToMatch(kind="AllQueryArguments")
QUERY_STRING: Final = FieldToMatch(kind="QueryString")

_DECODED: Final = ("URL_DECODE_UNI", "HTML_ENTITY_DECODE")
_DECODED_LOWER: Final = ("URL_DECODE_UNI", "LOWERCASE")


def header(name: str) -> FieldToMatch:
    """Return one header."""
    return FieldToMatch(kind="SingleHeader", name=name)


def patterns(field: FieldToMatch, *found: str) -> RegexPatternSetReference:
    """Return a statement about patterns, in a part that is decoded and in lower case."""
    return RegexPatternSetReference(arn="", patterns=found, field=field, transformations=_DECODED_LOWER)


def larger(field: FieldToMatch, size: int) -> SizeConstraint:
    """Return a statement about the size of a part."""
    return SizeConstraint(field=field, operator="GT", size=size)


def scripts(field: FieldToMatch) -> XssMatch:
    """Return a statement about cross-site scripting."""
    return XssMatch(field=field, transformations=_DECODED)


def sql(field: FieldToMatch, sensitivity: Literal["LOW", "HIGH"] = "LOW") -> SqliMatch:
    """Return a statement about SQL injection."""
    return SqliMatch(field=field, transformations=("URL_DECODE_UNI",), sensitivity=sensitivity)


def group(name: str, label_namespace: str, *rules: tuple[str, str, Statement]) -> RuleGroup:
    """Return a group: each rule by its name, its label and its statement; all block."""
    made = (
        Rule(name=rule, priority=place, statement=statement, action=BLOCK, labels=(label,))
        for place, (rule, label, statement) in enumerate(rules)
    )
    return RuleGroup(name=name, label_namespace=label_namespace, rules=tuple(made))
