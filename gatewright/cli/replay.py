"""`gatewright replay`: what would a change of configuration do to calls that were made? Decided offline."""

import argparse
import json
from collections.abc import Callable, Iterator, Mapping
from copy import copy
from pathlib import Path

from gatewright.bulk.records import Record, records
from gatewright.bulk.replay import Replay, Replayed
from gatewright.bulk.replay_html import as_html
from gatewright.bulk.replay_json import TOP, as_json
from gatewright.bulk.replay_side import Place, Side
from gatewright.bulk.replay_text import as_text
from gatewright.bulk.wanted import Wanted
from gatewright.cli.configured import Target, add_document_arguments, check, documents
from gatewright.cli.exits import FOUND, NOTHING_REFUSED, UNDECIDABLE, UsageError
from gatewright.cli.language import language, translator
from gatewright.cli.logs import moment, number
from gatewright.cli.output import add_output_arguments, emit, in_colour, remark
from gatewright.configuration.documents import Documents
from gatewright.model.terminal import COLOUR, PLAIN
from gatewright.sources.access_log import Reads, reader
from gatewright.sources.capture import is_capture
from gatewright.sources.log_files import items, pieces
from gatewright.sources.s3_objects import S3Access


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    what = "a template, an OpenAPI definition, a capture, a folder of saved AWS CLI answers, or `aws`"
    parser.add_argument(
        "logs",
        nargs="+",
        metavar="LOGS",
        help="access logs: files, folders, `s3://bucket/prefix`, or `-` for standard input; packed or not",
    )
    parser.add_argument(
        "--config", required=True, metavar="NOW", help=f"the configuration that the calls were made under: {what}"
    )
    parser.add_argument(
        "--against", required=True, metavar="NEXT", help="the configuration to hold them against; the same kinds"
    )
    parser.add_argument("--log-format", metavar="FORMAT", help="the format of the log; `auto` knows the usual ones")
    add_document_arguments(parser)
    parser.add_argument("--profile", metavar="NAME", help="the AWS profile that `aws` and s3:// are read with")
    parser.add_argument("--region", metavar="REGION", help="the AWS region")
    parser.add_argument("--endpoint-url", metavar="URL", help="the endpoint that `aws` and s3:// are read from")
    parser.add_argument(
        "--against-endpoint-url",
        metavar="URL",
        help="the endpoint that `--against aws` reads from, where it is another",
    )
    parser.add_argument("--top", type=number, default=TOP, metavar="N", help="groups to show (default: %(default)s)")
    parser.add_argument(
        "--strict", action="store_true", help="do not take calls for unsigned because the log names no signer"
    )
    parser.add_argument("--api-id", metavar="ID", help="only calls of this API, which a template is taken to declare")
    parser.add_argument("--since", type=moment, metavar="TIME", help="only calls from then on: an ISO time, UTC")
    parser.add_argument("--until", type=moment, metavar="TIME", help="only calls before then")
    parser.add_argument("--route", metavar="ROUTE", help="only calls of this route: `GET /pets/{id}` or `/pets/{id}`")
    parser.add_argument(
        "--fail-on-undecided", action="store_true", help="end with 3 where any call cannot be decided and none changes"
    )
    add_output_arguments(parser, ("text", "json", "html"))


def run(options: argparse.Namespace) -> int:
    """Replay the logs; the exit status tells whether anything would change."""
    translate = translator(options.lang)
    say = _once(remark(options))
    against = copy(options)
    against.config = options.against
    against.endpoint_url = options.against_endpoint_url or options.endpoint_url
    try:
        check(options.config, "--config")
        check(options.against, "--against")
        reads = reader(options.log_format)
        now = _side(options)
        # What was in force tells what stands around a template, and nothing of it goes away; of two templates the
        # newer one tells all.
        next_ = _side(against, beneath=None if _declares(options.config) else now, before=now)
        wanted = Wanted(since=options.since, until=options.until, route=options.route)
        calls = (call for call in _calls(options, reads, say) if _is_asked_for(call, options, wanted))
        replayed = Replay(now, next_, strict=options.strict).over(calls)
    except ValueError as error:
        raise UsageError(str(error)) from error
    if not replayed.calls:
        raise UsageError(f"expected access logs, got no line of one in {', '.join(f'`{one}`' for one in options.logs)}")
    names = {"logs": list(options.logs), "now": options.config, "against": options.against}
    if options.format == "json":
        report = as_json(replayed, translate, names=names, top=options.top)
        emit(options, json.dumps(report, indent=1, ensure_ascii=False) + "\n")
    elif options.format == "html":
        page = as_html(replayed, translate, names=names, top=options.top, language=language(options.lang))
        emit(options, page)
    elif not options.quiet or options.output is not None:
        style = COLOUR if in_colour(options) else PLAIN
        emit(options, as_text(replayed, translate, names=names, top=options.top, style=style))
    return _status(replayed, strict=options.fail_on_undecided)


def _is_asked_for(call: Mapping[str, str], options: argparse.Namespace, wanted: Wanted) -> bool:
    api_id = options.api_id
    if api_id is not None and call.get("apiId") != api_id:
        host = call.get("domainName", "")
        if not host.startswith((f"{api_id}.", f"{api_id}-vpce-")):
            return False
    return wanted.is_everything or wanted.has(call)


def _status(replayed: Replayed, *, strict: bool) -> int:
    if replayed.number("denied") or replayed.number("admitted"):
        return FOUND
    decided = replayed.number("stays-admitted") + replayed.number("stays-refused")
    if not decided or (strict and decided < replayed.calls):
        return UNDECIDABLE
    return NOTHING_REFUSED


def _declares(config: str) -> bool:
    """Tell whether a configuration is a template."""
    from gatewright.sources.templates.recognised import is_declaration  # noqa: PLC0415 - slow to load

    place = Path(config)
    return config != "aws" and place.exists() and not (place.is_file() and is_capture(place)) and is_declaration(place)


def _side(options: argparse.Namespace, *, beneath: Side | None = None, before: Side | None = None) -> Side:
    read: dict[tuple[str | None, str | None, str | None], Documents] = {}

    own = _OwnApi(options) if _declares(options.config) else None

    def documents_of(place: Place) -> Documents:
        key = (place.api_id, place.region, place.account_id)
        if key not in read:
            target = Target(
                region=place.region, api_id=place.api_id, stage=place.stage, account_ending=place.account_id or ""
            )
            if own is not None:
                own.see(target)
            read[key] = documents(options, target)
        return read[key]

    return Side(documents_of, whole=options.config != "aws", beneath=beneath, before=before)


class _OwnApi:
    """Which API of a log a template declares: ids of AWS's stand in no template, so there can be only one."""

    def __init__(self, options: argparse.Namespace) -> None:
        self._options = options
        self._taken: str | None = None

    def see(self, target: Target) -> None:
        """Take the API that is called for the template's; raises `UsageError` for a second one."""
        if target.api_id is None or target.api_id == self._taken or target.api_id in self._declared(target):
            return
        if self._taken is not None:
            raise UsageError(
                f"the log has calls of several APIs, `{self._taken}` and `{target.api_id}`, and"
                f" `{self._options.config}` does not say which one it declares: say with `--api-id ID`"
            )
        self._taken = target.api_id

    def _declared(self, target: Target) -> frozenset[str]:
        """Return the ids that the template's APIs have here."""
        from gatewright.server.described import API_TYPES, Described  # noqa: PLC0415 - slow to load

        plain = copy(self._options)
        plain.keys = None
        found = documents(plain, Target(region=target.region))
        assert isinstance(found, Described)
        stacks = [one.stack for one in found.brought]
        found.close()
        return frozenset(one for stack in stacks for kind in API_TYPES for one in stack.physical_ids(kind).values())


def _once(say: Callable[[str], None]) -> Callable[[str], None]:
    """Return the same, that says nothing twice."""
    said: set[str] = set()

    def once(line: str) -> None:
        if line not in said:
            said.add(line)
            say(line)

    return once


def _calls(options: argparse.Namespace, reads: Reads, say: Callable[[str], None]) -> Iterator[Mapping[str, str]]:
    """Yield the variables of each line of each log; lines that are none are named in a remark."""
    access = S3Access(options.profile, options.region, options.endpoint_url)
    for piece in pieces(options.logs, remark=say, access=access):
        broken = first = 0
        for found in records(items(piece, remark=say), reads):
            if isinstance(found, Record):
                yield found.told
            else:
                broken, first = broken + 1, first or found.number
        if broken:
            more = f" and {broken - 1} more" if broken > 1 else ""
            say(f"{piece.name}: line {first}{more}: not a line of this access log; it is left out")
