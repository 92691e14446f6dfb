"""
The stacks within the stacks of documents, each as if it were a document of its own.

A nested stack stands in the store under the id that its resource has; its template is the text that was put into the
outer one, and its file the one that the text was read from.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeAlias

from gatewright.aws.cloudformation.families.nested_stacks import FILE, TEXT, TYPE
from gatewright.aws.cloudformation.records import from_json
from gatewright.aws.cloudformation.template import Template, template
from gatewright.server.stacks import Brought
from gatewright.services.cloudformation.records import standing
from gatewright.store.store import Store

Change: TypeAlias = Callable[[str, Mapping[str, Any]], Mapping[str, Any]]
"""What becomes of the properties of a resource of a type."""


def with_nested(brought: Iterable[Brought], store: Store) -> tuple[Brought, ...]:
    """Return what documents became, and behind each the stacks within it."""
    return tuple(each for one in brought for each in (one, *_within(one, store)))


def _within(outer: Brought, store: Store) -> Iterator[Brought]:
    for name, stack_id in outer.stack.physical_ids(TYPE).items():
        text = outer.declaration.template.resources[name].properties.get(TEXT)
        with store.reading(outer.place.account_id, outer.place.region) as documents:
            kept = standing(documents, stack_id)
        if kept is None or not isinstance(text, str):
            continue
        file = outer.declaration.template.resources[name].properties.get(FILE)
        declaration = replace(
            outer.declaration,
            path=outer.declaration.path if file is None else Path(file),
            template=template(json.loads(text)),
            watched=() if file is None else (Path(file),),
            untold=(),
        )
        inner = Brought(
            declaration=declaration,
            place=replace(outer.place, stack_name=kept["StackName"]),
            stack=from_json(kept["made"]),
            within=(*outer.within, name),
        )
        yield inner
        yield from _within(inner, store)


def changed(known: Template, name: str, change: Change) -> Template:
    """Return a template with one of its resources changed: `Front.Api` stands in that of the nested stack `Front`."""
    # An address of Terraform has dots of its own.
    outer, _, inner = (name, "", "") if name in known.resources else name.partition(".")
    one = known.resources.get(outer)
    if one is None:
        return known
    properties = _changed(one.type, one.properties, inner, change)
    return replace(known, resources={**known.resources, outer: replace(one, properties=properties)})


def _changed(kind: str, properties: Mapping[str, Any], inner: str, change: Change) -> Mapping[str, Any]:
    if not inner:
        return change(kind, properties)
    text = properties.get(TEXT)
    if kind != TYPE or not isinstance(text, str):
        return properties
    root = json.loads(text)
    name, _, deeper = inner.partition(".")
    one = root["Resources"].get(name)
    if one is None:
        return properties
    more = {**one, "Properties": _changed(one["Type"], one.get("Properties") or {}, deeper, change)}
    return {**properties, TEXT: json.dumps({**root, "Resources": {**root["Resources"], name: more}})}
