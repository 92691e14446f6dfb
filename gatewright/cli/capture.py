"""`gatewright capture`: the configuration of one API in one file, read with boto3, without its secrets."""

import argparse
import json
import secrets
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from gatewright.cli.exits import NOTHING_REFUSED, UsageError
from gatewright.configuration.build import build
from gatewright.configuration.documents import Documents
from gatewright.configuration.vpc_endpoints import of_execute_api
from gatewright.model.unknown import UNKNOWN, Unknown
from gatewright.sources.account.reads import least_policy
from gatewright.sources.capture import LISTS, Recorder, render

Keeps = Callable[[str, Mapping[str, Any]], Mapping[str, Any]]
"""Leaves parts of an answer out, by the kind of it."""

_READ = (
    ("get_rest_apis",),
    ("v2_get_apis",),
    ("get_api_keys",),
    ("get_usage_plans",),
    ("get_usage_plan_keys",),
    ("get_domain_names",),
    ("get_base_path_mappings",),
    ("list_routing_rules",),
    ("describe_vpc_endpoints",),
    ("get_domain_name_access_associations",),
    ("get_policy",),
    ("get_web_acl",),
    ("get_rule_group",),
    ("get_ip_set",),
    ("get_regex_pattern_set",),
    ("get_object",),
)
_OF_THE_API = (
    "get_rest_api",
    "get_resources",
    "get_stages",
    "get_deployment",
    "get_authorizers",
    "get_gateway_responses",
)
_OF_A_V2_API = (
    "v2_get_api",
    "v2_get_routes",
    "v2_get_integrations",
    "v2_get_stages",
    "v2_get_deployment",
    "v2_get_authorizers",
    "v2_export_api",
)

_STAGES = {"get_stages": ("item", "stageName"), "v2_get_stages": ("Items", "StageName")}
"""The same of stages, by their names."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("--api", required=True, metavar="ID", help="the REST, HTTP or WebSocket API")
    parser.add_argument("--stage", metavar="NAME", help="only this stage of it")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="write the capture there")
    parser.add_argument(
        "--print-policy",
        action="store_true",
        help="print the least IAM policy that it takes, and end; with --profile or --endpoint-url, what may be read"
        " there is looked at, and no more is asked for",
    )
    parser.add_argument("--profile", metavar="NAME", help="the AWS profile to read with")
    parser.add_argument("--region", metavar="REGION", help="the AWS region of the API")
    parser.add_argument("--endpoint-url", metavar="URL", help="the endpoint to read from")


def run(options: argparse.Namespace) -> int:
    """Read the API and write the capture."""
    from gatewright.cli.aws import account, region_of  # noqa: PLC0415 - boto3 is slow to load

    region = region_of(options.profile, options.region)
    if options.print_policy:
        print(json.dumps(least_policy(_wanted(options, region), region=region), indent=2))
        return NOTHING_REFUSED
    if options.output is None:
        raise UsageError("`capture` needs `-o FILE`, or `--print-policy`")

    def keeps(kind: str, answer: Mapping[str, Any]) -> Mapping[str, Any]:
        if kind == "describe_vpc_endpoints":
            return of_execute_api(answer)
        if kind not in _STAGES or options.stage is None:
            return answer
        items, name = _STAGES[kind]
        return {**answer, items: [each for each in answer.get(items, ()) if each[name] == options.stage]}

    try:
        recorder = _read(account(options.profile, region, options.endpoint_url), options.api, region, keeps)
    except ValueError as error:
        raise UsageError(str(error)) from error
    found = [recorder.read.get((kind, options.api)) for kind in ("get_rest_api", "v2_get_api")]
    if all(answer is None for answer in found):
        raise UsageError(f"there is no API `{options.api}` in {region}")
    if options.stage is not None and _lacks_stage(recorder, options.api):
        raise UsageError(f"the API `{options.api}` has no stage `{options.stage}`")
    try:
        text = render(recorder, region=region, api_id=options.api, salt=secrets.token_hex(16))
        options.output.write_text(text, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"cannot write `{options.output}`: {(error.strerror or str(error)).lower()}") from error
    refused = sum(isinstance(answer, Unknown) for answer in recorder.read.values())
    note = f", {refused} could not be read" if refused else ""
    print(f"{options.output}: {len(recorder.read)} documents of {options.api} in {region}{note}")
    return NOTHING_REFUSED


def _read(documents: Documents, api_id: str, region: str, keeps: Keeps = lambda _, answer: answer) -> Recorder:
    """Read all that a capture of one API holds; raises `ValueError` for an account that cannot be asked."""
    recorder = Recorder(_Narrowed(documents, api_id), keeps)
    for kind in ("get_rest_api", "v2_get_api"):
        recorder.get(kind, api_id)
    build(recorder, account_id=UNKNOWN, region=region, api_ids=(api_id,), behind_methods=True)
    return recorder


def _wanted(options: argparse.Namespace, region: str) -> Iterable[tuple[str, ...]]:
    """Return what a capture of the API reads: seen where somebody said who may read it, else whatever it may be."""
    from gatewright.cli.aws import account  # noqa: PLC0415 - boto3 is slow to load

    every = [*_READ, *((kind, options.api) for kind in (*_OF_THE_API, *_OF_A_V2_API))]
    if options.profile is None and options.endpoint_url is None:
        return every
    try:
        read = _read(account(options.profile, region, options.endpoint_url), options.api, region).read
    except ValueError as error:
        raise UsageError(str(error)) from error
    exists = any(read.get((kind, options.api)) is not None for kind in ("get_rest_api", "v2_get_api"))
    is_whole = exists and not any(isinstance(answer, Unknown) for answer in read.values())
    return tuple(read) if is_whole else every


def _lacks_stage(recorder: Recorder, api_id: str) -> bool:
    """Tell whether the stages of an API were told, and the one that was asked for is not among them."""
    told = [(recorder.read.get((kind, api_id)), items) for kind, (items, _) in _STAGES.items()]
    known = [answer.get(items) for answer, items in told if answer is not None and not isinstance(answer, Unknown)]
    return bool(known) and not any(known)


class _Narrowed:
    """An account of which only one API is listed."""

    def __init__(self, documents: Any, api_id: str) -> None:
        self._documents = documents
        self._api_id = api_id

    def get(self, kind: str, *ids: str) -> Mapping[str, Any] | Unknown | None:
        """Return the document; the list of APIs holds just the one."""
        answer: Mapping[str, Any] | Unknown | None = self._documents.get(kind, *ids)
        if kind not in LISTS or answer is None or isinstance(answer, Unknown):
            return answer
        items, name = LISTS[kind]
        return {**answer, items: [each for each in answer.get(items, ()) if each.get(name) == self._api_id]}
