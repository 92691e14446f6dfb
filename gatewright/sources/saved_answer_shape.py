"""A saved answer is checked against what its command prints, and brought to the form that boto3 gives.

The AWS CLI prints `items` for most lists and `item` for stages, dates as ISO 8601 text or as Unix seconds (its setting
`cli_timestamp_format`), and a token in place of the pages that it was told to leave out.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from gatewright.sources.account.read import Read
from gatewright.sources.errors import DocumentError, shown
from gatewright.sources.json_text import came

_DATES: Final = frozenset({"createdDate", "lastUpdatedDate", "certificateUploadDate", "CreatedDate", "LastUpdatedDate"})
_BESIDES: Final = {
    "get_caller_identity": "Account",
    "get_stages": "stageName",
    "get_gateway_responses": "responseType",
    "get_domain_names": "domainName",
    "get_domain_name": "domainName",
    "get_domain_name_access_associations": "domainNameArn",
    "get_base_path_mappings": "restApiId",
    "list_functions": "FunctionName",
    "list_routing_rules": "RoutingRuleArn",
    "describe_vpc_endpoints": "ServiceName",
    "get_policy": "RevisionId",
    "v2_get_apis": "ProtocolType",
    "v2_get_api": "ProtocolType",
    "v2_get_routes": "RouteKey",
    "v2_get_authorizers": "AuthorizerId",
    "v2_get_integrations": "IntegrationType",
    "v2_get_stages": "StageName",
    "v2_get_deployment": "DeploymentId",
}
"""What a thing has to have besides the member that tells what it is, where that is not its id."""
_MORE: Final = ("NextToken", "nextToken", "position", "Marker", "NextMarker")


def is_cut_off(answer: Mapping[str, Any]) -> bool:
    """Tell whether the list goes on in pages that were not saved (`--max-items`, `--no-paginate`)."""
    return any(answer.get(member) for member in _MORE)


def shaped(answer: Mapping[str, Any], read: Read) -> dict[str, Any]:
    """Return the answer in boto3's form; raises `DocumentError` that names the member, without the file."""
    if read.service == "iam":
        return _of_iam(answer, read)
    if read.holds is not None:
        thing = answer.get(read.holds)
        if not isinstance(thing, dict):
            got = "found none" if read.holds not in answer else came(thing)
            raise DocumentError(f"`{read.holds}`: expected an object, {got}")
        for name in ("ARN", "Name", "Id"):
            if not isinstance(thing.get(name), str):
                got = "found none" if name not in thing else came(thing[name])
                raise DocumentError(f"`{read.holds}.{name}`: expected a string, {got}")
        return dict(answer)
    if read.listing is None:
        _need(answer, read, "")
        document: dict[str, Any] = _with_dates(answer, "")
        return document
    found = next((name for name in ("items", "item", read.listing) if name in answer), None)
    items = answer[found] if found is not None else None
    if not isinstance(items, list):
        got = "found none" if found is None else came(items)
        raise DocumentError(f"`{read.listing}`: expected an array, {got}")
    for index, item in enumerate(items):
        if not isinstance(item, dict):
            raise DocumentError(f"`{found}[{index}]`: expected an object, {came(item)}")
        _need(item, read, f"{found}[{index}].")
    return {read.listing: [_with_dates(item, f"{found}[{index}].") for index, item in enumerate(items)]}


def _of_iam(answer: Mapping[str, Any], read: Read) -> dict[str, Any]:
    """Return an answer of IAM, whose lists have names of their own; a filter may have left some empty."""
    if read.listing is None:
        return dict(answer)
    lists = {name: answer.get(name, []) for name in (read.listing, *read.more_listings)}
    for name, items in lists.items():
        if not isinstance(items, list):
            raise DocumentError(f"`{name}`: expected an array, {came(items)}")
        for index, item in enumerate(items):
            if not isinstance(item, dict):
                raise DocumentError(f"`{name}[{index}]`: expected an object, {came(item)}")
            if not isinstance(item.get(read.member or ""), str):
                raise DocumentError(f"`{name}[{index}].{read.member}`: expected a string, found none")
    return lists


def _need(thing: Mapping[str, Any], read: Read, prefix: str) -> None:
    """Raise unless a thing has the member that tells what it is; most need another besides."""
    for name in dict.fromkeys((read.member or "id", _BESIDES.get(read.kind, "id"))):
        if not isinstance(thing.get(name), str):
            got = "found none" if name not in thing else came(thing[name])
            raise DocumentError(f"`{prefix}{name}`: expected a string, {got}")


def _with_dates(value: Any, place: str) -> Any:
    if isinstance(value, dict):
        return {
            name: _seconds(member, place + name) if name in _DATES else _with_dates(member, f"{place}{name}.")
            for name, member in value.items()
        }
    if isinstance(value, list):
        return [_with_dates(member, f"{place.rstrip('.')}[{index}].") for index, member in enumerate(value)]
    return value


def _seconds(value: Any, place: str) -> float:
    """Return a date as Unix seconds."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    try:
        moment = datetime.fromisoformat(value)
    except (TypeError, ValueError) as error:
        raise DocumentError(f"`{place}`: expected a date in ISO 8601 or Unix seconds, {came(value)}") from error
    if moment.tzinfo is None:
        raise DocumentError(f"`{place}`: expected a date with its time zone, got {shown(value)}")
    return moment.timestamp()
