"""Documents become a `Configuration`; a document that is missing or refused becomes UNKNOWN with its reason."""

from collections.abc import Iterable, Mapping
from typing import Any

from gatewright.configuration.documents import Document, Documents
from gatewright.configuration.domains import domain_names
from gatewright.configuration.iam import told_access_keys
from gatewright.configuration.rest import rest_api
from gatewright.configuration.usage import api_keys, plans_by_key, usage_plans
from gatewright.configuration.waf import web_acls
from gatewright.model.api import RestApi
from gatewright.model.configuration import Configuration
from gatewright.model.listing import Listing
from gatewright.model.unknown import Unknown


def build(
    documents: Documents,
    *,
    account_id: str | Unknown,
    region: str | Unknown,
    api_ids: Iterable[str] = (),
    hosts: Iterable[str] = (),
    access_key_ids: Iterable[str] = (),
) -> Configuration:
    """Return what `documents` tell of one account and region.

    `api_ids` names APIs to read besides those that `get_rest_apis` lists: the doctor names just the one that was
    called, and reads nothing else; `hosts` names domain names in the same way, and `access_key_ids` the key that signed
    the call. The documents are of AWS's shape: whoever reads them from outside (`sources`) has seen to that.
    """
    listed = documents.get("get_rest_apis")
    plans = usage_plans(documents)
    apis = _rest_apis(documents, listed, api_ids)
    return Configuration(
        account_id=account_id,
        region=region,
        rest_apis=apis,
        domain_names=domain_names(documents, hosts),
        api_keys=api_keys(documents),
        usage_plans=plans,
        plans_by_key=plans_by_key(plans),
        access_keys=told_access_keys(documents, access_key_ids),
        web_acls=web_acls(documents, apis.known()),
    )


def _rest_apis(documents: Documents, listed: Document | Unknown | None, api_ids: Iterable[str]) -> Listing[RestApi]:
    """Return the APIs that are listed, and those named that are not."""
    rest = listed if isinstance(listed, Unknown) else None
    known: Mapping[str, Any] = {} if listed is None or isinstance(listed, Unknown) else listed
    items: dict[str, RestApi | None] = {}
    for summary in known.get("items", ()):
        items[summary["id"]] = rest_api(documents, summary)
    for api_id in api_ids:
        if api_id not in items:
            answer = documents.get("get_rest_api", api_id)
            if not isinstance(answer, Unknown):
                items[api_id] = None if answer is None else rest_api(documents, answer)
    return Listing(items, rest)
