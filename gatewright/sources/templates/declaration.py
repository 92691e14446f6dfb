"""One document that declares APIs, read and made a template, with the name of its stack."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from gatewright.aws.cloudformation.errors import TemplateError
from gatewright.aws.cloudformation.template import Template, template
from gatewright.aws.terraform.as_template import as_template
from gatewright.aws.terraform.show import MOST_RESOURCES
from gatewright.configuration.documents import Documents
from gatewright.sources.capture import is_capture, read_capture
from gatewright.sources.encoding import to_text
from gatewright.sources.errors import DocumentError
from gatewright.sources.files import SavedAnswers
from gatewright.sources.json_text import parse
from gatewright.sources.templates import answered, cdk, nested, openapi, sam
from gatewright.sources.templates.local_code import LocalFiles
from gatewright.sources.templates.packages import zipped
from gatewright.sources.templates.recognised import is_cdk, kind_of
from gatewright.sources.templates.tagged_yaml import values

_MOST_ANSWERED: Final = 20_000
"""Resources of saved answers: an API may have 300 paths and more, each with several methods."""

_ODD: Final = (AttributeError, LookupError, TypeError)
"""What reading raises of values of another kind than everybody writes."""

_USUAL_NAMES: Final = frozenset({"template", "packaged", "openapi", "swagger", "api", "cloudformation", "main"})
"""Names of files that tell nothing: the stack is called after the folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """A template that was read from a file."""

    path: Path
    stack_name: str
    template: Template
    parameters: Mapping[str, str] = field(default_factory=dict)
    """Values of parameters that the document's own tool chose."""

    watched: tuple[Path, ...] = ()
    """What it was read from."""

    account_id: str | None = None
    """The account that the document's own tool chose; `None` leaves it to the server."""

    region: str | None = None
    """The region, likewise."""

    untold: tuple[tuple[str, str], ...] = ()
    """What the document does not tell yet: a resource, and which of its attributes."""

    assumes_stage: bool = False
    """Whether it tells no stage, so that one is assumed."""

    remarks: tuple[str, ...] = ()
    """What the document tells and the template does not, for people to read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How documents are read."""

    region: str
    given: Mapping[str, str] = field(default_factory=dict)
    """Values of parameters; each template takes those that it has."""

    pack: Callable[[Path], bytes] = zipped
    """What makes a package of the code of a function."""

    terraform: bool = False
    """Whether states and plans of Terraform are taken: they do not hold what it takes to serve an API."""

    instead: Mapping[Path, str] = field(default_factory=dict)
    """Texts that are read in the place of files, by where these stand: what a change would make of them."""

    path: str | None = None
    """The path of the call that a document is asked about: it names the stage, where a definition does not."""


def read(path: Path, reading: Reading) -> tuple[Declaration, ...]:
    """Return what a document declares, or raise `DocumentError`."""
    if not path.exists():
        raise DocumentError(f"there is no `{path}`")
    if path.is_dir() and is_cdk(path):
        return tuple(_of_cdk(stack, reading) for stack in cdk.stacks(path))
    if path.is_dir() or _is_capture(path):
        return (_of_answers(path, reading),)
    root = _root(path, reading)
    try:
        return (_declared(path, root, reading),)
    except (DocumentError, TemplateError) as error:
        raise DocumentError(f"{path}: {error}") from error
    except _ODD as error:
        raise DocumentError(f"{path}: the document has a form that is not expected") from error


def _is_capture(path: Path) -> bool:
    try:
        return is_capture(path)
    except OSError as error:
        raise DocumentError(f"{path}: cannot be read: {error.strerror}") from error


def _of_answers(path: Path, reading: Reading) -> Declaration:
    """Return what saved answers, or a capture, tell of REST APIs."""
    try:
        documents, api_ids, region = saved(path)
        found = answered.as_template(documents, api_ids, region or reading.region)
        known = template({"Resources": found.resources}, most_resources=_MOST_ANSWERED)
    except (DocumentError, TemplateError) as error:
        told = str(error)
        raise DocumentError(told if told.startswith(f"{path}: ") else f"{path}: {told}") from error
    except _ODD as error:
        raise DocumentError(f"{path}: an answer has a form that is not expected") from error
    return Declaration(
        path=path,
        stack_name=stack_name(path),
        template=known,
        watched=(path,),
        region=region or reading.region,
        remarks=tuple(found.remarks),
    )


def saved(path: Path) -> tuple[Documents, tuple[str, ...], str | None]:
    """Return the answers of a folder or a capture, the ids of the APIs that they tell, and the region."""
    if path.is_dir():
        answers = SavedAnswers(path)
        return answers, answers.rest_api_ids, None
    head = parse(path.read_text("utf-8"))
    return read_capture(path), (str(head.get("api_id")),), str(head["region"]) if head.get("region") else None


def _of_cdk(stack: cdk.CdkStack, reading: Reading) -> Declaration:
    try:
        root = cdk.with_assets(_root(stack.template, reading), stack.assets)
        found = _declared(stack.template, root, replace(reading, region=stack.region or reading.region))
    except (DocumentError, TemplateError) as error:
        raise DocumentError(f"{stack.template}: {error}") from error
    return replace(found, stack_name=stack.name, account_id=stack.account_id, region=stack.region)


def _root(path: Path, reading: Reading) -> Mapping[str, Any]:
    text = reading.instead.get(path.resolve())
    try:
        root = values(to_text(path.read_bytes()) if text is None else text)
    except OSError as error:
        raise DocumentError(f"{path}: cannot be read: {error.strerror}") from error
    except DocumentError as error:
        raise DocumentError(f"{path}: {error}") from error
    if not isinstance(root, Mapping):
        raise DocumentError(f"{path}: expected an OpenAPI definition or a template")
    return root


def _declared(path: Path, root: Mapping[str, Any], reading: Reading) -> Declaration:
    if kind_of(root) == "terraform":
        return _of_terraform(path, root, reading)
    files = LocalFiles(path.parent, reading.pack, reading.instead)
    known = template(_plain(root, files, reading))
    return Declaration(
        path=path,
        stack_name=stack_name(path),
        template=known,
        parameters={name: value for name, value in reading.given.items() if name in known.parameters},
        watched=(path, *dict.fromkeys(files.watched)),
        assumes_stage=openapi.is_openapi(root) and openapi.stage_of(root) is None,
    )


def _plain(root: Mapping[str, Any], files: LocalFiles, reading: Reading) -> Mapping[str, Any]:
    """Return a document as a template of CloudFormation, with what it leads to beside it."""
    found = openapi.as_template(root, reading.path) if openapi.is_openapi(root) else files.put_in(root)
    sam.check(found)
    found = sam.with_loops_done(found, reading.given)
    if sam.is_sam(found):
        found = sam.translated(found, reading.given, reading.region)
    return nested.put_in(files.with_packages(found), files, lambda inner, beside: _plain(inner, beside, reading))


def _of_terraform(path: Path, root: Mapping[str, Any], reading: Reading) -> Declaration:
    if not reading.terraform:
        raise DocumentError(
            "a state or plan of Terraform does not hold the code of functions: apply the configuration to a running"
            " server instead (`endpoints` of the provider), or give the file to `diagnose --config`"
        )
    found = as_template(root)
    return Declaration(
        path=path,
        stack_name=stack_name(path),
        template=template(found.root, most_resources=MOST_RESOURCES),
        watched=(path,),
        account_id=found.account_id,
        region=found.region,
        untold=found.untold,
    )


def stack_name(path: Path) -> str:
    """Return a name for the stack of a file: the file's own, or its folder's where that tells more."""
    usual = path.stem.lower() in _USUAL_NAMES
    name = path.resolve().parent.name if usual else path.name.split(".", 1)[0]
    plain = re.sub(r"[^A-Za-z0-9-]+", "-", name).strip("-")
    return plain if plain[:1].isalpha() else f"stack-{plain}".strip("-")
