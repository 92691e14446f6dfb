"""The doors before a stage, changed where a document declares them: endpoints, mappings, web ACLs."""

from collections.abc import Iterator, Mapping
from typing import Any

from gatewright.checks.waf.exceptions import matching, told_but_not
from gatewright.checks.waf.update import plain
from gatewright.doctor.patches.document import Change, Document
from gatewright.sources.edits.edit import Append, Edit, Put, Remove
from gatewright.sources.edits.nodes import Path

_CONFIGURATION = "x-amazon-apigateway-endpoint-configuration"
_FLAG = "disableExecuteApiEndpoint"


def open_default_endpoint(document: Document) -> Iterator[Change]:
    """Let the API be called by its default name again."""
    for sheet, at, root in document.bodies():
        for path, holder in ((at, root), *_servers(root, at)):
            told = holder.get(_CONFIGURATION)
            if isinstance(told, Mapping) and told.get(_FLAG):
                yield Change(sheet=sheet, edits=(Put((*path, _CONFIGURATION, _FLAG), False),))
    found = document.properties(document.api) if document.api is not None else None
    if found is not None and document.main.kind != "openapi":
        name = "disable_execute_api_endpoint" if document.main.kind == "terraform" else "DisableExecuteApiEndpoint"
        yield Change(sheet=document.main, edits=(Put((*found[0], name), False),))


def _servers(root: Mapping[str, Any], at: Path) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    servers = root.get("servers")
    for index, one in enumerate(servers if isinstance(servers, list) else ()):
        if isinstance(one, Mapping):
            yield (*at, "servers", index), one


def lead_the_mapping_to_a_stage(document: Document) -> Iterator[Change]:
    """Let the mapping lead to a stage that exists."""
    types = ("AWS::ApiGateway::BasePathMapping", "AWS::ApiGatewayV2::ApiMapping")
    stage = document.values.get("new_stage")
    for one in document.declared:
        found = document.properties(one.name) if one.type in types else None
        if found is None or stage is None or not one.physical_id:
            continue
        members = ("stage_name", "stage") if document.main.kind == "terraform" else ("Stage",)
        name = next((each for each in members if each in found[1]), members[0])
        yield _beside(document, Put((*found[0], name), stage))


def map_the_path(document: Document) -> Iterator[Change]:
    """Map the base path to a stage that serves what is left of the path."""
    stage, base_path = document.values.get("new_stage"), document.values.get("new_base_path", "")
    apis = document.named(document.values.get("new_api_id", ""), "AWS::ApiGateway::RestApi")
    api = next((one for one in apis if one in document.resources), None)
    domains = document.named(document.values.get("domain_name", ""), "AWS::ApiGateway::DomainName")
    domain = next((one for one in domains if one in document.resources), None)
    if document.main.kind != "template" or stage is None or api is None or domain is None:
        return
    properties = {"DomainName": {"Ref": domain}, "RestApiId": {"Ref": api}, "Stage": document.stage(stage)}
    if base_path not in ("", "(none)"):
        properties["BasePath"] = base_path
    mapping = {"Type": "AWS::ApiGateway::BasePathMapping", "Properties": properties}
    yield _beside(document, Put(("Resources", document.unused(f"{api}Mapping")), mapping))


def let_the_rule_count(document: Document) -> Iterator[Change]:
    """Let the rule that blocked only count."""
    within = document.values.get("rule", "").partition("/")[2]
    for at, rule in _stopping(document):
        if not within:
            yield _beside(document, Put((*at, "Action"), {"Count": {}}))
            continue
        for statement in ("ManagedRuleGroupStatement", "RuleGroupReferenceStatement"):
            if statement in rule.get("Statement", {}):
                override = {"Name": within, "ActionToUse": {"Count": {}}}
                yield _beside(document, Append((*at, "Statement", statement, "RuleActionOverrides"), override))


def leave_the_path_out(document: Document) -> Iterator[Change]:
    """Let the rule that blocked look at all other paths; a template has search strings as they are."""
    _, spared = matching("UriPath", document.call.public_path)
    for at, rule in _stopping(document):
        statement = rule.get("Statement")
        told = told_but_not(statement, plain(spared)) if isinstance(statement, Mapping) and statement else None
        if told is not None:
            yield _beside(document, Put((*at, "Statement"), told))


def _stopping(document: Document) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    """Yield where the rule that stopped the call stands, and the rule."""
    name = document.values.get("rule", "").partition("/")[0]
    for one in document.named(document.values.get("web_acl_arn", ""), "AWS::WAFv2::WebACL"):
        found = document.properties(one)
        rules = found[1].get("Rules") if found is not None and document.main.kind == "template" else None
        for index, rule in enumerate(rules if isinstance(rules, list) else ()):
            if found is not None and isinstance(rule, Mapping) and rule.get("Name") == name:
                yield (*found[0], "Rules", index), rule


def take_the_web_acl_off_the_stage(document: Document) -> Iterator[Change]:
    """Take the association of the web ACL with the stage out."""
    for one in document.declared:
        if one.type == "AWS::WAFv2::WebACLAssociation" and one.name in document.resources:
            yield _beside(document, Remove(("Resources", one.name)))


def _beside(document: Document, *edits: Edit) -> Change:
    return Change(sheet=document.main, edits=edits, deployed=False)
