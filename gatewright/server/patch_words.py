"""
A change of a document as people get it: the patch, what takes it over, and what else has to be known.

No line of a patch shows a secret: fewer lines around it are shown, or none, where one stands beside.
"""

import re
import shlex
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from gatewright.doctor.diagnosis import Patch, Replaced
from gatewright.doctor.patches import hcl
from gatewright.doctor.patches.document import Change, Document
from gatewright.i18n import N_
from gatewright.model.message import Message
from gatewright.model.unknown import Unknown
from gatewright.sources.edits.diff import replaced, unified
from gatewright.sources.redact import redact_text, secrets_in

_SHORTEST: Final = 8
_SECRET: Final = re.compile(r"passw(?:or)?d|secret|private_?key|auth_?token", re.IGNORECASE)

NEW_DEPLOYMENT: Final = N_(
    "CloudFormation deploys the API anew only where its AWS::ApiGateway::Deployment has a new logical id: give"
    " {deployment} another one, or run the command after the update."
)
SYNTHESIZED: Final = N_("`cdk synth` writes this file anew: make the same change in the app, at {construct}.")
REDEPLOYED: Final = N_(
    "Terraform deploys the API anew only where aws_api_gateway_deployment is replaced: by its `triggers`, or by"
    " `terraform apply -replace={deployment}`."
)


def patch_of(document: Document, change: Change, old: str, new: str, *, of_cdk: bool) -> Patch | None:
    """Return a change of a document for people; `None` where none can be shown."""
    name, note = _shown(change.sheet.file), _note(document, change, of_cdk=of_cdk)
    if change.sheet.kind == "terraform":
        address = hcl.address_of(change)
        if address is None:
            return None
        return Patch(file=name, diff="", address=address, lines=hcl.lines(document, change), note=note)
    secrets, within = secrets_of(document), _within_a_patch(change.sheet.file, document.main.file.parent)
    for around in (3, 2, 1, 0):
        diff = unified(within, old, new, around)
        if redact_text(diff, secrets) == diff:
            lines = tuple(Replaced(start=start, stop=stop, text=text) for start, stop, text in replaced(old, new))
            then = None if of_cdk else _then(document, change, name)
            return Patch(file=name, diff=diff, replaced=lines, then=then, note=note)
    return None


def _then(document: Document, change: Change, name: str) -> str | None:
    """Return the command that brings the change to the account, where one does it whatever the author's tools."""
    call = document.call
    if isinstance(call.api, Unknown) or not change.deployed or isinstance(call.stage, Unknown):
        return None
    api_id, stage = call.api.id, call.stage.name
    deploy = f"aws apigateway create-deployment --rest-api-id {api_id} --stage-name {stage}"
    if document.main.kind == "openapi":
        file = shlex.quote(name)
        if call.api.protocol == "HTTP":
            return f"aws apigatewayv2 reimport-api --api-id {api_id} --body file://{file}"
        put = f"aws apigateway put-rest-api --rest-api-id {api_id} --mode overwrite --body fileb://{file}"
        return f"{put} && {deploy}"
    return deploy if _deployments(document) else None


def _note(document: Document, change: Change, *, of_cdk: bool) -> Message | None:
    if of_cdk:
        construct = _construct(document, change)
        return None if construct is None else Message(SYNTHESIZED, {"construct": construct})
    deployments = _deployments(document)
    if not change.deployed or not deployments:
        return None
    if document.main.kind == "terraform":
        return Message(REDEPLOYED, {"deployment": shlex.quote(deployments[0])})
    return Message(NEW_DEPLOYMENT, {"deployment": deployments[0]})


def secrets_of(document: Document) -> frozenset[str]:
    """Return what no line of a patch may show: the secrets of the call, and those that stand in the document."""
    request = document.call.request
    declared = frozenset(found for sheet in document.sheets for found in _secrets_in(sheet.root))
    return secrets_in(request.headers, request.query) | declared


def _secrets_in(node: Any) -> Iterator[str]:
    """Yield the texts of a document that stand under the names of secrets, and the values of API keys."""
    if isinstance(node, list):
        for one in node:
            yield from _secrets_in(one)
    if isinstance(node, Mapping):
        of_a_key = node.get("Type") == "AWS::ApiGateway::ApiKey"
        for name, one in node.items():
            if isinstance(one, str) and len(one) >= _SHORTEST and _SECRET.search(str(name)):
                yield one
            if of_a_key and name == "Properties" and isinstance(one, Mapping) and isinstance(one.get("Value"), str):
                yield one["Value"]
            yield from _secrets_in(one)


def _deployments(document: Document) -> list[str]:
    """Return the deployments of REST APIs that the author wrote down, which only he renews."""
    found = [one.name for one in document.declared if one.type == "AWS::ApiGateway::Deployment"]
    if document.main.kind == "terraform":
        return found
    return [name for name in found if name in document.resources]


def _construct(document: Document, change: Change) -> str | None:
    """Return the path of the construct that a resource of `cdk synth` was made by."""
    name = change.edits[0].path[1] if len(change.edits[0].path) > 1 else ""
    resource = document.resources.get(str(name)) or document.resources.get(document.api or "")
    metadata = resource.get("Metadata") if isinstance(resource, Mapping) else None
    path = metadata.get("aws:cdk:path") if isinstance(metadata, Mapping) else None
    return path if isinstance(path, str) else None


def _shown(file: Path) -> str:
    """Return the name of a file as people see it: from here, where it is below here."""
    try:
        return file.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return file.as_posix()


def _within_a_patch(file: Path, folder: Path) -> str:
    """Return the name of a file within a patch: `patch` takes none that leads out of where it is run.

    Of a file that is not below here, it is seen from the folder of the document.
    """
    for place in (Path.cwd(), folder.resolve()):
        if file.resolve().is_relative_to(place):
            return file.resolve().relative_to(place).as_posix()
    return file.name
