"""
What documents declare, as a doctor reads an account: made by our own services in memory, and read from there.

A template tells what it declares, and nothing of the account around it. So what it does not hold is unknown rather than
absent: other functions, users and web ACLs, other API keys, and the values of keys that AWS draws.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from gatewright.aws.cloudformation.template import Template
from gatewright.model.unknown import Unknown
from gatewright.server.nested import changed, with_nested
from gatewright.server.stacks import Brought, bring
from gatewright.server.told_ids import Told, renamed, taken_for
from gatewright.services.settings import Settings
from gatewright.services.tagging import CUSTOM_ID
from gatewright.sources.account.reads import READS, missing_of, read_of
from gatewright.sources.errors import DocumentError
from gatewright.sources.templates.declaration import Declaration
from gatewright.store.answers import ANSWERS, Answers
from gatewright.store.iam_answers import GLOBAL
from gatewright.store.store import Store

API_TYPES: Final = ("AWS::ApiGateway::RestApi", "AWS::ApiGatewayV2::Api")
"""The types of resources that have an address."""

_ELSEWHERE: Final = frozenset(
    {"get_domain_name", "get_ip_set", "get_policy", "get_regex_pattern_set", "get_rule_group", "get_web_acl"}
)
"""Answers about things that may stand in the account without standing in the template."""

_OF_THE_WHOLE_ACCOUNT: Final = frozenset({"get_access_key_last_used", "list_access_keys", "list_functions"})
"""Answers that no template gives."""


_FUNCTION_PARTS: Final = 7
"""Parts of a function's ARN before its qualifier."""

_ACCOUNT: Final = re.compile(r"(?<![0-9])[0-9]{12}(?![0-9])")
_TOLD: Final = 4
"""So many digits of its account a refusal names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """The call that the documents are asked about."""

    api_id: str | None = None
    stage: str | None = None
    region: str
    account_id: str = "000000000000"
    api: str | None = None
    """The logical id of the API that it goes to, where somebody said so."""

    told: Told | None = None
    """What it tells of ids that AWS drew."""


def described(declarations: tuple[Declaration, ...], called: Called) -> "Described":
    """Return what the documents tell about the API that is called, which has in them the id that it was called by."""
    called = _placed(called, declarations)
    store = Store.open(None)
    settings = Settings(new_id=_same_id, account_id=called.account_id, region=called.region, allow_unenforced=True)
    brought = with_nested(bring(store, settings, declarations, leaves_out_what_protects=False), store)
    api_ids = dict(_apis(brought))
    if called.api_id is None or called.api_id in api_ids.values():
        return Described(store, called, brought)
    chosen = _chosen(api_ids, called, store)
    store.close()
    pinned = tuple(replace(one, template=_pinned(one.template, chosen, called.api_id)) for one in declarations)
    store = Store.open(None)
    brought = bring(store, settings, pinned, leaves_out_what_protects=False)
    return Described(store, called, with_nested(brought, store))


def _same_id() -> str:
    """Return what ids are drawn from: always the same, since values that nobody may guess are not told anyway."""
    return "described0"


def _placed(called: Called, declarations: tuple[Declaration, ...]) -> Called:
    """Return the call with the account that the documents themselves name, where they do.

    Of an account that a refusal names, only the last digits are known; an ARN in a document may tell the others.
    """
    accounts = [one.account_id for one in declarations if one.account_id is not None]
    ending = called.account_id.lstrip("0")
    named = (found for one in declarations for found in _ACCOUNT.findall(repr(one.template.resources)))
    accounts += [found for found in named if ending and found.endswith(called.account_id[-_TOLD:])]
    return replace(called, account_id=accounts[0] if accounts else called.account_id)


def _apis(brought: Iterable[Brought]) -> Iterable[tuple[str, str]]:
    for one in brought:
        for kind in API_TYPES:
            yield from ((one.named(name), api_id) for name, api_id in one.stack.physical_ids(kind).items())


def _chosen(api_ids: Mapping[str, str], called: Called, store: Store) -> str:
    """Return which API of the documents is the one that was called: the only one, or the only one with that stage."""
    if not api_ids:
        raise DocumentError("the documents declare no API")
    if called.api is not None:
        if called.api not in api_ids:
            raise DocumentError(f"`--api` names one of {_listed(api_ids)}, not `{called.api}`")
        return called.api
    if len(api_ids) == 1:
        return next(iter(api_ids))
    with store.reading(called.account_id, called.region) as documents:
        staged = [
            name
            for name, api_id in api_ids.items()
            if called.stage is not None
            and any(documents.get(kind, api_id, called.stage) is not None for kind in ("stage", "api_stage"))
        ]
    if len(staged) == 1:
        return staged[0]
    raise DocumentError(
        f"the documents declare several APIs, {_listed(api_ids)}: say with `--api NAME` which one is `{called.api_id}`"
    )


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _pinned(template: Template, name: str, api_id: str) -> Template:
    """Return the template with the id of one of its APIs given."""
    return changed(template, name, lambda kind, properties: _with_id(kind, properties, api_id))


def _with_id(kind: str, properties: Mapping[str, Any], api_id: str) -> Mapping[str, Any]:
    if kind not in API_TYPES:
        return properties
    tags = properties.get("Tags")
    if isinstance(tags, Mapping):
        return {**properties, "Tags": {**tags, CUSTOM_ID: api_id}}
    return {**properties, "Tags": [*(tags if isinstance(tags, list) else ()), {"Key": CUSTOM_ID, "Value": api_id}]}


class Described:
    """Documents of an account of which templates are all that is known."""

    def __init__(self, store: Store, called: Called, brought: tuple[Brought, ...]) -> None:
        self._store = store
        self._called = called
        self._brought = brought
        self.left_out = tuple(f"{name} ({kind})" for each in brought for name, kind in each.stack.left_out.items())
        """Resources that the documents declare and nobody here knows."""

        self._taken = taken_for(called.told or Told(), brought)
        self._drawn_for = {said: drawn for drawn, said in self._taken.items()}
        self._drawn = frozenset(
            one.made.physical_id
            for each in brought
            for name, one in each.stack.resources.items()
            if one.type == "AWS::ApiGateway::ApiKey"
            and "Value" not in each.declaration.template.resources[name].properties
        )

    @property
    def region(self) -> str:
        """Return the region that the declarations are read for."""
        return self._called.region

    @property
    def assumes_stage(self) -> bool:
        """Tell whether the documents name no stage, so that the one of the call is taken."""
        return any(one.declaration.assumes_stage for one in self._brought)

    def get(self, kind: str, *ids: str) -> Mapping[str, Any] | Unknown | None:
        """Return what the operation would answer, `Unknown` for what no template tells."""
        if kind == "get_caller_identity":
            account = self._called.account_id
            return {"Account": account, "Arn": f"arn:aws:iam::{account}:root", "UserId": account}
        if kind not in ANSWERS or kind.startswith("iam_") or kind in _OF_THE_WHOLE_ACCOUNT:
            return _untold(kind, ids)
        if kind == "get_policy" and ids[0] in self._untold("source_arn", "source_account", "function_name"):
            return _untold(kind, ids)
        if kind == "get_account_authorization_details" and self._has_untold_policies:
            return _untold(kind, ids)
        found = self._answer(kind, ids)
        if kind == "get_rest_api" and found is not None and ids[0] in self._untold("policy"):
            return {**found, "policy": _untold(kind, ids)}
        if found is None and kind in _ELSEWHERE and not (kind == "get_policy" and self._declares(ids[0])):
            return _untold(kind, ids)
        if kind == "get_api_keys":
            return self._without_drawn_values(found or {})
        if kind == "get_account_authorization_details" and not any((found or {}).values()):
            return _untold(kind, ids)
        return found

    def _declares(self, function_arn: str) -> bool:
        """Tell whether a function stands in a document: then the permissions that stand there are all it has."""
        unqualified = ":".join(function_arn.split(":")[:_FUNCTION_PARTS])
        return any(
            one.type == "AWS::Lambda::Function" and one.made.attributes.get("Arn") == unqualified
            for each in self._brought
            for one in each.stack.resources.values()
        )

    def _untold(self, *attributes: str) -> frozenset[str]:
        """Return the ids and ARNs of the resources of which a document does not tell one of these attributes."""
        return frozenset(
            told
            for each in self._brought
            for name, attribute in each.declaration.untold
            if attribute in attributes and name in each.stack.resources
            for one in [each.stack.resources[name].made]
            for told in (one.physical_id, str(one.attributes.get("Arn")))
        )

    @property
    def brought(self) -> tuple[Brought, ...]:
        """What each document became."""
        return self._brought

    def close(self) -> None:
        """Let go of the store that it was made in."""
        self._store.close()

    @property
    def _has_untold_policies(self) -> bool:
        return any(
            name not in each.stack.resources for each in self._brought for name, _attribute in each.declaration.untold
        )

    def _answer(self, kind: str, ids: tuple[str, ...]) -> dict[str, Any] | None:
        place = GLOBAL if kind == "get_account_authorization_details" else self._called.region
        with self._store.reading(self._called.account_id, place) as documents:
            found = Answers(documents).get(kind, *(self._drawn_for.get(one, one) for one in ids))
        return found if found is None or not self._taken else renamed(found, self._taken)

    def _without_drawn_values(self, answer: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return the keys, those without values that AWS has drawn; there may be others, which `position` says."""
        items = [
            {name: value for name, value in one.items() if name != "value" or one["id"] not in self._drawn}
            for one in answer.get("items", ())
        ]
        return {"items": items, "position": "elsewhere"}


def _untold(kind: str, ids: tuple[str, ...]) -> Unknown:
    return Unknown((missing_of(read_of(kind, ids), ids),)) if kind in READS else Unknown()
