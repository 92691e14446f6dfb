"""Where `--config` leads: a template, a capture, a folder of saved AWS CLI answers, or an account."""

import argparse
from dataclasses import dataclass
from pathlib import Path

from gatewright.aws.addresses import address, split_stage
from gatewright.cli.exits import UsageError
from gatewright.cli.output import remark
from gatewright.configuration.documents import Documents
from gatewright.model.request import Request

_REGION = "us-east-1"
"""The region of a template, where neither the call nor anybody else tells it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What a call goes to, as far as it tells."""

    region: str | None = None
    api_id: str | None = None
    stage: str | None = None
    sent_keys: tuple[str, ...] = ()
    """The API keys that it carries: a capture knows keys by their hashes alone."""


def target_of(request: Request) -> Target:
    """Return what a request goes to."""
    keys = request.headers.all("x-api-key")
    named = address(request.host, request.path)
    if named is None:
        return Target(sent_keys=keys)
    stage, _ = split_stage(named.path)
    return Target(region=named.region, api_id=named.api_id, stage=stage or None, sent_keys=keys)


def documents(options: argparse.Namespace, target: Target) -> Documents:
    """Return the documents that `--config` names, about what a call goes to."""
    if options.config == "aws":
        from gatewright.cli.aws import account  # noqa: PLC0415 - boto3 is slow to load and seldom needed

        return account(options.profile, options.region or target.region, options.endpoint_url, remark(options))
    place = Path(options.config)
    if not place.exists():
        raise UsageError(
            "`--config` is a template, an OpenAPI definition, a capture, a folder of saved AWS CLI answers or `aws`;"
            f" there is no `{options.config}`"
        )
    from gatewright.sources.capture import is_capture, read_capture  # noqa: PLC0415 - as above

    if place.is_file() and is_capture(place):
        return read_capture(place, target.sent_keys)
    from gatewright.sources.templates.recognised import is_declaration  # noqa: PLC0415 - as above

    if is_declaration(place):
        return _declared(options, place, target)
    from gatewright.sources.files import SavedAnswers  # noqa: PLC0415 - as above, with botocore

    saved = SavedAnswers(place, target.api_id)
    say = remark(options)
    for left in saved.unread:
        say(f"not read: {left.path}: {left.reason}")
    return saved


def _declared(options: argparse.Namespace, place: Path, target: Target) -> Documents:
    """Return the documents that a template declares, made by our own services in memory."""
    from gatewright.server.described import Called, described  # noqa: PLC0415 - as above
    from gatewright.sources.templates.declaration import Reading  # noqa: PLC0415 - as above
    from gatewright.sources.templates.declared import named_values, read_all  # noqa: PLC0415 - as above
    from gatewright.sources.templates.packages import no_code  # noqa: PLC0415 - as above

    region = options.region or target.region or _REGION
    reading = Reading(region=region, given=named_values(options.parameter), pack=no_code, terraform=True)
    called = Called(api_id=target.api_id, stage=target.stage, region=region, api=options.api)
    found = described(read_all([place], reading), called)
    say = remark(options)
    for line in found.left_out:
        say(f"{place}: not read: {line}")
    return found


def add_document_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what a template needs beside its file."""
    parser.add_argument(
        "--parameter",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="the value of a parameter of the template that `--config` names",
    )
    parser.add_argument("--api", metavar="NAME", help="which API of that template the call goes to, by its logical id")
