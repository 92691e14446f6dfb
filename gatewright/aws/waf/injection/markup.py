"""
Does a text hold markup that would run a script in a page that it is put into?

It is read as a browser would: as content, and as if it stood within an attribute, quoted in either way or not at all.
Every character is looked at a fixed number of times.
"""

import re
from typing import Final

from gatewright.aws.waf.transformations.html import html_entity_decode

_TAG: Final = re.compile(r"<(?:[A-Za-z/!?])")
_RUNS: Final = re.compile(
    r"<(?:/?(?:script|iframe|frame|frameset|object|embed|applet|base|link|meta|style|svg|math|xml|xss|xsl|import|noscript"
    r"|isindex|handler|listener|vmlframe|animate|animation|set|marquee|foreignobject|template)(?=[\s/>:\x00]|\Z)"
    r"|\?(?:import|xml-stylesheet)|!(?:doctype|entity|attlist)(?=\s)|!--(?:\[if|[^>]{0,40}`))",
    re.IGNORECASE,
)
_ATTRIBUTE: Final = re.compile(
    r"""([^\s"'<>/=\x00`]++)(?:[\s\x00]*+=[\s\x00]*+("[^"]*+"?|'[^']*+'?|`[^`]*+`?|[^\s>]*+))?""", re.DOTALL
)
_EVENT: Final = re.compile(
    r"on(?:abort|activate|after\w+|animation\w+|auxclick|before\w+|begin|blur|bounce|cancel|canplay\w*|change|click|close"
    r"|contextmenu|control\w+|copy|cuechange|cut|data\w+|dblclick|deactivate|drag\w*|drop|durationchange|emptied|end(?:ed)?"
    r"|error\w*|filterchange|finish|focus\w*|formdata|fullscreen\w*|gotpointercapture|hashchange|help|input|invalid|key\w+"
    r"|layoutcomplete|load\w*|losecapture|lostpointercapture|message\w*|mouse\w+|move\w*|offline|online|page\w+|paste|pause"
    r"|play\w*|pointer\w+|popstate|progress|propertychange|ratechange|readystatechange|repeat|reset|resize\w*|row\w+|scroll\w*"
    r"|search|securitypolicyviolation|seek\w+|select\w*|show|slotchange|stalled|start|stop|storage|submit|suspend|timeupdate"
    r"|toggle|touch\w+|transition\w+|unhandledrejection|unload|volumechange|waiting|webkit\w+|wheel)",
    re.IGNORECASE,
)
_ADDRESSES: Final = frozenset(
    {
        "action",
        "background",
        "by",
        "cite",
        "code",
        "codebase",
        "data",
        "dynsrc",
        "folder",
        "formaction",
        "from",
        "href",
        "lowsrc",
        "poster",
        "src",
        "to",
        "values",
        "xlink:href",
    }
)
_SCHEME: Final = re.compile(
    r"(?:javascript|vbscript|livescript|jscript|mocha|view-source):|data:(?:text/html|[^,]*script|image/svg)"
)
_SKIPPED: Final = re.compile(r"[\x00-\x20\x7f\xa0]+")
_STYLE: Final = re.compile(r"expression\(|behaviou?r:|-moz-binding|@import|javascript:|vbscript:", re.IGNORECASE)
_LONGEST_SCHEME: Final = 200
_TELLING: Final = re.compile(r"[<=:]")


def is_cross_site_scripting(value: bytes) -> bool:
    """Tell whether a value holds markup that runs a script."""
    text = value.decode("latin-1")
    if not _TELLING.search(text):
        return False
    opened = _TAG.search(text)
    if opened is not None and (_RUNS.search(text) is not None or _attributes_run(text[opened.start() + 1 :], tag=True)):
        return True
    if _is_a_script(text):
        return True
    return any(_attributes_run(rest, tag=False) for rest in _closed(text))


def _closed(text: str) -> list[str]:
    """Return what would be read as attributes, if the text began within an attribute."""
    rests = [text[text.index(quote) + 1 :] for quote in "\"'`" if quote in text]
    blank = re.search(r"[\s/]", text)
    return rests if blank is None else [*rests, text[blank.start() :]]


def _attributes_run(text: str, *, tag: bool) -> bool:
    """Tell whether a list of attributes holds one that runs a script."""
    for found in _ATTRIBUTE.finditer(text):
        name, value = found[1].lower(), found[2]
        if value is None:
            continue
        if _EVENT.fullmatch(name) is not None and value.strip("\"'` "):
            return True
        if not tag:
            continue
        if name in _ADDRESSES and _is_a_script(value.strip("\"'`")):
            return True
        if name == "srcdoc" or name.startswith("xmlns") or (name == "style" and _STYLE.search(_plain(value))):
            return True
    return False


def _is_a_script(address: str) -> bool:
    """Tell whether an address is code, however it is written."""
    return _SCHEME.match(_SKIPPED.sub("", _plain(address[:_LONGEST_SCHEME])).lower()) is not None


def _plain(text: str) -> str:
    return html_entity_decode(text.encode("latin-1")).decode("latin-1")
