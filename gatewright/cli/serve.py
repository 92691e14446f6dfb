"""`gatewright serve`: run the gateway."""

import argparse
import re
import sys
from collections.abc import Coroutine
from ipaddress import ip_address, ip_network
from pathlib import Path
from threading import Thread
from typing import Any

from gatewright.cli.exits import NOTHING_REFUSED, UsageError
from gatewright.gateway.vpc_links import LinkTarget
from gatewright.model.usage import Throttle
from gatewright.server import movable_clock, root_credentials, watching
from gatewright.server.compose import Gateway, serve
from gatewright.server.descriptors import allow_many
from gatewright.server.event_loop import runner
from gatewright.server.health import AUTHORITY
from gatewright.server.health import PREFIX as CONSOLE
from gatewright.server.ports import USUAL_TLS_PORT
from gatewright.server.proxy_protocol import Network
from gatewright.server.settings import BoundEndpoint, Settings
from gatewright.server.stacks import Brought
from gatewright.server.tls.authority import CERTIFICATE_FILE
from gatewright.server.visitors import is_this_machine
from gatewright.server.workers.crew import WorkerFailed
from gatewright.services.access.root_credentials import RootCredentials
from gatewright.sources.errors import DocumentError
from gatewright.sources.templates.declaration import Declaration, Reading
from gatewright.sources.templates.declared import named_values, read_all
from gatewright.store.errors import StoreError

_LONGEST_NAME = 253
"""Letters of a host name at most (RFC 1035, section 2.3.4)."""

MOST_WORKERS = 64
"""What `--workers` takes at most."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    defaults = Settings()
    parser.add_argument(
        "documents",
        nargs="*",
        type=Path,
        metavar="DOCUMENT",
        help="what to serve: an OpenAPI definition, a SAM or CloudFormation template, a folder `cdk.out`,"
        " a folder of saved AWS CLI answers, a capture",
    )
    parser.add_argument(
        "--parameter",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="the value of a parameter of a template",
    )
    parser.add_argument("--watch", action="store_true", help="serve the documents again when they are edited")
    parser.add_argument("--host", default=defaults.host, help="address to listen on (default: %(default)s)")
    parser.add_argument(
        "--control-plane-auth",
        choices=("open", "iam"),
        default=defaults.control_plane_auth,
        help="who may call the control plane: everybody on this machine, or who signs with a key of this server and is"
        " allowed by its policies, from anywhere (default: %(default)s)",
    )
    parser.add_argument(
        "--root-credentials",
        type=Path,
        metavar="FILE",
        help="the root user's access key, in the form of the AWS CLI's credentials file or of `aws iam"
        " create-access-key`; with `--control-plane-auth iam`",
    )
    parser.add_argument("--port", type=int, default=defaults.port, help="plain port (default: %(default)s)")
    parser.add_argument(
        "--tls-port", type=int, help=f"port for TLS (default: {USUAL_TLS_PORT}, another where it is taken)"
    )
    parser.add_argument(
        "--tls-name",
        type=_tls_name,
        action="append",
        default=[],
        metavar="NAME",
        help="a name or an address by which other machines call the TLS port: its certificate has it",
    )
    parser.add_argument(
        "--dns-port", type=int, metavar="PORT", help="resolve names there as a VPC does, over UDP and TCP (default: no)"
    )
    parser.add_argument(
        "--trusted-proxy",
        type=_network,
        action="append",
        default=[],
        metavar="CIDR",
        help="load balancers that may say who called, by PROXY protocol version 2",
    )
    parser.add_argument(
        "--vpc-endpoint",
        type=_bound_endpoint,
        action="append",
        default=[],
        metavar="ID=HOST:PORT",
        help="a further port, with and without TLS, whose calls come through this VPC endpoint; it serves APIs only",
    )
    parser.add_argument(
        "--vpc-link-target",
        type=_link_target,
        action="append",
        default=[],
        metavar="ARN=HOST[:PORT]",
        help="where a load balancer, a listener or a Cloud Map service stands to which integrations lead through VPC"
        " links",
    )
    kept = parser.add_mutually_exclusive_group()
    kept.add_argument("--state", type=Path, default=defaults.state, metavar="DIR", help="keep everything there")
    kept.add_argument("--memory", action="store_true", help="keep nothing")
    parser.add_argument(
        "--workers",
        type=_workers,
        default=defaults.workers,
        metavar="N",
        help="processes that serve calls of APIs, beside one for the control plane (default: %(default)s, for both);"
        " SIGHUP replaces them one by one",
    )
    parser.add_argument("--account", default=defaults.account_id, metavar="ID", help="account (default: %(default)s)")
    parser.add_argument("--region", default=defaults.region, help="region of calls that name none")
    parser.add_argument("--drain", type=float, default=defaults.drain, metavar="SECONDS", help="time to finish calls")
    parser.add_argument("--example", action="store_true", help="build a small API, and print calls to try on it")
    parser.add_argument("--quiet", action="store_true", help="print nothing at start")
    parser.add_argument(
        "--message-wording",
        choices=("current", "2022"),
        default=defaults.message_wording,
        help="sentences of refusals by policies: today's, or those that AWS's article prints (default: %(default)s)",
    )
    parser.add_argument(
        "--account-throttle",
        type=_throttle,
        metavar="RATE/BURST",
        help="the account's quota of requests a second, for all APIs of a region together: 10000/5000 is AWS's"
        " (default: no quota)",
    )
    parser.add_argument(
        "--allow-unenforced",
        action="store_true",
        help="accept configuration that this version does not enforce, and list it",
    )
    parser.add_argument(
        "--movable-clock", action="store_true", help=f"let tests move the time, by a PUT of {movable_clock.PATH}"
    )


def _network(text: str) -> Network:
    try:
        return ip_network(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"expected a network such as 10.0.0.0/8, not `{text}`") from None


def _tls_name(text: str) -> str:
    try:
        return str(ip_address(text))
    except ValueError:
        pass
    if len(text) > _LONGEST_NAME or not re.fullmatch(r"(?:\*\.)?(?:[a-z0-9_-]{1,63}\.)*[a-z0-9_-]{1,63}", text.lower()):
        raise argparse.ArgumentTypeError(f"expected a name such as gateway.example.com or an address, not `{text}`")
    return text.lower()


def _workers(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,3}", text) or not 1 <= int(text) <= MOST_WORKERS:
        raise argparse.ArgumentTypeError(f"expected a number from 1 to {MOST_WORKERS}, not `{text}`")
    return int(text)


def _bound_endpoint(text: str) -> BoundEndpoint:
    found = re.fullmatch(r"(vpce-[0-9a-z]+)=(?:\[([0-9A-Fa-f:.]+)\]|([^\[\]:=]+)):(\d{1,5})", text)
    if found is None:
        raise argparse.ArgumentTypeError(
            f"expected a VPC endpoint and where to listen, such as vpce-0a1b2c3d4e5f60718=127.0.0.1:8443, not `{text}`"
        )
    return BoundEndpoint(vpce_id=found[1], host=found[2] or found[3], port=int(found[4]))


def _link_target(text: str) -> LinkTarget:
    found = re.fullmatch(r"(arn:[^\s=]+)=(?:\[([0-9A-Fa-f:.]+)\]|([^\[\]:=/\s]+))(?::(\d{1,5}))?", text)
    if found is None:
        raise argparse.ArgumentTypeError(
            "expected the ARN of a load balancer, a listener or a Cloud Map service and where it stands, such as"
            f" arn:aws:elasticloadbalancing:...=127.0.0.1:8080, not `{text}`"
        )
    return LinkTarget(arn=found[1], host=found[2] or found[3], port=int(found[4]) if found[4] else None)


def _throttle(text: str) -> Throttle:
    found = re.fullmatch(r"(\d+(?:\.\d+)?)/(\d+)", text)
    if found is None:
        raise argparse.ArgumentTypeError(f"expected a rate and a burst such as 10000/5000, not `{text}`")
    return Throttle(float(found[1]), int(found[2]))


def _print_example(url: str) -> None:
    from gatewright.cli.example import lines  # noqa: PLC0415 - loads the lab

    print("\n".join(lines(url)), flush=True)


def run(options: argparse.Namespace) -> int:
    """Serve until told to stop."""
    settings = _settings(options)

    def declare() -> tuple[Declaration, ...]:
        return read_all(options.documents, Reading(region=options.region, given=named_values(options.parameter)))

    def ready(gateway: Gateway, brought: tuple[Brought, ...]) -> None:
        _print_start(gateway, brought, options, settings)

    allow_many()

    def follow(gateway: Gateway, brought: tuple[Brought, ...]) -> Coroutine[Any, Any, None]:
        def served(again: tuple[Brought, ...]) -> None:
            _print_served(gateway, again)

        return watching.follow(gateway.bring, declare, brought, served, _print_not_served)

    try:
        with runner() as loop:
            loop.run(serve(settings, ready, declare if options.documents else None, follow if options.watch else None))
    except DocumentError as error:
        raise UsageError(str(error)) from error
    except (OSError, StoreError, WorkerFailed) as error:
        raise UsageError(str(error.strerror if isinstance(error, OSError) and error.strerror else error)) from error
    return NOTHING_REFUSED


def _settings(options: argparse.Namespace) -> Settings:
    _check_who_may_call(options)
    if not re.fullmatch(r"[0-9]{12}", options.account):
        raise UsageError(f"`--account` takes twelve digits, not `{options.account}`")
    if not re.fullmatch(r"[a-z]{2,}(?:-[a-z0-9]+)+", options.region):
        raise UsageError(f"`--region` takes the name of a region such as us-east-1, not `{options.region}`")
    if options.movable_clock and options.workers > 1:
        raise UsageError("`--movable-clock` moves the clock of one process: not together with `--workers`")
    for name, given in (("--parameter", options.parameter), ("--watch", options.watch)):
        if given and not options.documents:
            raise UsageError(f"`{name}` is about documents, and none is given")
    return Settings(
        host=options.host,
        port=options.port,
        tls_port=options.tls_port,
        tls_names=tuple(options.tls_name),
        dns_port=options.dns_port,
        trusted_proxies=tuple(options.trusted_proxy),
        vpc_endpoints=tuple(options.vpc_endpoint),
        vpc_link_targets=tuple(options.vpc_link_target),
        state=None if options.memory else options.state,
        workers=options.workers,
        account_id=options.account,
        region=options.region,
        drain=options.drain,
        message_wording=options.message_wording,
        account_throttle=options.account_throttle,
        allow_unenforced=options.allow_unenforced,
        control_plane_auth=options.control_plane_auth,
        root_credentials=_root_credentials(options.root_credentials),
        movable_clock=options.movable_clock,
    )


def _check_who_may_call(options: argparse.Namespace) -> None:
    """Refuse an open control plane beyond this machine, and what only an open one can do."""
    if options.control_plane_auth == "iam":
        for name, given in (("--movable-clock", options.movable_clock), ("--example", options.example)):
            if given:
                raise UsageError(f"`{name}` is for an open control plane: not together with `--control-plane-auth iam`")
        return
    if options.root_credentials is not None:
        raise UsageError("`--root-credentials` is of no use to an open control plane: add `--control-plane-auth iam`")
    if not is_this_machine(options.host):
        raise UsageError(
            f"`--host` is a loopback address, as the control plane is open to whoever connects: not `{options.host}`"
            " unless callers have to sign, with `--control-plane-auth iam --root-credentials FILE`"
        )


def _root_credentials(path: Path | None) -> RootCredentials | None:
    try:
        return None if path is None else root_credentials.read(path)
    except root_credentials.CredentialsFileError as error:
        raise UsageError(f"`--root-credentials`: {error}") from error


def _print_served(gateway: Gateway, brought: tuple[Brought, ...]) -> None:
    for line in (line for one in brought for line in gateway.announced(one)):
        print(line, flush=True)


def _print_not_served(complaint: str) -> None:
    print(f"gatewright: not served, and what was before still is: {complaint}", file=sys.stderr, flush=True)


def _print_start(
    gateway: Gateway, brought: tuple[Brought, ...], options: argparse.Namespace, settings: Settings
) -> None:
    if not options.quiet:
        kept = "memory only" if settings.state is None else f"state in {settings.state}"
        also = f" with any credentials, or {gateway.url}{CONSOLE} in a browser"
        if settings.control_plane_auth == "iam":
            also = " with a key of this server"
        print(f"gatewright serves {gateway.url} ({kept}); try AWS_ENDPOINT_URL={gateway.url}{also}", flush=True)
        authority = f"{gateway.url}{AUTHORITY}" if settings.state is None else settings.state / CERTIFICATE_FILE
        print(f"and {gateway.tls_url}, whose clients trust {authority}: curl --cacert, AWS_CA_BUNDLE", flush=True)
        if gateway.dns_address is not None:
            host, port = gateway.dns_address
            print(f"names are resolved at {host}:{port}, over UDP and TCP", flush=True)
        for vpce_id, (host, port) in gateway.endpoint_addresses:
            print(f"calls to {host}:{port} come through the VPC endpoint {vpce_id}", flush=True)
        _print_served(gateway, brought)
    for line in gateway.unenforced():
        print(f"not enforced: {line}", flush=True)
    if options.example:
        # On a thread of its own: the example is built through the very port that this loop serves.
        Thread(target=_print_example, args=(gateway.url,), daemon=True).start()
