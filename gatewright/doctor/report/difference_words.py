"""What it means that one part of a signature differs, and what to change: a sentence for each way to differ.

Restates "Troubleshoot Signature Version 4 signing for AWS API requests":
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html
"""

from collections.abc import Mapping
from typing import Final

from gatewright.aws.sigv4.difference import Detail, Difference, Part
from gatewright.i18n import N_
from gatewright.model.message import Message

_BODY: Final[Mapping[Detail, str]] = {
    "": N_("Another body was signed than the one that arrived: sign the very bytes that are sent."),
    "empty": N_("The signer saw no body, though one was sent: hand the body to the signer too."),
    "not-received": N_("A body was signed, and none arrived: find out what on the way drops it (a redirect, a proxy)."),
    "unsigned-payload": N_(
        "`UNSIGNED-PAYLOAD` was signed in place of the body's hash, which S3 alone takes: sign with the general signer"
        " (botocore's `SigV4Auth`, not `S3SigV4Auth`)."
    ),
    "upper-case": N_("The body's hash was signed in capitals: write it in lower-case hexadecimal digits."),
    "base64": N_("The body's hash was signed in Base64: write it in lower-case hexadecimal digits."),
    "line-break": N_(
        "The two bodies differ in line breaks or blanks alone, at the end or between the lines: sign what is sent, byte"
        " for byte (`curl --data` takes line breaks away, `--data-binary` leaves them)."
    ),
    "mark": N_("One of the two bodies begins with a byte order mark, EF BB BF: write UTF-8 without it."),
    "stand-in": N_(
        "Something else was signed in the place of the body, such as an empty object or the name of nothing: hand the"
        " signer the bytes that are sent."
    ),
    "other-json": N_(
        "The same JSON was written twice, in two forms: write it once, sign that text, and send it as it is (with"
        " Python's requests `data=`, not `json=`)."
    ),
    "other-letters": N_("The same text was signed in one encoding of letters and sent in another: encode it once."),
    "packed": N_("The body was signed in one state and arrived compressed, or unpacked: compress first, then sign."),
}
_METHOD: Final[Mapping[Detail, str]] = {
    "": N_(
        "Another verb was signed than the one that arrived: tell the signer the verb that is sent, and follow no"
        " redirect, which makes GET of POST."
    ),
    "letter-case": N_("The verb was not signed in capitals."),
}
_PATH: Final[Mapping[Detail, str]] = {
    "": N_("Another path was signed than the one that arrived: sign the path of the URL, as API Gateway gets it."),
    "whole-url": N_("The whole URL was signed in place of its path."),
    "prefix-left-out": N_(
        "What was signed lacks the beginning of the path that arrived: sign the path with its stage; or something on"
        " the way puts it before the path, such as the origin path of CloudFront."
    ),
    "prefix-added": N_(
        "What was signed begins with something that did not arrive: sign no stage that the URL does not have, as behind"
        " a custom domain name; or a proxy on the way takes it off."
    ),
    "not-tidied": N_("The path was signed with `//`, `/.` or `/..` in it: sign it without, as API Gateway does."),
    "no-slash-first": N_("The path was signed without its first slash."),
    "slash-last": N_("The two paths differ in the slash at the end alone."),
    "query-in-it": N_("The query was signed as a part of the path: it has the third line to itself."),
    "placeholder": N_("The template of the path was signed: put in the value, as in the URL, before signing."),
    "letter-case": N_("The path was signed in another letter case."),
}
_PATH_ENCODING: Final[Mapping[Detail, str]] = {
    "": N_("The path was percent-encoded otherwise when it was signed."),
    "encoded-once": N_(
        "The path was encoded once too little: it is signed encoded twice, `%20` as `%2520`, for every service but S3"
        " (botocore's `SigV4Auth`, not `S3SigV4Auth`; JavaScript's `uriEscapePath: true`)."
    ),
    "encoded-too-often": N_("The path was encoded once too often: encode the path of the URL one time, and sign that."),
    "character": N_(
        "`{name}` in the path was encoded otherwise: everything but letters, digits and `- . _ ~` is signed as `%XX`."
    ),
    "plus": N_("A blank in the path was signed as `+`: in a path, a blank is `%20`, and is signed as `%2520`."),
    "lower-case-hex": N_("The percent-encoding was signed in small letters: `%C3` is right, and `%c3` is not."),
    "other-letters": N_("The path's letters were signed in another encoding than the one sent: write UTF-8."),
}
_QUERY: Final[Mapping[Detail, str]] = {
    "": N_("The parameter `{name}` was signed with another value than the one that arrived."),
    "left-out": N_(
        "The parameter `{name}` arrived, and was not signed: sign every parameter, each as often as it is sent, and add"
        " none after signing."
    ),
    "added": N_(
        "The parameter `{name}` was signed, and did not arrive: find out who drops it (CloudFront forwards those alone"
        " that its origin request policy names)."
    ),
}
_QUERY_ENCODING: Final[Mapping[Detail, str]] = {
    "": N_("The query was percent-encoded otherwise when it was signed."),
    "encoded-once": N_("`{name}` in the query was signed encoded too little: encode each name and each value once."),
    "encoded-too-often": N_("`{name}` in the query was signed encoded twice: a query is encoded once alone."),
    "character": N_(
        "Characters of `{name}` in the query were encoded otherwise: everything but letters, digits and `- . _ ~` is"
        " signed as `%XX`."
    ),
    "plus": N_("A blank or a plus of `{name}` in the query: a blank is signed as `%20`, and a plus as `%2B`."),
    "lower-case-hex": N_("The percent-encoding was signed in small letters: `%C3` is right, and `%c3` is not."),
    "other-letters": N_("The letters of `{name}` were signed in another encoding than the one sent: write UTF-8."),
    "no-equal-sign": N_("A parameter without a value was signed without its `=`."),
}
_QUERY_ORDER: Final[Mapping[Detail, str]] = {
    "": N_(
        "The query was signed in another order: sort the parameters by their encoded names, then values, byte by byte,"
        " capitals before small letters."
    ),
}
_HOST: Final[Mapping[Detail, str]] = {
    "": N_(
        "Another host was signed than the one that API Gateway saw: sign for the name that reaches it, and let what"
        " stands between keep it (CloudFront puts the origin's name there)."
    ),
    "with-port": N_("One of the two hosts has a port: sign the Host just as it is sent, which for port 443 has none."),
    "whole-url": N_("A URL was signed in place of the host."),
    "letter-case": N_("The host was signed in another letter case."),
    "not-signed": N_("The host is named among the signed headers, and has no line in what was signed."),
    "not-received": N_("The host was signed, and did not arrive."),
    "blanks": N_("The host was signed with blanks around it."),
}
_HEADER: Final[Mapping[Detail, str]] = {
    "": N_(
        "The header `{name}` arrived with another value than the signed one: find out who changes it (a proxy, a"
        " library that adds a charset), or leave it out of the signature."
    ),
    "not-signed": N_(
        "The header `{name}` is named among the signed ones, and has no line in what was signed: sign it with the"
        " others, or do not name it."
    ),
    "not-received": N_(
        "The header `{name}` was signed, and did not arrive as a signed one: send it and name it in SignedHeaders, or"
        " find out who drops it, or leave it out of the signature."
    ),
    "blanks": N_("The value of `{name}` was signed with its blanks: take those around it away, leave one of each run."),
    "letter-case": N_("The value of `{name}` was signed in another letter case."),
    "names": N_(
        "The names of the signed headers are written otherwise in what was signed: all in lower case, as sent."
    ),
    "names-order": N_("The signed headers stand in another order in what was signed: sort them by name."),
    "no-empty-line": N_(
        "The empty line behind the headers was not signed: each header ends its line, the last one too."
    ),
}
_DATE: Final[Mapping[Detail, str]] = {
    "": N_("The signature was made at another second than the date that is sent: read the clock once for both."),
    "format": N_("The date was signed in another form: it is written like 20260115T120000Z, in UTC."),
    "not-signed": N_("The date is named among the signed headers, and has no line in what was signed."),
    "not-received": N_("The date was signed, and did not arrive."),
}
_SCOPE: Final[Mapping[Detail, str]] = {
    "": N_("Another credential scope was signed than the one that the request names: they have to be the same."),
    "key": N_(
        "The signing key was made for another day, region or service than the request names: make it of the scope that"
        " is sent, and keep none from the day before."
    ),
}
_TOKEN: Final[Mapping[Detail, str]] = {
    "": N_("Another session token arrived than the one that was signed: send the one of the same credentials."),
    "not-signed": N_("The session token was added after signing: hand it to the signer, which has to sign it too."),
    "not-received": N_("The session token was signed, and did not arrive."),
}
_SIGNATURE: Final[Mapping[Detail, str]] = {
    "": N_("The signature is none: it has to be 64 hexadecimal digits in lower case."),
    "cut": N_("The signature was cut: {name} of its 64 hexadecimal digits came."),
    "length": N_("The signature is too long: {name} characters came, and it has 64 hexadecimal digits."),
    "letter-case": N_("The signature was sent in capitals: it has to be 64 hexadecimal digits in lower case."),
    "base64": N_("The signature was sent in Base64: it has to be 64 hexadecimal digits in lower case."),
}
_SECRET: Final[Mapping[Detail, str]] = {
    "": N_(
        "What was signed and what arrived are the same, so the keys differ: AWS has another secret for this access key,"
        " or the signing key was made for another day, region or service."
    ),
    "another": N_(
        "All that the secret at hand signed arrived as it was signed, so AWS has another secret for this access key:"
        " was it rotated, or does the secret belong to another key?"
    ),
    "line-break": N_(
        "The secret was used with a line break: take it away where the secret is read (`rstrip`, `tr -d`)."
    ),
    "blanks": N_("The secret was used with a blank around it: take it away where the secret is read."),
    "quotes": N_("The secret was used with quotes around it: take them away where the secret is read."),
    "percent-encoded": N_("The secret was used with its `/` or `+` in another form: it is taken as AWS shows it."),
    "plus": N_("The secret was used with its `+` in another form, as if it came from a form: take it as AWS shows it."),
    "letter-case": N_("The secret was used in another letter case."),
    "cut": N_("The secret was used cut: it has 40 characters."),
    "length": N_("The secret that signed is not 40 characters long, as those of AWS are: it was not copied whole."),
    "no-prefix": N_("The signing key was made without the letters `AWS4` before the secret."),
}
WORDS: Final[Mapping[Part, Mapping[Detail, str]]] = {
    "body": _BODY,
    "method": _METHOD,
    "path": _PATH,
    "path-encoding": _PATH_ENCODING,
    "query": _QUERY,
    "query-encoding": _QUERY_ENCODING,
    "query-order": _QUERY_ORDER,
    "host": _HOST,
    "header": _HEADER,
    "date": _DATE,
    "scope": _SCOPE,
    "token": _TOKEN,
    "signature": _SIGNATURE,
    "secret": _SECRET,
}
"""By part and by how it differs; the empty detail stands for all that have no sentence of their own."""

_OF_A_HEADER: Final = N_("The header `{name}` was changed after it was signed: date and signature belong together.")


def difference_words(difference: Difference) -> Message:
    """Return the sentence for a difference."""
    if difference.part == "date" and difference.name and not difference.detail:
        return Message(_OF_A_HEADER, {"name": difference.name})
    sentences = WORDS[difference.part]
    return Message(sentences.get(difference.detail, sentences[""]), {"name": difference.name})
