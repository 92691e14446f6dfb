"""A policy document as a checked tree, each part with its place in the JSON.

Restates "Grammar of the IAM JSON policy language":
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
What is refused here is what makes no sense in any policy; a value that merely matches nothing (a broken ARN, an
address that is none) is left for `compile`, which reports it.

Syntax is judged first, of the whole document; the first of the other faults in IAM's order (`malformed.ORDER`) is named
only where there is none. Policies that IAM keeps may have what it reads over: a condition key without a service, an
operator that nobody knows but that compares nothing, a `null` among resources (moto's tests state all of it of AWS).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from gatewright.aws.policy import json_text, malformed
from gatewright.aws.policy.conditions.operators import Operator, operator
from gatewright.aws.policy.malformed import MalformedPolicy

Kind = Literal["identity", "resource", "boundary", "session", "scp", "rcp", "endpoint"]
"""What a policy is attached to."""

Effect = Literal["Allow", "Deny"]
"""What a statement does when it applies."""

DEFAULT_VERSION: Final = "2008-10-17"
"""The version of a document that names none."""

VERSIONS: Final = (DEFAULT_VERSION, "2012-10-17")
"""The versions of the policy language."""

WITH_PRINCIPAL: Final[frozenset[Kind]] = frozenset({"resource", "rcp"})
"""Where each statement names its principals."""

OF_IAM: Final[frozenset[Kind]] = frozenset({"identity", "boundary", "session"})
"""Policies that IAM and STS read."""

MAYBE_PRINCIPAL: Final[frozenset[Kind]] = frozenset({"endpoint"})
"""Where a statement without principals is about everyone."""

PRINCIPAL_TYPES: Final = ("AWS", "Federated", "Service", "CanonicalUser")
"""What a principal may be."""

Faults: TypeAlias = list[MalformedPolicy]
"""Faults other than those of syntax, as they were met."""

_TOP: Final = ("Version", "Id", "Statement")
_STATEMENT: Final = (
    "Sid",
    "Effect",
    "Principal",
    "NotPrincipal",
    "Action",
    "NotAction",
    "Resource",
    "NotResource",
    "Condition",
)


@dataclass(frozen=True, slots=True)
class Text:
    """One value, with its place."""

    text: str
    """What is written; numbers and booleans as text."""

    path: str
    """Where: `Statement[0].Action[1]`."""


@dataclass(frozen=True, slots=True)
class Element:
    """`Action`, `NotAction`, `Resource` or `NotResource`."""

    name: str
    """Which of them."""

    values: tuple[Text, ...]
    """What it lists."""

    path: str
    """Where it stands."""

    @property
    def negated(self) -> bool:
        """Return whether it is the Not- form."""
        return self.name.startswith("Not")


@dataclass(frozen=True, slots=True)
class Principals:
    """`Principal` or `NotPrincipal`."""

    name: str
    """Which of them."""

    everyone: bool
    """Whether it lists `"*"` or `{"AWS": "*"}`."""

    entries: tuple[tuple[str, Text], ...]
    """Each other entry, with its type (`AWS`, `Service`)."""

    path: str
    """Where it stands."""

    @property
    def negated(self) -> bool:
        """Return whether it is the Not- form."""
        return self.name.startswith("Not")


@dataclass(frozen=True, slots=True)
class ConditionEntry:
    """One key under one operator."""

    operator_text: str
    """The operator as written."""

    operator: Operator
    """What it means."""

    key: str
    """The context key as written."""

    values: tuple[Text, ...]
    """What the key is compared with."""

    path: str
    """Where it stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementNode:
    """One statement."""

    index: int
    """Its place in the document, from 0."""

    sid: str | None
    """Its name."""

    effect: Effect
    """What it does."""

    principals: Principals | None
    """Whom it is about; `None` where policies name nobody."""

    actions: Element
    """What they do."""

    resources: Element
    """To what."""

    conditions: tuple[ConditionEntry, ...]
    """Under which conditions, all of which must hold."""

    path: str
    """Where it stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A whole policy."""

    kind: Kind
    """What it is attached to."""

    version: str
    """The version of the language."""

    statements: tuple[StatementNode, ...]
    """Its statements, in order."""


def document(source: str | Mapping[str, object], kind: Kind) -> Document:
    """Return the tree of a policy, or raise `MalformedPolicy`."""
    found = json_text.read(source) if isinstance(source, str) else source
    top = _object(found, "")
    _known(top, _TOP, "")
    version = _optional_text(top, "Version", "") or DEFAULT_VERSION
    if version not in VERSIONS:
        raise MalformedPolicy(f"expected `{'` or `'.join(VERSIONS)}`, not `{version}`", "Version")
    _optional_text(top, "Id", "")
    faults: Faults = []
    statements = tuple(_statements(top, kind, faults))
    faults.extend(_same_sids(statements))
    if faults:
        raise min(faults, key=lambda fault: malformed.ORDER.index(fault.iam_message))
    return Document(kind=kind, version=version, statements=statements)


def _statements(top: Mapping[str, object], kind: Kind, faults: Faults) -> Iterator[StatementNode]:
    found = top.get("Statement")
    if isinstance(found, Mapping):
        yield _statement(found, 0, "Statement", kind, faults)
        return
    if not isinstance(found, Sequence) or isinstance(found, str):
        raise MalformedPolicy("expected an object or a list of objects", "Statement")
    if not found:
        raise MalformedPolicy("expected at least one statement", "Statement")
    for index, node in enumerate(found):
        path = f"Statement[{index}]"
        yield _statement(_object(node, path), index, path, kind, faults)


def _statement(node: Mapping[str, object], index: int, path: str, kind: Kind, faults: Faults) -> StatementNode:
    _known(node, _STATEMENT, path)
    sid = _optional_text(node, "Sid", path) or None
    return StatementNode(
        index=index,
        sid=sid,
        effect=_effect(node, path, faults),
        principals=_principals(node, path, kind),
        actions=_actions(node, path, faults),
        resources=_resources(node, path, kind, faults),
        conditions=tuple(_conditions(node, path, kind, faults)),
        path=path,
    )


def _effect(node: Mapping[str, object], path: str, faults: Faults) -> Effect:
    effect = node.get("Effect")
    wrong = f"expected `Allow` or `Deny`, not `{_shown(effect)}`"
    if not isinstance(effect, str) or effect.title() not in ("Allow", "Deny"):
        raise MalformedPolicy(wrong, f"{path}.Effect")
    if effect not in ("Allow", "Deny"):
        faults.append(MalformedPolicy(wrong, f"{path}.Effect", malformed.LEGACY))
    return "Allow" if effect == "Allow" else "Deny"


def _actions(node: Mapping[str, object], path: str, faults: Faults) -> Element:
    element = _element(node, ("Action", "NotAction"), path, malformed.NO_ACTIONS, faults)
    for value in element.values:
        if value.text == "*":
            continue
        colons = value.text.count(":")
        if colons == 0:
            wrong = f"expected `service:name`, not `{value.text}`"
            faults.append(MalformedPolicy(wrong, value.path, malformed.NO_VENDOR))
        if colons > 1:
            faults.append(MalformedPolicy(f"expected one colon in `{value.text}`", value.path, malformed.TWO_COLONS))
    return element


def _resources(node: Mapping[str, object], path: str, kind: Kind, faults: Faults) -> Element:
    found = node.get("Resource")
    if kind in OF_IAM and isinstance(found, Sequence) and not isinstance(found, str) and None in found:
        node = {**node, "Resource": [value for value in found if value is not None]}
    return _element(node, ("Resource", "NotResource"), path, malformed.NO_RESOURCES, faults)


def _element(
    node: Mapping[str, object], names: tuple[str, str], path: str, iam_message: str, faults: Faults
) -> Element:
    name = _one_of(node, names, path)
    if name is None:
        faults.append(MalformedPolicy(f"expected `{names[0]}` or `{names[1]}`", path, iam_message))
        return Element(names[0], (), path)
    values = _texts(node[name], f"{path}.{name}")
    if not values:
        faults.append(MalformedPolicy("expected at least one value", f"{path}.{name}", iam_message))
    return Element(name, values, f"{path}.{name}")


def _principals(node: Mapping[str, object], path: str, kind: Kind) -> Principals | None:
    name = _one_of(node, ("Principal", "NotPrincipal"), path)
    if name is None:
        if kind in WITH_PRINCIPAL:
            text = f"expected `Principal` or `NotPrincipal` in a {kind} policy"
            raise MalformedPolicy(text, path, malformed.LACKS_PRINCIPAL)
        return None
    place = f"{path}.{name}"
    if kind not in WITH_PRINCIPAL | MAYBE_PRINCIPAL:
        raise MalformedPolicy(f"a policy of the kind {kind} names no principal", place, malformed.HAS_PRINCIPAL)
    found = node[name]
    if found == "*":
        return Principals(name, everyone=True, entries=(), path=place)
    if not isinstance(found, Mapping) or not found:
        raise MalformedPolicy(f'expected `"*"` or an object such as `{{"AWS": ...}}`, not `{_shown(found)}`', place)
    _known(found, PRINCIPAL_TYPES, place)
    entries = [(type_, value) for type_, values in found.items() for value in _texts(values, f"{place}.{type_}")]
    for _, value in entries:
        if value.text != "*" and ("*" in value.text or "?" in value.text):
            raise MalformedPolicy(f"a principal has no wildcards, but `{value.text}` does", value.path)
    everyone = any(type_ == "AWS" and value.text == "*" for type_, value in entries)
    rest = tuple((type_, value) for type_, value in entries if type_ != "AWS" or value.text != "*")
    return Principals(name, everyone, rest, place)


def _conditions(node: Mapping[str, object], path: str, kind: Kind, faults: Faults) -> Iterator[ConditionEntry]:
    if "Condition" not in node:
        return
    for name, keys in _object(node["Condition"], f"{path}.Condition").items():
        place = f"{path}.Condition.{name}"
        found = operator(name)
        if found is None:
            if kind in OF_IAM and keys == {}:
                continue
            raise MalformedPolicy(f"there is no condition operator `{name}`", place)
        for key, values in _object(keys, place).items():
            if ":" not in key and kind not in OF_IAM:
                faults.append(MalformedPolicy(f"expected `service:key`, not `{key}`", place, malformed.NO_VENDOR))
            yield ConditionEntry(name, found, key, _texts(values, f"{place}.{key}"), f"{place}.{key}")


def _same_sids(statements: Sequence[StatementNode]) -> Iterator[MalformedPolicy]:
    seen: set[str] = set()
    for node in statements:
        if node.sid is None:
            continue
        if node.sid in seen:
            yield MalformedPolicy(f"the `Sid` `{node.sid}` stands twice", f"{node.path}.Sid", malformed.SAME_SID)
        seen.add(node.sid)


def _texts(found: object, path: str) -> tuple[Text, ...]:
    if isinstance(found, Sequence) and not isinstance(found, str):
        return tuple(_text(value, f"{path}[{place}]") for place, value in enumerate(found))
    return (_text(found, path),)


def _text(found: object, path: str) -> Text:
    if isinstance(found, bool):
        return Text("true" if found else "false", path)
    if isinstance(found, (str, int, float)):
        return Text(str(found), path)
    raise MalformedPolicy(f"expected a text or a list of texts, not `{_shown(found)}`", path)


def _object(found: object, path: str) -> Mapping[str, object]:
    if not isinstance(found, Mapping):
        raise MalformedPolicy(f"expected an object, not `{_shown(found)}`", path)
    return found


def _known(node: Mapping[str, object], names: Sequence[str], path: str) -> None:
    for name in node:
        if name not in names:
            raise MalformedPolicy(f"expected one of {', '.join(names)}, not `{name}`", path)


def _one_of(node: Mapping[str, object], names: tuple[str, str], path: str) -> str | None:
    present = [name for name in names if name in node]
    if len(present) > 1:
        raise MalformedPolicy(f"`{names[0]}` and `{names[1]}` exclude each other", path)
    return present[0] if present else None


def _optional_text(node: Mapping[str, object], name: str, path: str) -> str | None:
    found = node.get(name)
    if found is None and name not in node:
        return None
    if not isinstance(found, str):
        raise MalformedPolicy(f"expected a text, not `{_shown(found)}`", f"{path}.{name}" if path else name)
    return found


def _shown(found: object) -> str:
    """Return a value as a message may show it: whole if it is short."""
    text = str(found)
    return text if len(text) <= 60 else f"{text[:57]}..."
