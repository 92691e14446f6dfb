"""curl's options: which of them take a value, and the long names of the short ones.

https://curl.se/docs/manpage.html . An option that is not here takes none, as the many switches do.
"""

from collections.abc import Iterator, Sequence
from typing import Final

_LETTERS: Final = {
    "A": "user-agent",
    "b": "cookie",
    "c": "cookie-jar",
    "C": "continue-at",
    "d": "data",
    "D": "dump-header",
    "e": "referer",
    "E": "cert",
    "F": "form",
    "G": "get",
    "H": "header",
    "I": "head",
    "K": "config",
    "m": "max-time",
    "n": "netrc",
    "o": "output",
    "P": "ftp-port",
    "Q": "quote",
    "r": "range",
    "t": "telnet-option",
    "T": "upload-file",
    "u": "user",
    "U": "proxy-user",
    "w": "write-out",
    "x": "proxy",
    "X": "request",
    "y": "speed-time",
    "Y": "speed-limit",
    "z": "time-cond",
    ":": "next",
}
_NAMES: Final = (
    "abstract-unix-socket alt-svc aws-sigv4 cacert capath cert cert-type ciphers config connect-timeout connect-to"
    " continue-at cookie cookie-jar create-file-mode crlfile curves data data-ascii data-binary data-raw data-urlencode"
    " delegation dns-interface dns-ipv4-addr dns-ipv6-addr dns-servers doh-url dump-header ech egd-file engine"
    " etag-compare etag-save expect100-timeout form form-string ftp-account ftp-alternative-to-user ftp-method ftp-port"
    " ftp-ssl-ccc-mode happy-eyeballs-timeout-ms haproxy-clientip header hostpubmd5 hostpubsha256 hsts interface"
    " ip-tos ipfs-gateway json keepalive-cnt keepalive-time key key-type krb libcurl limit-rate local-port"
    " login-options mail-auth mail-from mail-rcpt max-filesize max-redirs max-time netrc-file noproxy oauth2-bearer"
    " output output-dir parallel-max pass pinnedpubkey preproxy proto proto-default proto-redir proxy proxy-cacert"
    " proxy-capath proxy-cert proxy-cert-type proxy-ciphers proxy-crlfile proxy-header proxy-key proxy-key-type"
    " proxy-pass proxy-pinnedpubkey proxy-service-name proxy-tls13-ciphers proxy-tlsauthtype proxy-tlspassword"
    " proxy-tlsuser proxy-user proxy1.0 pubkey quote random-file range rate referer request request-target resolve"
    " retry retry-delay retry-max-time sasl-authzid service-name socks4 socks4a socks5 socks5-gssapi-service"
    " socks5-hostname speed-limit speed-time stderr telnet-option tftp-blksize time-cond tls-max tls13-ciphers"
    " tlsauthtype tlspassword tlsuser trace trace-ascii trace-config unix-socket upload-file url url-query user"
    " user-agent variable vlan-priority write-out"
)
_WITH_VALUE: Final = frozenset(_NAMES.split())

Option = tuple[str, str]
"""The long name of an option, and its value; a name that is empty stands for an argument."""


def options(words: Sequence[str]) -> Iterator[Option]:
    """Yield the options and arguments behind the program's name, in order."""
    left = iter(words)
    plain = False
    for word in left:
        if plain or not word.startswith("-") or word == "-":
            yield "", word
        elif word == "--":
            plain = True
        elif word.startswith("--"):
            name, equals, value = word[2:].partition("=")
            # curl itself wants a blank and no `=`; what was meant is plain.
            yield name, value if equals or name not in _WITH_VALUE else next(left, "")
        else:
            yield from _letters(word[1:], left)


def _letters(together: str, left: Iterator[str]) -> Iterator[Option]:
    """Yield the options of a word such as `-sXPOST`: the rest of it is the value of the first that takes one."""
    for index, letter in enumerate(together):
        name = _LETTERS.get(letter, letter)
        if name in _WITH_VALUE:
            rest = together[index + 1 :]
            yield name, rest or next(left, "")
            return
        yield name, ""
