"""Documents become a `Configuration`; a document that is missing or refused becomes UNKNOWN with its reason."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from gatewright.configuration.access_keys import access_keys, merged
from gatewright.configuration.documents import Document, Documents
from gatewright.configuration.domains import domain_names
from gatewright.configuration.functions import functions
from gatewright.configuration.http import apis as apis_of_v2
from gatewright.configuration.rest import rest_api
from gatewright.configuration.told_keys import told_access_keys
from gatewright.configuration.usage import api_keys, plans_by_key, usage_plans
from gatewright.configuration.vpc_endpoints import vpc_endpoints
from gatewright.configuration.waf import web_acls
from gatewright.model.api import Api
from gatewright.model.configuration import Configuration
from gatewright.model.listing import Listing
from gatewright.model.principal import AccessKey
from gatewright.model.unknown import UNKNOWN, Unknown


def build(
    documents: Documents,
    *,
    account_id: str | Unknown,
    region: str | Unknown,
    api_ids: Iterable[str] = (),
    hosts: Iterable[str] = (),
    access_key_ids: Iterable[str] = (),
    behind_methods: bool = False,
) -> Configuration:
    """Return what `documents` tell of one account and region.

    `api_ids` names APIs to read besides those that `get_rest_apis` lists: the doctor names just the one that was
    called, and reads nothing else; `hosts` names domain names in the same way, and `access_key_ids` the key that signed
    the call; the functions `behind_methods` are read where somebody asks who may call them. Where nobody says which
    account it is, the identity of whoever reads it does. The documents are of AWS's shape: whoever reads them from
    outside (`sources`) has seen to that.
    """
    listed = documents.get("get_rest_apis")
    plans = usage_plans(documents)
    ids = tuple(api_ids)
    apis = _rest_apis(documents, listed, ids)
    of_v2 = apis_of_v2(documents, ids)
    account = _own_account(documents) if isinstance(account_id, Unknown) else account_id
    return Configuration(
        account_id=account,
        region=region,
        rest_apis=apis,
        apis=of_v2,
        domain_names=domain_names(documents, hosts),
        api_keys=api_keys(documents),
        usage_plans=plans,
        plans_by_key=plans_by_key(plans),
        access_keys=_access_keys(documents, account, tuple(access_key_ids)),
        functions=functions(documents, (*apis.known(), *of_v2.known()), behind_methods=behind_methods),
        web_acls=web_acls(documents, apis.known()),
        vpc_endpoints=vpc_endpoints(documents),
    )


@dataclass(frozen=True, slots=True)
class _Elsewhere:
    """What a world tells of the users of another account."""

    documents: Documents
    account_id: str

    def get(self, kind: str, *ids: str) -> Document | Unknown | None:
        """Return that account's answer."""
        del ids  # none of these answers has any
        kind = "iam_account_details" if kind == "get_account_authorization_details" else kind
        return self.documents.get(kind, self.account_id)


def _own_account(documents: Documents) -> str | Unknown:
    """Return the account whose credentials read the documents."""
    answer = documents.get("get_caller_identity")
    if isinstance(answer, Unknown):
        return answer
    return UNKNOWN if answer is None else str(answer["Account"])


def _access_keys(documents: Documents, account_id: str | Unknown, key_ids: tuple[str, ...]) -> Listing[AccessKey]:
    """Return the access keys: all of a world that tells secrets, else the caller's own, and what is told of others.

    A list that says `IsTruncated` holds no more than somebody's own keys.
    """
    whole = documents.get("iam_access_keys")
    if isinstance(whole, Unknown):
        return told_access_keys(documents, key_ids)
    others = documents.get("iam_accounts")
    ids = () if others is None or isinstance(others, Unknown) else tuple(others["Accounts"])
    elsewhere = (access_keys(_Elsewhere(documents, one), account_id=one) for one in ids)
    listed = merged((access_keys(documents, account_id=account_id), *elsewhere))
    if whole is None or not whole.get("IsTruncated"):
        return listed
    told = told_access_keys(documents, (one for one in key_ids if one not in listed.items))
    return Listing({**told.items, **listed.items}, told.rest)


def _rest_apis(documents: Documents, listed: Document | Unknown | None, api_ids: Iterable[str]) -> Listing[Api]:
    """Return the APIs that are listed, and those named that are not."""
    rest = listed if isinstance(listed, Unknown) else None
    known: Mapping[str, Any] = {} if listed is None or isinstance(listed, Unknown) else listed
    items: dict[str, Api | None] = {}
    for summary in known.get("items", ()):
        items[summary["id"]] = rest_api(documents, summary)
    for api_id in api_ids:
        if api_id not in items:
            answer = documents.get("get_rest_api", api_id)
            if not isinstance(answer, Unknown):
                items[api_id] = None if answer is None else rest_api(documents, answer)
    return Listing(items, rest)
