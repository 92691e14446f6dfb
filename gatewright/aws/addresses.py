"""Which API does a host name, and what is left of the path?

Restates "Invoke REST APIs" (API Gateway developer guide):
https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-call-api.html
The local forms are those that LocalStack made common. A VPC endpoint's own name says no API; a header of the call does.
"""

from dataclasses import replace
from functools import lru_cache
from typing import Final

from gatewright.aws.vpc_endpoint_names import vpc_endpoint_name, way_of
from gatewright.model.address import Address, AddressKind
from gatewright.model.lazy_pattern import pattern
from gatewright.model.network import VpcEndpoint
from gatewright.model.request import Request
from gatewright.model.unknown import Unknown

API_ID_HEADER: Final = "x-apigw-api-id"
"""The header that names the API, where a call through a VPC endpoint has a host that names none."""

_DEFAULT_ENDPOINT: Final = pattern(r"([a-z0-9-]+)\.execute-api\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?")
_LOCAL_HOST: Final = pattern(r"([a-z0-9-]+)\.execute-api\.localhost(?:\.localstack\.cloud)?")
_LOCAL_PATH: Final = pattern(r"/_aws/execute-api/([A-Za-z0-9-]+)(/.*)?")
_BY_PATH: Final[tuple[AddressKind, str | None, str | None]] = ("local", None, None)
_USER_REQUEST: Final = pattern(r"/restapis/([A-Za-z0-9-]+)/([^/]+)/_user_request_(/.*)?")


def address(host: str, path: str) -> Address | None:
    """Return the default endpoint that `host` and `path` name; `None` when they name none.

    `host` is without port, in lower case; `path` is the target before `?`.
    """
    named = _by_host(host)
    if named is _BY_PATH:
        return _by_path(path)
    kind, api_id, region = named
    return None if api_id is None else Address(kind, api_id, region, path)


@lru_cache(maxsize=4096)
def _by_host(host: str) -> tuple[AddressKind, str | None, str | None]:
    """Return how a host names an API, which, and where; `_BY_PATH` for one that names none."""
    through = vpc_endpoint_name(host)
    if through is not None:
        return "local" if through.region is None else "execute-api", through.api_id, through.region
    found = _DEFAULT_ENDPOINT.fullmatch(host)
    if found:
        return "execute-api", found[1], found[2]
    found = _LOCAL_HOST.fullmatch(host)
    return ("local", found[1], None) if found else _BY_PATH


def address_of(request: Request) -> Address | Unknown | None:
    """Return the API that a call names: by its host, its path or, through a VPC endpoint, by a header.

    Whoever connects over the Internet names none by a header. `UNKNOWN` when nobody told us of the header. Named
    default: a host that names an API comes first (`test_a_host_that_names_an_api_comes_before_the_header`).
    """
    named = address(request.host, request.path)
    if named is not None or not isinstance(way_of(request), VpcEndpoint):
        return named
    api_id = request.headers.get(API_ID_HEADER)
    if isinstance(api_id, Unknown):
        return api_id
    if not api_id:
        return None
    through = vpc_endpoint_name(request.host)
    return Address("execute-api", api_id.strip(), None if through is None else through.region, request.path)


def _by_path(path: str) -> Address | None:
    """Return the API that a path names on a host which names none."""
    if not path.startswith(("/_aws/", "/restapis/")):
        return None
    found = _LOCAL_PATH.fullmatch(path)
    if found:
        return Address("local", found[1], None, found[2] or "/")
    found = _USER_REQUEST.fullmatch(path)
    if found:
        return Address("local", found[1], None, f"/{found[2]}{found[3] or ''}")
    return None


def split_stage(path: str) -> tuple[str, str]:
    """Split the path below an execute-api host into stage name and the path within the stage.

    The stage is the first segment, however many slashes stand before it; the rest starts with `/` (recorded:
    LocalStack's AWS-validated routing tests; test_lambda_aws_proxy_integration, 2024-08-02).
    """
    name, _, rest = path.lstrip("/").partition("/")
    return name, "/" + rest


def rewritten(request_path: str, old: Address, path: str) -> str | None:
    """Return the target path that reaches `path`, stage first, in the form in which `old` was written.

    `None` where it cannot be reached so: a mapping that implies its stage leads to no other one.
    """
    if old.base_path is not None:
        return _below_base_path(old, old.base_path, path)
    if old.implied_stage and not request_path.startswith("/restapis/"):
        # The `$default` stage of an HTTP API stands in no path.
        stage, rest = split_stage(path)
        default, before = split_stage(old.path)
        old, path = replace(old, path=before, implied_stage=False), rest if stage == default else path
    if old.path == request_path:  # the host names the API
        return path
    if request_path.startswith("/_aws/execute-api/"):
        return f"/_aws/execute-api/{old.api_id}{path}"
    stage, rest = split_stage(path)
    return f"/restapis/{old.api_id}/{stage}/_user_request_{rest}"


def _below_base_path(old: Address, base_path: str, path: str) -> str | None:
    if old.implied_stage:
        stage, path = split_stage(path)
        if stage != split_stage(old.path)[0]:
            return None
    if not base_path:
        return path
    return f"/{base_path}{'' if path == '/' else path}"
