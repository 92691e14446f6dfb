"""`gatewright diagnose`: from whatever a person has to the cause, its proof and its fix."""

import argparse
import io
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache, partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from gatewright.aws.sigv4.verify import Secret
from gatewright.cli.again import again
from gatewright.cli.ask import Terminal, asking, terminal_beside
from gatewright.cli.configured import (
    Target,
    add_document_arguments,
    check,
    documents,
    may_name_no_stage,
    patching,
    same_region,
    target_of,
)
from gatewright.cli.exits import FOUND, NOTHING_REFUSED, UNDECIDABLE, UsageError
from gatewright.cli.language import language, translator
from gatewright.cli.output import add_output_arguments, columns, emit, in_colour, remark
from gatewright.configuration.documents import OfADocument
from gatewright.doctor.account import for_account
from gatewright.doctor.around import with_surroundings
from gatewright.doctor.behind import may_come_from_behind
from gatewright.doctor.consult import consult, consult_host
from gatewright.doctor.diagnosis import Diagnosis, Outcome
from gatewright.doctor.examine import examine
from gatewright.doctor.local_account import local_account
from gatewright.doctor.names_nearby import names_nearby, with_names
from gatewright.doctor.questions import question_of
from gatewright.doctor.report.json_ import as_json
from gatewright.doctor.report.text import as_text
from gatewright.doctor.signatures.review import SecretOf, no_secret
from gatewright.doctor.signatures.vouched import vouched
from gatewright.doctor.unanswered import is_unanswered
from gatewright.i18n import Translate
from gatewright.model.configuration import Configuration
from gatewright.model.terminal import COLOUR, PLAIN
from gatewright.model.unknown import Unknown
from gatewright.sources.errors import EvidenceError, shown
from gatewright.sources.exchange import Exchange
from gatewright.sources.join import joined
from gatewright.sources.recognise import read
from gatewright.sources.redact_loose import redact_error

if TYPE_CHECKING:
    from gatewright.sources.ask import Ask
    from gatewright.sources.resolver import Resolver

_A_DAY = 86_400


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument(
        "evidence",
        nargs="+",
        metavar="EVIDENCE",
        help="a URL, what curl or wscat printed (with the command above it), a HAR file, log lines, an SDK's error"
        " text, an exchange file, or - for stdin; several of them are joined by their request ids",
    )
    parser.add_argument(
        "--config",
        metavar="FILE|DIR|aws",
        help="a template, an OpenAPI definition, a capture, a folder of saved AWS CLI answers, or `aws`",
    )
    add_document_arguments(parser)
    parser.add_argument("--fact", action="append", default=[], metavar="QUESTION=VALUE", help="answer a question")
    parser.add_argument("--ask", action="store_true", help="ask the questions here, the cheapest first")
    parser.add_argument(
        "--log-format", metavar="FORMAT", help="the access log's format, with its $context variables (default: auto)"
    )
    parser.add_argument("-X", "--request", dest="method", metavar="METHOD", help="the verb of the call to a URL")
    parser.add_argument("-H", "--header", action="append", default=[], metavar="LINE", help="a header of that call")
    parser.add_argument("-d", "--data", metavar="BODY", help="the body of that call")
    parser.add_argument("--cert", metavar="FILE", help="the client certificate of that call, in PEM form")
    parser.add_argument("--key", metavar="FILE", help="its private key, where that is in another file")
    parser.add_argument("--cacert", metavar="FILE", help="the authorities whose certificates that call trusts")
    parser.add_argument("-k", "--insecure", action="store_true", help="let that call trust any certificate")
    parser.add_argument(
        "-x", "--proxy", metavar="URL", help="the proxy of that call (default: what the environment names)"
    )
    parser.add_argument(
        "-m", "--max-time", type=_seconds, default=30.0, metavar="SECONDS", help="how long to wait for its answer"
    )
    parser.add_argument(
        "--aws-sigv4", metavar="aws:amz:REGION:SERVICE", help="sign that call, with --user or the profile's credentials"
    )
    parser.add_argument("-u", "--user", metavar="NAME:PASSWORD", help="the credentials of that call, as in curl")
    parser.add_argument(
        "--resolver",
        metavar="ADDRESS[:PORT]",
        help="the DNS server to ask for that call's host (default: the system's)",
    )
    parser.add_argument("--profile", metavar="NAME", help="the AWS profile that `--config aws` reads with")
    parser.add_argument("--region", metavar="REGION", help="the AWS region that `--config aws` reads")
    parser.add_argument("--endpoint-url", metavar="URL", help="the endpoint that `--config aws` reads from")
    parser.add_argument(
        "--check-signature",
        action="store_true",
        help="recompute a refused signature here, with --user or the profile's secret, to name the part that differs",
    )
    parser.add_argument("--show-secrets", action="store_true", help="do not mask keys, tokens and cookies")
    add_output_arguments(parser, ("text", "json", "sarif", "junit", "html", "github"))


def run(options: argparse.Namespace) -> int:
    """Diagnose the evidence and print the report."""
    translate = translator(options.lang)
    facts = _facts(options.fact)
    try:
        found = [exchange for each in options.evidence for exchange in _exchanges(each, options)]
        _used(options, found)
        exchanges = joined(found, remark(options))
        configure = _configuration(options)
        read_from = partial(_read_from, options)
        examining = partial(_examined, partial(examine, secret_of=_secret_of(options)), read_from)
        look = _asking(options, facts, examining, len(exchanges)) if options.ask else partial(examining, facts=facts)
        patched = patching(options)
        surveyed = partial(_surveyed, resolver=_resolver(options.resolver))
        outcomes: list[Outcome] = []
        diagnoses = (
            for_account(surveyed(patched(look(exchange, configuration)), configuration), read_from(exchange))
            for exchange in exchanges
            for configuration in (configure(exchange),)
        )
        report = _written(_noted(diagnoses, outcomes), options, translate)
    except ValueError as error:
        # Every kind of unreadable evidence or configuration, and a question that the doctor does not ask.
        raise UsageError(redact_error(str(error)) if isinstance(error, EvidenceError) else str(error)) from error
    if not (options.quiet and options.format == "text" and options.output is None):
        emit(options, report)
    return _status(outcomes)


def _read_from(options: argparse.Namespace, exchange: Exchange) -> dict[str, str | None]:
    """Return the AWS CLI's options of the account that a call was made to: the one that is named, or that it shows."""
    given = {"endpoint-url": options.endpoint_url, "profile": options.profile, "region": options.region}
    is_named = options.config == "aws" or options.endpoint_url is not None
    return given if is_named else given | local_account(exchange)


def _examined(
    examining: Callable[..., Diagnosis],
    read_from: Callable[[Exchange], dict[str, str | None]],
    exchange: Exchange,
    configuration: Configuration,
    **told: object,
) -> Diagnosis:
    """Examine a call so that the commands of questions, too, are for its account."""
    return for_account(examining(exchange, configuration, **told), read_from(exchange))


def _asking(
    options: argparse.Namespace, facts: dict[str, str], examining: Callable[..., Diagnosis], calls: int
) -> Callable[[Exchange, Configuration], Diagnosis]:
    """Return what asks at the terminal; which call is meant is said where there are several."""
    try:
        person = Terminal(translator(options.lang), terminal_beside(options.evidence))
    except OSError as error:
        raise UsageError("no terminal to ask at beside standard input; `--fact QUESTION=VALUE` answers") from error
    return asking(person, facts, examining, *((person.about,) if calls > 1 else ()))


def _noted(diagnoses: Iterable[Diagnosis], outcomes: list[Outcome]) -> Iterator[Diagnosis]:
    """Pass diagnoses on, and keep what each came to: of a large file, all of them together would take much memory."""
    for diagnosis in diagnoses:
        outcomes.append(diagnosis.outcome)
        yield diagnosis


def _surveyed(diagnosis: Diagnosis, configuration: Configuration, resolver: "Resolver | None") -> Diagnosis:
    """Look up, where a call of our own met a VPC endpoint or missed one, by which other names it could be made."""
    names = names_nearby(diagnosis, configuration)
    if not names:
        return diagnosis
    from gatewright.sources.name_survey import survey  # noqa: PLC0415 - seldom needed

    return with_names(diagnosis, survey(names, resolver))


def _written(found: Iterator[Diagnosis], options: argparse.Namespace, translate: Translate) -> str:
    """Return the report in the form that is asked for; only its own module is loaded."""
    secrets = {"show_secrets": options.show_secrets}
    if options.format == "text":
        style = COLOUR if in_colour(options) else PLAIN
        width = columns(options)
        return as_text(found, translate, style=style, columns=width, configured=options.config is not None, **secrets)
    diagnoses = list(found)
    if options.format == "html":
        html = import_module("gatewright.doctor.report.html").as_html
        read = {"language": language(options.lang), "configured": options.config is not None}
        return str(html(diagnoses, translate, **read, **secrets))
    if options.format in ("junit", "github"):
        module = import_module(f"gatewright.doctor.report.{options.format}")
        return str(getattr(module, f"as_{options.format}")(diagnoses, translate, **secrets))
    document = as_json(diagnoses, translate, **secrets)
    if options.format == "sarif":
        document = import_module("gatewright.doctor.report.sarif").as_sarif(diagnoses, translate, **secrets)
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"


def _status(outcomes: list[Outcome]) -> int:
    if all(outcome == "not-refused" for outcome in outcomes):
        return NOTHING_REFUSED
    if any(outcome in ("decided", "narrowed") for outcome in outcomes):
        return FOUND
    return UNDECIDABLE


def _facts(given: list[str]) -> dict[str, str]:
    facts = {}
    for each in given:
        question, equal, value = each.partition("=")
        if not equal:
            raise UsageError(f"`--fact` takes QUESTION=VALUE, not `{each}`")
        try:
            row = question_of(question)
        except ValueError as error:
            raise UsageError(str(error)) from error
        if value not in row.values:
            raise UsageError(f"`--fact {question}` is answered by one of {', '.join(row.values)}, not by `{value}`")
        facts[question] = value
    return facts


def _exchanges(evidence: str, options: argparse.Namespace) -> tuple[Exchange, ...]:
    reads = partial(read, call=partial(_called, options=options), log_format=options.log_format, remark=remark(options))
    if evidence == "-":
        return reads(_standard_input(), origin="standard input")
    if evidence.lower().startswith(("http://", "https://", "ws://", "wss://")):
        return (_called(evidence, options),)
    try:
        with Path(evidence).open("rb") as content:
            return reads(content, origin=evidence)
    except OSError as error:
        why = "no such file or directory" if not evidence else (error.strerror or str(error)).lower()
        raise UsageError(f"cannot read {shown(evidence)}: {why}{_meant(evidence)}") from error


def _used(options: argparse.Namespace, found: Iterable[Exchange]) -> None:
    """Refuse options of a call where none was made: what was given holds its call already."""
    if any(exchange.origin == exchange.url is not None for exchange in found):
        return
    given = {
        "-X": options.method,
        "-H": options.header,
        "-d": options.data,
        "--cert": options.cert,
        "--key": options.key,
    }
    name = next((name for name, value in given.items() if value), None)
    if name is not None:
        raise UsageError(f"`{name}` says how to call a URL, and none was called: what was given holds its call already")


def _meant(evidence: str) -> str:
    """Return how to give what somebody took for evidence, and is no file."""
    if evidence.startswith("localhost") or ".amazonaws.com" in evidence.partition("/")[0]:
        return "; a URL begins with https:// or http://"
    if any(mark in evidence for mark in " {<\n"):
        return "; to diagnose a text, give it to `gatewright diagnose -`"
    return ""


def _secret_of(options: argparse.Namespace) -> SecretOf:
    """Return who tells the secret of an access key: the call just signed, or the profile where it is let to."""
    if not options.check_signature and options.aws_sigv4 is None:
        return no_secret
    if options.user is not None:
        access_key, _, secret = options.user.partition(":")
        return _held(access_key, secret, None, remark(options))
    from gatewright.cli.aws import credentials  # noqa: PLC0415 - boto3 is slow to load and seldom needed

    return _held(*credentials(options.profile), remark(options))


def _held(access_key: str, secret: str, token: str | None, tell: Callable[[str], None]) -> SecretOf:
    """Return who knows one secret, and says so when another one is asked for."""

    def secret_of(asked: str) -> Secret | None:
        if asked == access_key:
            return Secret(value=secret, session_token=token)
        tell(f"the signature is one of the access key `{asked}`, and the secret at hand is that of `{access_key}`")
        return None

    return secret_of


def _called(url: str, options: argparse.Namespace) -> Exchange:
    """Make the call to a URL."""
    from gatewright.sources.url import call  # noqa: PLC0415 - other evidence needs no socket

    return replace(call(url, _ask(options)), options=again(options))


def _ask(options: argparse.Namespace) -> "Ask":
    """Return what curl's options say of a call."""
    from gatewright.sources.ask import Ask  # noqa: PLC0415 - as above
    from gatewright.sources.handshake import Trust  # noqa: PLC0415 - as above
    from gatewright.sources.proxy import proxy  # noqa: PLC0415 - as above
    from gatewright.sources.signing import signer  # noqa: PLC0415 - as above

    plain = Ask(
        method=options.method,
        header_lines=tuple(options.header),
        body=_body(options.data),
        trust=Trust(certificate=options.cert, key=options.key, authorities=options.cacert, insecure=options.insecure),
        resolver=_resolver(options.resolver),
        proxy=None if options.proxy is None else proxy(options.proxy),
        patience=options.max_time,
    )
    if options.aws_sigv4 is None:
        return plain if options.user is None else replace(plain, user=options.user.encode())
    if options.user is not None:
        access_key, _, secret = options.user.partition(":")
        return replace(plain, signer=signer(options.aws_sigv4, access_key, secret))
    from gatewright.cli.aws import credentials  # noqa: PLC0415 - boto3 is slow to load and seldom needed

    return replace(plain, signer=signer(options.aws_sigv4, *credentials(options.profile)))


def _resolver(text: str | None) -> "Resolver | None":
    if text is None:
        return None
    from gatewright.sources.resolver import resolver  # noqa: PLC0415 - few calls name one

    return resolver(text)


def _standard_input() -> io.BufferedReader | bytes:
    if sys.stdin is None:
        raise UsageError("cannot read standard input: it is closed")
    if sys.stdin.isatty():
        keys = "Ctrl-Z and Enter" if os.name == "nt" else "Ctrl-D on a line of its own"
        print(f"gatewright: paste what you have, then press {keys}", file=sys.stderr)
    source = sys.stdin.buffer
    return source if isinstance(source, io.BufferedReader) else source.read()


def _seconds(text: str) -> float:
    """Read a span of time; argparse names the option, and what was wrong."""
    seconds = float(text)
    if not 0 < seconds < _A_DAY:
        raise ValueError(text)
    return seconds


_seconds.__name__ = "seconds"


def _body(data: str | None) -> bytes | None:
    return None if data is None else data.encode()


def _configuration(options: argparse.Namespace) -> Callable[[Exchange], Configuration]:
    """Return what tells the configuration that one exchange met."""
    if options.config is None:
        return lambda _: Configuration()
    read_documents = cache(partial(documents, options))
    look_at = cache(partial(check, options.config, "--config"))
    depends_on_path = cache(may_name_no_stage)

    def configure(exchange: Exchange) -> Configuration:
        request = exchange.request
        if isinstance(request, Unknown):
            # What cannot be read is said also where no call was told that it could decide.
            look_at()
            if not is_unanswered(exchange) or isinstance(exchange.host, Unknown):
                return Configuration()
            return consult_host(exchange.host, read_documents(Target()))
        target = same_region(options, target_of(request, exchange.observation))
        found = read_documents(target if depends_on_path(options.config) else replace(target, path=None))
        chosen = options.region if options.config == "aws" else None
        behind, named = may_come_from_behind(exchange), vouched(exchange)
        told = consult(request, found, behind=behind, named=named, chosen_region=chosen)
        document = found if isinstance(found, OfADocument) else None
        return with_surroundings(request, exchange.observation.status, told, document)

    return configure
