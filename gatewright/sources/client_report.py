"""What a client reports of its calls as JSON: an error of axios, `curl -w '%{json}'`, a run of Newman.

https://axios-http.com/docs/handling_errors (`error.toJSON()`), https://curl.se/docs/manpage.html#-w ,
https://github.com/postmanlabs/newman#json-reporter ; recorded 2026-11-26. The first two keep the answer's body to
themselves.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from gatewright.model.observation import Observation
from gatewright.model.request import Headers
from gatewright.model.unknown import UNKNOWN, Unknown
from gatewright.sources.exchange import Exchange
from gatewright.sources.url_in_text import address

_REFUSED: Final = 400


def client_report(document: Mapping[str, Any], *, origin: str = "") -> tuple[Exchange, ...]:
    """Return the calls that a report tells, of a run of many those that were refused; none where it is no report."""
    if document.get("name") == "AxiosError" and isinstance(document.get("config"), Mapping):
        return (_of_axios(document, document["config"], origin),)
    if isinstance(document.get("http_code"), int) and isinstance(document.get("url_effective"), str):
        return (_of_curl(document, origin),)
    run = document.get("run")
    if isinstance(run, Mapping) and isinstance(run.get("executions"), list):
        every = tuple(_of_newman(run["executions"], origin))
        refused = tuple(each for each in every if _is_refused(each))
        return refused or every[:1]
    return ()


def _of_axios(document: Mapping[str, Any], config: Mapping[str, Any], origin: str) -> Exchange:
    base, url = config.get("baseURL"), config.get("url")
    relative = isinstance(url, str) and "://" not in url and isinstance(base, str)
    whole = f"{base}/".replace("//", "/").replace(":/", "://", 1) + str(url).lstrip("/") if relative else url
    return _call(
        whole,
        method=config.get("method"),
        sent=_named(config.get("headers")),
        status=document.get("status"),
        received=Headers(withheld=True),
        body=UNKNOWN,
        origin=origin,
    )


def _of_curl(document: Mapping[str, Any], origin: str) -> Exchange:
    kind = document.get("content_type")
    told = (("content-type", kind),) if isinstance(kind, str) else ()
    return _call(
        document["url_effective"],
        method=document.get("method"),
        sent=Headers(withheld=True),
        status=document["http_code"] or None,
        received=Headers(told, withheld=True),
        body=UNKNOWN,
        origin=origin,
    )


def _of_newman(executions: list[Any], origin: str) -> Iterator[Exchange]:
    for each in executions:
        request = each.get("request") if isinstance(each, Mapping) else None
        response = each.get("response") if isinstance(each, Mapping) else None
        if not isinstance(request, Mapping) or not isinstance(response, Mapping):
            continue
        stream = response.get("stream")
        data = stream.get("data") if isinstance(stream, Mapping) else None
        is_data = isinstance(data, list) and all(isinstance(each, int) and 0 <= each < 256 for each in data)
        yield _call(
            _url_of_newman(request.get("url")),
            method=request.get("method"),
            sent=_listed(request.get("header")),
            status=response.get("code"),
            received=_listed(response.get("header")),
            body=bytes(data or ()) if is_data else UNKNOWN,
            origin=origin,
        )


def _url_of_newman(url: object) -> object:
    """Return a URL as it was sent; Newman keeps it in pieces."""
    if not isinstance(url, Mapping):
        return url
    host, path, query = (url.get(name) for name in ("host", "path", "query"))
    if not isinstance(host, list) or not isinstance(path, list):
        return None
    pairs = [each for each in query if isinstance(each, Mapping) and not each.get("disabled")] if query else []
    asked = "&".join(f"{each.get('key')}={each.get('value') or ''}" for each in pairs)
    port = f":{url['port']}" if url.get("port") else ""
    place = f"{'.'.join(map(str, host))}{port}/{'/'.join(map(str, path))}"
    return f"{url.get('protocol') or 'https'}://{place}{'?' if asked else ''}{asked}"


def _call(
    url: object,
    *,
    method: object,
    sent: Headers,
    status: object,
    received: Headers,
    body: bytes | Unknown,
    origin: str,
) -> Exchange:
    told, host, path, query = address(url if isinstance(url, str) else None)
    is_status = isinstance(status, int) and not isinstance(status, bool)
    return Exchange(
        observation=Observation(status=int(str(status)) if is_status else UNKNOWN, headers=received, body=body),
        method=method.upper() if isinstance(method, str) else UNKNOWN,
        host=host,
        path=path,
        query=query,
        headers=sent,
        url=told,
        origin=origin,
    )


def _named(fields: object) -> Headers:
    """Return the fields of an object; a client adds others when it sends them."""
    found = fields.items() if isinstance(fields, Mapping) else ()
    return Headers(tuple((str(name), str(value)) for name, value in found if isinstance(value, str)), withheld=True)


def _listed(fields: object) -> Headers:
    if not isinstance(fields, list):
        return Headers(withheld=True)
    named = (each for each in fields if isinstance(each, Mapping) and each.get("key"))
    return Headers(tuple((str(each["key"]), str(each.get("value", ""))) for each in named))


def _is_refused(call: Exchange) -> bool:
    status = call.observation.status
    return isinstance(status, Unknown) or status >= _REFUSED
