"""A folder of saved AWS CLI answers gives the same documents as the account they were saved from.

Each file is one answer, recognised by its name or its content (`saved_answer`). A document that is about one REST API
belongs to the API named in its file's name, in its folder's name, or else to the only API that the folder knows.
What is not in the folder is `Unknown`, with the command that would save it; what is there and was not read is listed.
"""

import json
import re
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from gatewright.model.lazy_pattern import pattern
from gatewright.model.unknown import Missing, Unknown
from gatewright.sources.account.read import Read
from gatewright.sources.account.reads import READS, missing_of, read_of
from gatewright.sources.encoding import to_text
from gatewright.sources.errors import DocumentError
from gatewright.sources.json_text import JsonError, kind_name, parse
from gatewright.sources.saved_answer import advice_for, by_content, by_name, is_not_needed, of_version
from gatewright.sources.saved_answer_shape import is_cut_off, shaped

_OWNERS: Final = ("get_usage_plans", "get_domain_names", "get_domain_name", "v2_get_apis", "v2_get_api")
"""Answers by which others are told apart, so they are kept first."""
_TEXTS: Final = tuple(f"{read.operation.replace('_', '-')}-" for read in READS.values() if read.content is not None)
"""How the names of answers start that are texts of their own; they are looked at when they are asked for."""
_MOST_FILES: Final = 10_000
_USUAL: Final = ("get-rest-api", "get-resources", "get-stages", "get-deployment", "get-api")
"""What a folder of saved answers mostly has; every read of `account.reads` may stand there."""

_OF_DOMAIN_NAMES: Final = frozenset(
    ("get_domain_name", "get_domain_name_access_associations", "get_base_path_mappings", "list_routing_rules")
)
_REST_API_ID: Final = pattern(r"(?=.*\d)[a-z0-9]{10}")
"""What a folder's name must look like to be taken for an API id that nothing else tells; AWS draws ten."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """A file that was not used, so that nobody thinks it was."""

    path: str
    """The file, as seen from the folder."""

    reason: str
    """Why not, and what to save in its place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Saved:
    """A file whose answer is known to be of one kind, before its ids are."""

    path: str
    folders: tuple[str, ...]
    read: Read
    named: tuple[str, ...]
    answer: Mapping[str, Any]


def _file_name(read: Read, ids: tuple[str, ...]) -> str:
    """Return how the file of an answer is called: of a path in an id, the last part."""
    parts = (_command(read.kind), *(part.rpartition("/")[2] for part in ids if part))
    return "-".join(parts) + read.ending


class SavedAnswers:
    """The documents of a folder of saved answers, or of one saved answer."""

    def __init__(self, root: Path, called: str | None = None) -> None:
        """Read the answers; `called` is the API of the call in question, which they are about unless they say so."""
        self._called = called
        self._root = root if root.is_dir() else root.parent
        self._unread: list[Unread] = []
        saved = [one for path in _files(root) if (one := self._saved(path)) is not None]
        if not saved:
            raise DocumentError(self._nothing(root))
        self._documents: dict[tuple[str, ...], Mapping[str, Any]] = {}
        self._paths: dict[tuple[str, ...], str] = {}
        self._rest_api_ids = self._known_ids(saved)
        for one in sorted(saved, key=lambda one: one.read.kind not in _OWNERS):
            self._keep((one.read.kind, *self._ids(one)), one)

    @property
    def unread(self) -> tuple[Unread, ...]:
        """The files that were not used, each with its reason."""
        return tuple(self._unread)

    @property
    def rest_api_ids(self) -> tuple[str, ...]:
        """The ids of the REST APIs that the folder tells something about."""
        return self._rest_api_ids

    def get(self, kind: str, *ids: str) -> Mapping[str, Any] | Unknown | None:
        """Return the answer of operation `kind` for `ids`; what is not here is `Unknown`, with how to save it."""
        read = read_of(kind, ids)
        found = self._documents.get((kind, *ids))
        if found is not None:
            return found
        if kind == "get_rest_api" and (listed := self._documents.get(("get_rest_apis",))) is not None:
            return next((item for item in listed["items"] if item["id"] == ids[0]), None)
        if kind == "v2_get_api" and (listed := self._documents.get(("v2_get_apis",))) is not None:
            return next((item for item in listed["Items"] if item["ApiId"] == ids[0]), None)
        if kind == "get_domain_name" and (listed := self._documents.get(("get_domain_names",))) is not None:
            return next((item for item in listed["items"] if _domain_key(item) == ids[0]), None)
        if read.content is not None and (text := self._text(read, ids)) is not None:
            return {read.content: text}
        missing = missing_of(read, ids)
        name = _file_name(read, ids)
        command = f"{missing.command} > {shlex.quote(str(self._root / name))}"
        return Unknown(
            (Missing(subject=missing.subject, what=missing.what, permission=missing.permission, command=command),)
        )

    def _text(self, read: Read, ids: tuple[str, ...]) -> str | None:
        """Return the answer that is a text and no JSON; its file bears the very name that the command would give it."""
        try:
            return (self._root / _file_name(read, ids)).read_text("utf-8", "replace")
        except OSError:
            return None

    def _saved(self, path: Path) -> _Saved | None:
        """Read one file; `None`, and a line among the unread, when it is none of the answers that are used."""
        shown = self._shown(path)
        if path.name.startswith(_TEXTS):
            return None
        if path.suffix.lower() != ".json":
            self._leave(shown, "not a `.json` file")
            return None
        if is_not_needed(path.stem):
            self._leave(shown, "no decision rests on it")
            return None
        answer = _json(path, shown)
        named = by_name(path.stem)
        looks = by_content(answer) if isinstance(answer, dict) else None
        kind = looks if named is None else of_version(named.kind, answer) if isinstance(answer, dict) else named.kind
        if not isinstance(answer, dict) or kind is None:
            self._without_kind(shown, answer, kind)
            return None
        if (advice := advice_for(kind)) is not None:
            self._leave(shown, f"one part of an answer: {advice}")
            return None
        if looks not in (None, kind):
            raise DocumentError(f"{shown}: named after `{_command(kind)}`, but holds an answer of `{_command(looks)}`")
        if is_cut_off(answer):
            self._leave(shown, "the list goes on in pages that were not saved: save it without `--max-items`")
            return None
        try:
            document = shaped(answer, READS[kind])
        except DocumentError as error:
            raise DocumentError(f"{shown}: {error}, in an answer of `{_command(kind)}`") from error
        folders = (*reversed(path.relative_to(self._root).parts[:-1]), self._root.resolve().name)
        return _Saved(
            path=shown, folders=folders, read=READS[kind], named=() if named is None else named.ids, answer=document
        )

    def _without_kind(self, shown: str, answer: Any, kind: str | None) -> None:
        if kind is not None:
            raise DocumentError(f"{shown}: expected an object, got {kind_name(answer)}")
        listed = ("items", "item", "Items")
        if isinstance(answer, dict) and any(isinstance(answer.get(name), list) for name in listed):
            raise DocumentError(
                f"{shown}: cannot tell which list this is; name the file after the command that wrote it, "
                "such as `get-resources.json`"
            )
        self._leave(shown, "not an answer of an AWS CLI command that is read here")

    def _leave(self, shown: str, reason: str) -> None:
        self._unread.append(Unread(path=shown, reason=reason))

    def _known_ids(self, saved: list[_Saved]) -> tuple[str, ...]:
        """Return the ids of all REST APIs that a content, a name or a folder tells."""
        ids: dict[str, None] = {}
        for one in saved:
            if one.read.kind == "get_rest_apis":
                ids |= dict.fromkeys(item["id"] for item in one.answer["items"])
            elif one.read.kind == "get_rest_api":
                ids[one.answer["id"]] = None
            elif "restApiId" in one.read.arguments:
                told = [part for part in one.named if part != one.answer.get("id")]
                told += [] if told else [part for part in one.folders if _REST_API_ID.fullmatch(part)][:1]
                ids |= dict.fromkeys(told[:1])
        return tuple(ids) or ((self._called,) if self._called else ())

    def _ids(self, one: _Saved) -> tuple[str, ...]:
        """Return the ids of the document that a file holds."""
        kind = one.read.kind
        if not one.read.arguments:
            return ()
        if one.read.service == "iam":
            return (self._of_iam(one),)
        if one.read.holds is not None:
            return _told(one.read, one.answer[one.read.holds])
        if kind == "get_policy":
            return (self._function(one),)
        return self._of_v2(one) if kind.startswith("v2_") else self._of_v1(one, kind)

    def _of_v1(self, one: _Saved, kind: str) -> tuple[str, ...]:
        """Return the ids of an answer about a REST API, a domain name or a usage plan."""
        if kind == "get_rest_api":
            self._agree(one, one.named[:1], one.answer["id"])
            return (one.answer["id"],)
        if kind in _OF_DOMAIN_NAMES:
            return (self._of_a_domain(one),)
        if kind == "get_usage_plan_keys":
            plans = self._documents.get(("get_usage_plans",), {"items": ()})["items"]
            return (self._owner(one, one.named, tuple(plan["id"] for plan in plans), "usage plan"),)
        if kind == "get_deployment":
            deployment = one.answer["id"]
            self._agree(one, one.named[1:2], deployment)
            others = tuple(part for part in one.named if part != deployment)
            return (self._owner(one, others, self._rest_api_ids, "REST API"), deployment)
        return (self._owner(one, one.named, self._rest_api_ids, "REST API"),)

    def _of_v2(self, one: _Saved) -> tuple[str, ...]:
        """Return the ids of an answer about an HTTP or a WebSocket API."""
        if one.read.kind == "v2_get_api":
            self._agree(one, one.named[:1], one.answer["ApiId"])
            return (one.answer["ApiId"],)
        listed = self._documents.get(("v2_get_apis",), {"Items": ()})["Items"]
        known = {item["ApiId"]: None for item in listed}
        known |= {key[1]: None for key in self._documents if key[0] == "v2_get_api"}
        known = known or ({self._called: None} if self._called else {})
        if one.read.kind == "v2_get_deployment":
            deployment = one.answer["DeploymentId"]
            self._agree(one, one.named[1:2], deployment)
            others = tuple(part for part in one.named if part != deployment)
            return (self._owner(one, others, tuple(known), "API"), deployment)
        return (self._owner(one, one.named, tuple(known), "API"),)

    def _of_a_domain(self, one: _Saved) -> str:
        """Return the domain name that an answer is about, or whose access associations it lists."""
        if one.read.kind == "get_domain_name":
            return _domain_key(one.answer)
        if one.read.kind == "get_domain_name_access_associations":
            return "_".join(one.named).upper() or "SELF"
        return self._domain_name(one)

    def _domain_name(self, one: _Saved) -> str:
        """Return the domain name that a file's name spells, whose dots and hyphens look alike there."""
        listed = self._documents.get(("get_domain_names",), {"items": ()})["items"]
        known = [_domain_key(item) for item in listed]
        known += [key[1] for key in self._documents if key[0] == "get_domain_name" and key[1] not in known]
        spelt = [name for name in known if tuple(re.split(r"[-_.+]+", name.lstrip("*."))) == one.named]
        named = (spelt or [".".join(one.named)])[:1] if one.named else []
        return self._owner(one, tuple(named), tuple(known), "domain name")

    def _function(self, one: _Saved) -> str:
        """Return the ARN of the function that a policy stands at: each of its statements names it."""
        try:
            arn = json.loads(one.answer["Policy"])["Statement"][0]["Resource"]
        except (ValueError, RecursionError, LookupError, TypeError):
            arn = None
        if not isinstance(arn, str):
            raise DocumentError(f"{one.path}: expected the policy of a function, as `aws lambda get-policy` prints it")
        return arn

    def _of_iam(self, one: _Saved) -> str:
        """Return the access key, or the user, that an answer of IAM is about."""
        if one.read.kind == "get_access_key_last_used":
            return self._owner(one, one.named, (), "access key")
        told = tuple({item["UserName"]: None for item in one.answer["AccessKeyMetadata"] if "UserName" in item})
        return told[0] if len(told) == 1 else self._owner(one, one.named, told, "user")

    def _owner(self, one: _Saved, named: tuple[str, ...], known: tuple[str, ...], what: str) -> str:
        """Return whose document this is: named in the file's name, in a folder's name, or the only one there is."""
        name = _command(one.read.kind)
        if len(named) > 1:
            raise DocumentError(f"{one.path}: expected one id of a {what} in its name, as in `{name}-ID.json`")
        if named:
            return named[0]
        for folder in one.folders:
            if folder in known or (what == "REST API" and _REST_API_ID.fullmatch(folder)):
                return folder
        if len(known) == 1:
            return known[0]
        told = "none is known" if not known else f"there are {len(known)}"
        raise DocumentError(f"{one.path}: cannot tell which {what} it is about ({told}); name it `{name}-ID.json`")

    @staticmethod
    def _agree(one: _Saved, named: tuple[str, ...], told: str) -> None:
        if named and named[0] != told:
            raise DocumentError(f"{one.path}: its name says `{named[0]}`, its content says `{told}`")

    def _keep(self, key: tuple[str, ...], one: _Saved) -> None:
        if key in self._documents:
            about = " of " + ", ".join(f"`{part}`" for part in key[1:]) if key[1:] else ""
            raise DocumentError(
                f"{one.path}: `{self._paths[key]}` already holds the answer of `{_command(key[0])}`{about}; keep one"
            )
        self._documents[key], self._paths[key] = one.answer, one.path

    def _shown(self, path: Path) -> str:
        return path.relative_to(self._root).as_posix()

    def _nothing(self, root: Path) -> str:
        if root.is_file() and root.suffix.lower() != ".json":
            return (
                f"{root}: expected a template or an OpenAPI definition (.yaml, .yml, .json, .template), a capture, or a"
                " folder of saved AWS CLI answers"
            )
        left = f"; not used: {self._unread[0].path} ({self._unread[0].reason})" if self._unread else ""
        some = ", ".join(f"`{name}.json`" for name in _USUAL)
        return f"{root}: no saved AWS CLI answer, expected files such as {some}{left}"


def _domain_key(answer: Mapping[str, Any]) -> str:
    """Return what a domain name is told from others by: a private one has an id besides."""
    domain_name_id = answer.get("domainNameId")
    return f"{answer['domainName']}+{domain_name_id}" if domain_name_id else str(answer["domainName"])


def _told(read: Read, thing: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the ids of a thing that tells all of them."""
    scope = "CLOUDFRONT" if ":global/" in thing["ARN"] else "REGIONAL"
    return tuple({"Scope": scope, **thing}[name] for name in read.arguments)


def _files(root: Path) -> Iterator[Path]:
    """Yield the files below `root`, or `root` itself; hidden ones are the system's and are passed over."""
    if root.is_file():
        yield root
        return
    if not root.is_dir():
        raise DocumentError(f"{root}: no such file or folder")
    found: list[Path] = []
    for path in root.rglob("*"):
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(root).parts):
            found.append(path)
        if len(found) > _MOST_FILES:
            raise DocumentError(f"{root}: more than {_MOST_FILES} files, expected a folder of saved AWS CLI answers")
    yield from sorted(found)


def _json(path: Path, shown: str) -> Any:
    """Return the JSON of a file; a list that `--query` took out of its answer is put back into one."""
    try:
        answer = parse(to_text(path.read_bytes()))
    except OSError as error:
        raise DocumentError(f"{shown}: cannot be read: {error.strerror}") from error
    except JsonError as error:
        raise DocumentError(f"{shown}: {error}") from error
    return {"items": answer} if isinstance(answer, list) else answer


def _command(kind: str | None) -> str:
    return (kind or "").removeprefix("v2_").replace("_", "-")
