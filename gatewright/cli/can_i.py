"""`gatewright can-i`: may this call be made? Yes, no, or cannot say; decided offline, nothing is sent."""

import argparse
import json
import re
import time
from ipaddress import ip_address
from pathlib import Path

from gatewright.cli.configured import add_document_arguments, documents, same_region, target_of
from gatewright.cli.exits import FOUND, NOTHING_REFUSED, UNDECIDABLE, UsageError
from gatewright.cli.language import translator
from gatewright.cli.output import add_output_arguments, columns, emit, in_colour
from gatewright.doctor.account import for_account
from gatewright.doctor.can_i import Asked, can_i
from gatewright.doctor.diagnosis import Diagnosis
from gatewright.doctor.examine import foretell
from gatewright.doctor.report.json_ import as_json
from gatewright.doctor.report.text import as_text
from gatewright.doctor.weigh import ANSWERS
from gatewright.i18n import N_, Translate
from gatewright.model.message import fill
from gatewright.model.network import VpcEndpoint
from gatewright.model.request import Peer, Request
from gatewright.model.terminal import COLOUR, PLAIN
from gatewright.sources.ask import Ask
from gatewright.sources.exchange import Exchange
from gatewright.sources.http_text import host_name
from gatewright.sources.url import sent_headers
from gatewright.sources.url_parts import split_url

_STATUS = {"allowed": NOTHING_REFUSED, "denied": FOUND, "undetermined": UNDECIDABLE}
_MOST = 6
_WITHOUT_BODY = ("GET", "HEAD", "OPTIONS")
_VPCE = re.compile(r"vpce-[0-9a-f]+")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("method", metavar="METHOD", help="the verb of the call")
    parser.add_argument("url", metavar="URL", help="what would be called")
    parser.add_argument(
        "--config",
        required=True,
        metavar="FILE|DIR|aws",
        help="a template, an OpenAPI definition, a capture, a folder of saved AWS CLI answers, or `aws`",
    )
    add_document_arguments(parser)
    parser.add_argument("--as", dest="caller", metavar="ARN", help="who would sign: a user, a role or a session")
    parser.add_argument("--from", dest="origin", metavar="IP|VPCE", help="where the call would come from")
    parser.add_argument("-H", "--header", action="append", default=[], metavar="LINE", help="a header of the call")
    parser.add_argument("--body", metavar="TEXT|@FILE", help="the body of the call, or the file that holds it")
    parser.add_argument("--profile", metavar="NAME", help="the AWS profile that `--config aws` reads with")
    parser.add_argument("--region", metavar="REGION", help="the AWS region")
    parser.add_argument("--endpoint-url", metavar="URL", help="the endpoint that `--config aws` reads from")
    add_output_arguments(parser, ("text", "json"))


def run(options: argparse.Namespace) -> int:
    """Answer the question; the exit status is the answer."""
    translate = translator(options.lang)
    try:
        request = _request(options)
        asked = Asked(
            request=request,
            caller=options.caller,
            tells_body=options.body is not None or request.method in _WITHOUT_BODY,
            region=options.region,
        )
        decision = can_i(asked, documents(options, same_region(options, target_of(request))))
    except ValueError as error:
        raise UsageError(str(error)) from error
    exchange = Exchange(
        method=request.method, host=request.host, path=request.path, query=request.query, headers=request.headers
    )
    read_from = {"endpoint-url": options.endpoint_url, "profile": options.profile, "region": options.region}
    diagnosis = for_account(foretell(exchange, decision), read_from)
    if options.format == "json":
        (told,) = as_json([diagnosis], translate)["diagnoses"]
        answer = {"allowed": "yes", "denied": "no"}.get(decision.outcome, "unknown")
        emit(options, json.dumps({"schema": "gatewright.can-i/1", "answer": answer, **told}, indent=1) + "\n")
    elif not options.quiet:
        emit(options, _text(decision.outcome, diagnosis, translate, options))
    return _STATUS[decision.outcome]


def _request(options: argparse.Namespace) -> Request:
    parts = split_url(options.url)
    headers = sent_headers(parts, Ask(header_lines=tuple(options.header)))
    host = headers.get("host")
    return Request(
        method=options.method,
        host=host_name(host) if isinstance(host, str) else parts.host,
        path=parts.path,
        query=parts.query or "",
        headers=headers,
        body=_body(options.body),
        peer=_peer(options.origin),
        received_at=time.time(),
    )


def _body(told: str | None) -> bytes:
    """Return the body that is told, or that of the file that is named."""
    if told is None or not told.startswith("@"):
        return (told or "").encode()
    try:
        return Path(told[1:]).read_bytes()
    except OSError as error:
        raise UsageError(f"`--body` names a file that cannot be read: `{told[1:]}`") from error


def _peer(origin: str | None) -> Peer:
    """Return where the call comes from; a VPC endpoint, or an address on the Internet."""
    if origin is None:
        return Peer()
    if _VPCE.fullmatch(origin):
        return Peer(vpc_endpoint=VpcEndpoint(vpce_id=origin))
    try:
        return Peer(source_ip=str(ip_address(origin)), vpc_endpoint=None)
    except ValueError as error:
        raise UsageError(f"`--from` takes an address or the id of a VPC endpoint, not `{origin}`") from error


def _text(outcome: str, diagnosis: Diagnosis, translate: Translate, options: argparse.Namespace) -> str:
    if outcome == "allowed":
        assuming = N_("yes, unless a service control policy of the caller's organization denies it")
        return translate(N_("yes") if options.caller is None else assuming) + "\n"
    if outcome == "denied":
        style = COLOUR if in_colour(options) else PLAIN
        report = as_text([diagnosis], translate, style=style, columns=columns(options))
        return fill(translate(N_("no: {report}")), {"report": report})
    answers = [finding for finding in diagnosis.findings if finding.standing in ANSWERS][:_MOST]
    lines = [translate(N_("cannot say: the call may be refused, and what is given does not tell"))]
    lines += [f"  - {translate(finding.cause.title)}  [{finding.cause.id}]" for finding in answers]
    gaps = diagnosis.unread[:3]
    if gaps:
        lines += ["", translate(N_("What would tell more"))]
    for gap in gaps:
        lines += [f"  - {gap.what.render(translate)}", *([f"       {gap.command}"] if gap.command else [])]
    return "\n".join(lines) + "\n"
