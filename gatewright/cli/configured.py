"""Where `--config` leads: a template, a capture, a folder of saved AWS CLI answers, or an account."""

import argparse
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from gatewright.aws.addresses import address, split_stage
from gatewright.cli.exits import UsageError
from gatewright.cli.output import remark
from gatewright.configuration.documents import Documents
from gatewright.doctor.diagnosis import Diagnosis
from gatewright.model.observation import Observation
from gatewright.model.request import Request
from gatewright.model.unknown import Unknown

if TYPE_CHECKING:
    from gatewright.server.described import Called
    from gatewright.server.told_ids import Told
    from gatewright.sources.templates.declaration import Reading

_ACCOUNT: Final = re.compile(rb"arn:aws[a-z-]*:execute-api:[a-z0-9-]+:\**([0-9]{4,12}):")
"""The account in the ARN that a refusal names (recorded: masked but for its last four digits)."""

_DIGITS: Final = 12
_BEGINNING: Final = 3
"""Parts of a path between slashes, of which the first is empty."""

_DEFINITION: Final = re.compile(rb"""["']?\b(?:openapi|swagger)["']?\s*:""")
_LOOKED_AT: Final = 2_000

_REGION = "us-east-1"
"""The region of a template, where neither the call nor anybody else tells it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What a call goes to, as far as it tells."""

    region: str | None = None
    api_id: str | None = None
    stage: str | None = None
    path: str | None = None
    """How its path begins, where its host names an API: the stage, and what follows it."""

    sent_keys: tuple[str, ...] = ()
    """The API keys that it carries: a capture knows keys by their hashes alone."""

    told: "Told | None" = None
    """What it tells of ids that AWS drew."""

    account_ending: str = ""
    """How the id of the account ends, where a refusal names it: all of it, or its last four digits."""


def target_of(request: Request, seen: Observation | None = None) -> Target:
    """Return what a request goes to, and of whom the answer says that it is."""
    from gatewright.server.told_ids import Told, told_by  # noqa: PLC0415 - seldom needed

    keys, ids = request.headers.all("x-api-key"), told_by(request)
    told = None if ids == Told() else ids
    body = b"" if seen is None or isinstance(seen.body, Unknown) else seen.body
    account = _ACCOUNT.search(body)
    ending = "" if account is None else account[1].decode()
    named = address(request.host, request.path)
    if named is None:
        return Target(sent_keys=keys, told=told, account_ending=ending)
    stage, _ = split_stage(named.path)
    return Target(
        region=named.region,
        api_id=named.api_id,
        stage=stage or None,
        path="/".join(named.path.split("/", _BEGINNING)[:_BEGINNING]),
        sent_keys=keys,
        told=told,
        account_ending=ending,
    )


def documents(options: argparse.Namespace, target: Target) -> Documents:
    """Return the documents that `--config` names, about what a call goes to, with the keys that `--keys` names."""
    found = _documents(options, target)
    if options.keys is None:
        return found
    from gatewright.sources.with_keys import WithKeys, read_keys  # noqa: PLC0415 - seldom needed

    return WithKeys(found, read_keys(Path(options.keys)))


def _documents(options: argparse.Namespace, target: Target) -> Documents:
    if options.config == "aws":
        from gatewright.cli.aws import account  # noqa: PLC0415 - boto3 is slow to load and seldom needed

        return account(options.profile, options.region or target.region, options.endpoint_url, remark(options))
    place = _existing(options.config, "--config")
    from gatewright.sources.capture import is_capture, read_capture  # noqa: PLC0415 - as above

    if place.is_file() and is_capture(place):
        found = read_capture(place, target.sent_keys, target.api_id)
        if found.of_another is not None:
            remark(options)(f"{place}: a capture of the API `{found.of_another}` tells nothing of `{target.api_id}`")
        return found
    from gatewright.sources.templates.recognised import is_declaration  # noqa: PLC0415 - as above

    if is_declaration(place):
        return _declared(options, place, target)
    from gatewright.sources.files import SavedAnswers  # noqa: PLC0415 - as above, with botocore

    saved = SavedAnswers(place, target.api_id)
    say = remark(options)
    for left in saved.unread:
        say(f"not read: {left.path}: {left.reason}")
    return saved


def same_region(options: argparse.Namespace, target: Target) -> Target:
    """Return the target; refuse to look in one region of an account for what a URL says is in another."""
    if options.config == "aws" and None not in (options.region, target.region) and options.region != target.region:
        raise UsageError(
            f"`--region` says `{options.region}`, and the host that was called is of the region `{target.region}`"
        )
    return target


def _existing(config: str, option: str) -> Path:
    place = Path(config)
    if not place.exists():
        raise UsageError(
            f"`{option}` is a template, an OpenAPI definition, a capture, a folder of saved AWS CLI answers or `aws`;"
            f" there is no `{config}`"
        )
    return place


def check(config: str, option: str) -> None:
    """Look at what an option names before anything is read for long; raises `ValueError` for what is none of these."""
    if config == "aws":
        return
    place = _existing(config, option)
    from gatewright.sources.capture import is_capture  # noqa: PLC0415 - as above
    from gatewright.sources.files import SavedAnswers  # noqa: PLC0415 - as above, with botocore
    from gatewright.sources.templates.recognised import is_declaration  # noqa: PLC0415 - as above

    if not (place.is_file() and is_capture(place)) and not is_declaration(place):
        SavedAnswers(place, None)


def may_name_no_stage(config: str) -> bool:
    """Tell whether what an option names looks like an OpenAPI definition: what is read of it depends on the path."""
    place = Path(config)
    if not place.is_file():
        return False
    with place.open("rb") as file:
        return _DEFINITION.search(file.read(_LOOKED_AT)) is not None


def _declared(options: argparse.Namespace, place: Path, target: Target) -> Documents:
    """Return the documents that a template declares, made by our own services in memory."""
    from gatewright.server.described import described  # noqa: PLC0415 - as above
    from gatewright.sources.templates.declared import read_all  # noqa: PLC0415 - as above

    reading, called = _read_how(options, target)
    found = described(read_all([place], reading), called)
    say = remark(options)
    for line in found.left_out:
        say(f"{place}: not read: {line}")
    return found


def _read_how(options: argparse.Namespace, target: Target) -> "tuple[Reading, Called]":
    """Return how a template is read for a call, and what it is asked about."""
    from gatewright.server.described import Called  # noqa: PLC0415 - as above
    from gatewright.sources.templates.declaration import Reading  # noqa: PLC0415 - as above
    from gatewright.sources.templates.declared import named_values  # noqa: PLC0415 - as above
    from gatewright.sources.templates.packages import no_code  # noqa: PLC0415 - as above

    region = options.region or target.region or _REGION
    given = named_values(options.parameter)
    reading = Reading(region=region, given=given, pack=no_code, terraform=True, path=target.path)
    return reading, Called(
        api_id=target.api_id,
        stage=target.stage,
        region=region,
        account_id=target.account_ending.zfill(_DIGITS),
        api=options.api,
        told=target.told,
    )


def patching(options: argparse.Namespace) -> Callable[[Diagnosis], Diagnosis]:
    """Return what adds to the fixes how they would change the very file that `--config` names, where one declares."""
    place = None if options.config in (None, "aws") else Path(options.config)
    if place is None:
        return lambda diagnosis: diagnosis
    from gatewright.sources.templates.recognised import is_declaration  # noqa: PLC0415 - as above

    if not is_declaration(place):
        return lambda diagnosis: diagnosis
    from gatewright.server.patched import MOST_CALLS, MOST_PROOFS, OPEN, Patcher  # noqa: PLC0415 - as above

    left, calls = MOST_PROOFS, MOST_CALLS

    def patched(diagnosis: Diagnosis) -> Diagnosis:
        nonlocal left, calls
        request = diagnosis.exchange.request
        if isinstance(request, Unknown) or diagnosis.outcome not in OPEN or left <= 0 or calls <= 0:
            return diagnosis
        calls -= 1
        reading, called = _read_how(options, target_of(request, diagnosis.exchange.observation))
        patcher = Patcher(place, reading, called, left=left)
        found = patcher.patched(diagnosis)
        left = patcher.left
        return found

    return patched


def add_document_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what a template needs beside its file."""
    parser.add_argument(
        "--parameter",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="the value of a parameter of the template that `--config` names",
    )
    parser.add_argument(
        "--keys",
        metavar="FILE",
        help="the saved key set (JWKS) of an issuer that `--config` names and does not tell the keys of",
    )
    parser.add_argument("--api", metavar="NAME", help="which API of that template the call goes to, by its logical id")
