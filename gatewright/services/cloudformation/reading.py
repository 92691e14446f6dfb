"""
The text of a template as it came with a call, read and planned.

https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html. A text of SAM is translated, as
its transform does in AWS.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from gatewright.aws.cloudformation.errors import TemplateError
from gatewright.aws.cloudformation.parameters import STORED
from gatewright.aws.cloudformation.plan import Plan, plan
from gatewright.aws.cloudformation.scope import Place
from gatewright.aws.cloudformation.template import Template, template
from gatewright.services.cloudformation.errors import incapable, invalid
from gatewright.services.cloudformation.records import STACK
from gatewright.services.operation import Operation
from gatewright.services.s3 import lookup
from gatewright.services.ssm.parameter_names import find
from gatewright.sources.errors import DocumentError
from gatewright.sources.templates import sam
from gatewright.sources.templates.includes import included
from gatewright.sources.templates.tagged_yaml import values
from gatewright.store.documents import Document, Documents
from gatewright.store.iam_answers import GLOBAL
from gatewright.wire.errors import ServiceError

_IAM: Final = frozenset(
    f"AWS::IAM::{name}"
    for name in (
        "AccessKey",
        "Group",
        "InstanceProfile",
        "ManagedPolicy",
        "Policy",
        "Role",
        "User",
        "UserToGroupAddition",
    )
)
"""Types whose making has to be acknowledged (documented: CreateStack, `Capabilities`)."""

_OF_AWS: Final = "/aws/service/"
"""How the names of public parameters begin."""

_NAMES: Final = ("GroupName", "InstanceProfileName", "ManagedPolicyName", "RoleName", "UserName")
NAMED: Final = "CAPABILITY_NAMED_IAM"
UNNAMED: Final = "CAPABILITY_IAM"
EXPAND: Final = "CAPABILITY_AUTO_EXPAND"


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A template, read."""

    root: Mapping[str, Any]
    """As it is written."""

    processed: Mapping[str, Any]
    """As its transforms make it."""

    template: Template
    """As it is made true."""

    @property
    def transforms(self) -> list[str]:
        """Return the transforms that it names."""
        return sam.transforms(self.root)

    @property
    def capabilities(self) -> list[str]:
        """Return what has to be acknowledged of it."""
        types = [one for one in self.template.resources.values() if one.type in _IAM]
        if not types:
            return []
        return [NAMED if any(name in one.properties for one in types for name in _NAMES) else UNNAMED]


def text(documents: Documents, operation: Operation, before: Document | None) -> str:
    """Return the template that a call brings, names, or leaves as it is."""
    params = operation.params
    if params.get("UsePreviousTemplate") and (params.get("TemplateBody") or params.get("TemplateURL")):
        # As moto's tests state it of AWS.
        raise invalid("You cannot specify both usePreviousTemplate and Template Body/Template URL.")
    if params.get("TemplateBody"):
        return str(params["TemplateBody"])
    if params.get("TemplateURL"):
        return _fetched(documents, operation, params["TemplateURL"])
    if params.get("UsePreviousTemplate") and before is not None:
        return str(before["template"])
    raise invalid("Either Template URL or Template Body must be specified.")


def _included(documents: Documents, operation: Operation, place: str) -> str:
    """Return what a template includes from S3."""
    if "://" not in place:
        raise DocumentError(
            f"expected the place of an object in S3, got `{place}`: SAM and the AWS CLI put files there"
        )
    bucket, _, key = place.removeprefix("s3://").partition("/")
    url = f"https://{bucket}.s3.amazonaws.com/{key}" if place.startswith("s3://") else place
    return _fetched(documents, operation, url)


def _fetched(documents: Documents, operation: Operation, url: str) -> str:
    """Return an object of S3 by its URL; the path or the host names the bucket."""
    parts = urlsplit(url)
    host, path = parts.hostname or "", unquote(parts.path.lstrip("/"))
    bucket, dot, _rest = host.partition(".s3")
    key = path
    if not dot:
        bucket, _, key = path.partition("/")
    operation.needs("s3", "get_object", documents, Bucket=bucket, Key=key)
    try:
        found = lookup.object_version(documents.of(documents.account_id, GLOBAL), bucket, key, None)
    except ServiceError as error:
        raise invalid(f"S3 error: {error.message}") from None
    return lookup.body_of(found).decode("utf-8", "replace")


def read(
    written: str, given: Mapping[str, str], operation: Operation, documents: Documents, *, resolves: bool = False
) -> Read:
    """
    Return a template, or raise what cannot be understood of it.

    Where it `resolves`, what SAM writes holds the values of Parameter Store (recorded: LocalStack's AWS-validated
    `test_rest_api_serverless_ref_resolving`, 2025-04-11).
    """
    try:
        root = values(written)
        if not isinstance(root, Mapping):
            raise invalid("Template format error: unsupported structure.")
        found = included(root, lambda place: values(_included(documents, operation, place)), given)
        sam.check(found)
        found = sam.with_loops_done(found, given)
        if sam.is_sam(found):
            stored = stored_values(documents, operation, _declared(root), given) if resolves else {}
            found = sam.translated(found, {**given, **stored}, operation.region)
        return Read(root=root, processed=found, template=template(found))
    except (DocumentError, TemplateError) as error:
        aws = error.aws if isinstance(error, TemplateError) else ""
        # Where AWS's words are not known the beginning is AWS's, and what comes behind it ours.
        raise invalid(aws or f"Template format error: {error}") from None


def _declared(root: Mapping[str, Any]) -> Mapping[str, Mapping[str, Any]]:
    """Return the parameters that a template declares, as far as they can be read."""
    declared = root.get("Parameters")
    named = declared.items() if isinstance(declared, Mapping) else ()
    return {str(name): one for name, one in named if isinstance(one, Mapping)}


def check_capabilities(found: Read, given: list[str], *, expands: bool) -> None:
    """Raise where something has to be acknowledged and was not; creating a stack of a macro has to be, too."""
    wanted = found.capabilities
    missing = [one for one in wanted if one not in given and not (one == UNNAMED and NAMED in given)]
    if expands and found.transforms and EXPAND not in given:
        missing.append(EXPAND)
    if missing:
        raise incapable(missing)


def given_values(operation: Operation, before: Document | None) -> dict[str, str]:
    """Return the values of parameters that a call gives, or leaves as they are."""
    known = {} if before is None else {one["ParameterKey"]: one["ParameterValue"] for one in before["Parameters"]}
    found: dict[str, str] = {}
    for one in operation.params.get("Parameters") or []:
        name = str(one.get("ParameterKey", ""))
        if one.get("UsePreviousValue"):
            if name not in known:
                raise invalid(f"Parameters: [{name}] do not have previous values")  # inferred
            found[name] = known[name]
        else:
            found[name] = str(one.get("ParameterValue", ""))
    return found


def stored_values(
    documents: Documents, operation: Operation, declared: Mapping[str, Mapping[str, Any]], given: Mapping[str, str]
) -> dict[str, str]:
    """Return what Parameter Store holds for the parameters that name something in it; AWS's own are not here."""
    names = {
        name: given.get(name, str(one.get("Default", "")))
        for name, one in declared.items()
        if str(one.get("Type", "")).startswith(STORED)
    }
    if names:
        operation.needs("ssm", "get_parameters", documents, Names=list(names.values()))
    found = {name: find(documents, place) for name, place in names.items()}
    lost = [names[name] for name, one in found.items() if one is None and not names[name].startswith(_OF_AWS)]
    if lost:
        # Reported by users of AWS, word for word.
        raise invalid(f"Unable to fetch parameters [{','.join(lost)}] from parameter store for this account.")
    return {name: one["Value"] for name, one in found.items() if one is not None}


def planned(documents: Documents, operation: Operation, place: Place, found: Read, given: Mapping[str, str]) -> Plan:
    """Return what a template comes to, or raise what stands in its way."""
    declared = found.template.parameters
    unknown = [name for name in given if name not in declared]
    if unknown:
        raise invalid(f"Parameters: [{', '.join(unknown)}] do not exist in the template")
    missing = [name for name, one in declared.items() if name not in given and "Default" not in one]
    if missing:
        raise invalid(f"Parameters: [{', '.join(missing)}] must have values")
    exports = {
        name: value
        for one in documents.list(STACK)
        if one["StackName"] != place.stack_name
        for name, value in (one.get("made") or {}).get("exports", {}).items()
    }
    given = {**given, **stored_values(documents, operation, declared, given)}
    try:
        return plan(found.template, place, given, exports, allow_unenforced=operation.allow_unenforced)
    except TemplateError as error:
        raise invalid(error.aws or f"Template error: {error}") from None
