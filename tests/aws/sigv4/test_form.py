"""What the signature front end finds wrong with the form of credentials, each text and their order.

Texts: behaviour published for API Gateway, and for services with the same front end.
"""

import pytest

from gatewright.aws.sigv4.answers import PRESENT_BUT_UNUSABLE
from gatewright.aws.sigv4.form import authorization_hash, complaint
from gatewright.model.message import fill
from gatewright.model.request import Headers
from gatewright.model.unknown import Unknown

NOW = 1_768_478_400.0
STAMP = "20260115T120000Z"
SCOPE = "AKIAIOSFODNN7EXAMPLE/20260115/eu-west-1/execute-api/aws4_request"
PARTS = {"Credential": SCOPE, "SignedHeaders": "host;x-amz-date", "Signature": "0f1e2d"}

INCOMPLETE = "IncompleteSignatureException"
INVALID = "InvalidSignatureException"

NEEDS = "Authorization header requires"
NO_DATE = f"{NEEDS} existence of either a 'X-Amz-Date' or a 'Date' header."


def header(algorithm: str = "AWS4-HMAC-SHA256", **changes: str) -> str:
    """Return an Authorization header whose form is whole but for `changes`; an empty part is left out."""
    return algorithm + " " + ", ".join(f"{name}={value}" for name, value in (PARTS | changes).items() if value)


def answer(
    authorization: str | None,
    *,
    date: str | None = STAMP,
    query: str = "",
    region: str | None = "eu-west-1",
    date_header: str = "X-Amz-Date",
) -> tuple[str, str] | None:
    """Return error type and text of the first complaint; `None` when the form is whole."""
    fields = [("Authorization", authorization), (date_header, date)]
    headers = Headers(tuple((name, value) for name, value in fields if value is not None))
    found = complaint(headers, query, NOW, region)
    if found is None:
        return None
    if isinstance(found, Unknown):
        raise TypeError("the evidence tells everything here")
    signature, values = found
    assert signature.status == 403
    return signature.error_type, fill(signature.message, values)


def hashed(value: str) -> str:
    """Return the end of the texts that print the header as a hash."""
    return f" (Hashed with SHA-256 and encoded with Base64) Authorization={authorization_hash(value)}"


def test_the_hash_is_the_one_published() -> None:
    """A transcript of 26 November 2025 shows both the header and the beginning of its hash."""
    value = "x-api-key CTkrL5f5IxvMpX722zXivqnd1KU5VyoNBOFQFUUnf-E"

    assert authorization_hash(value) == "MZ1DdfK/poPwXem5nlPMS3OWGzSFtqzqMw4zpXXhXtM="


@pytest.mark.parametrize("value", ["", "é", "x" * 10_000, "byte \udcff", "half a pair \ud800"])
def test_any_header_has_a_hash(value: str) -> None:
    """A header of any letters has a hash of 44 characters, bytes that are no UTF-8 included."""
    assert len(authorization_hash(value)) == 44


def test_a_form_that_is_whole_is_not_complained_about() -> None:
    """Whether a signature is right needs the secret; its form alone can be whole."""
    assert answer(header()) is None
    assert answer(header(), date="Thu, 15 Jan 2026 12:00:00 GMT", date_header="Date") is None
    assert answer(header(), region=None) is None
    assert answer(header(SignedHeaders="Host")) is None


def test_nothing_sent_is_a_missing_token() -> None:
    """Without credentials in header or query, the token is missing; a date alone is no credential."""
    missing = ("MissingAuthenticationTokenException", "Missing Authentication Token")

    assert answer(None) == missing
    assert answer(None, query="colour=red") == missing
    assert answer(None, query="X-Amz-Credential=a&X-Amz-Signature=b") == missing


PRESIGNED = (
    f"X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential={SCOPE.replace('/', '%2F')}&X-Amz-Date={STAMP}"
    "&X-Amz-SignedHeaders=host&X-Amz-Signature=0f"
)

BOTH = "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header."
EQUAL_SIGN = "Authorization header must begin with the algorithm name, which cannot include an equal-sign"
NO_PAIR = (
    "Invalid key=value pair (missing equal-sign) in Authorization header"
    f" (hashed with SHA-256 and encoded with Base64): '{authorization_hash('Bearer a.b.c')}'."
)
NEEDS_ALL = f"{NEEDS} 'Credential' parameter. {NEEDS} 'Signature' parameter. {NEEDS} 'SignedHeaders' parameter."
UNREADABLE = "Date must be in ISO-8601 'basic format'. Got '{}'. See http://en.wikipedia.org/wiki/ISO_8601"
EXPIRED = "Signature expired: {} is now earlier than 20260115T115500Z (20260115T120000Z - 5 min.)"
AHEAD = "Signature not yet current: {} is still later than 20260115T120500Z (20260115T120000Z + 5 min.)"
HOST = "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization."
FIVE = "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got 'a/b/c/d'"
REGION = "Credential should be scoped to a valid region. "
SERVICE = "Credential should be scoped to correct service: 'execute-api'. "
TERM = "Credential should be scoped with a valid terminator: 'aws4_request', not '{}'. "
DAY = (
    "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP:"
    f" '{{}}' != '20260115', from '{STAMP}'. "
)
QUERY = "AWS query-string parameters must include {} Re-examine the query-string parameters."
CLAUSE = "AWS query-string parameters must include "
QUERY_NAMES = ("Algorithm", "Credential", "Signature", "SignedHeaders", "Date")
QUERY_PARTS = " ".join(f"{CLAUSE}'X-Amz-{part}'." for part in QUERY_NAMES).removeprefix(CLAUSE)
LONG_AGO = "00010101T000000Z"

Row = tuple[str, str | None, dict[str, str | None], str, str]


def dated(name: str, date: str, error_type: str, text: str) -> Row:
    """Return the row of a signature whose form is whole but for its date."""
    return (name, header(), {"date": date}, error_type, text.format(date))


def scoped(name: str, old: str, new: str, text: str) -> Row:
    """Return the row of a signature whose form is whole but for one part of its scope."""
    return (name, header(Credential=SCOPE.replace(old, new)), {}, INVALID, text)


TABLE: list[Row] = [
    ("both places", "Bearer a.b.c", {"query": PRESIGNED}, INVALID, BOTH),
    ("empty", "", {}, INCOMPLETE, "Authorization header cannot be empty"),
    ("blank", "  ", {}, INCOMPLETE, "Authorization header cannot be empty"),
    ("algorithm with an equal sign", "token=abc", {}, INCOMPLETE, EQUAL_SIGN),
    ("bearer token", "Bearer a.b.c", {}, INCOMPLETE, NO_PAIR),
    ("one word", "allow", {"date": None}, INCOMPLETE, f"{NEEDS_ALL} {NO_DATE}{hashed('allow')}"),
    ("one word and a date", "allow", {}, INCOMPLETE, NEEDS_ALL + hashed("allow")),
    (
        "no signature",
        header(Signature=""),
        {},
        INCOMPLETE,
        f"{NEEDS} 'Signature' parameter.{hashed(header(Signature=''))}",
    ),
    ("no date", header(), {"date": None}, INCOMPLETE, NO_DATE + hashed(header())),
    dated("date in words", "today", INCOMPLETE, UNREADABLE),
    dated("date with hyphens", "2026-01-15T12:00:00Z", INCOMPLETE, UNREADABLE),
    dated("date short of digits", "2026115T12000Z", INCOMPLETE, UNREADABLE),
    dated("no such day", "20260230T120000Z", INCOMPLETE, UNREADABLE),
    dated("old", "20260115T115459Z", INVALID, EXPIRED),
    dated("very old", LONG_AGO, INVALID, EXPIRED),
    dated("ahead", "20260115T120501Z", INVALID, AHEAD),
    ("host not signed", header(SignedHeaders="x-amz-date"), {}, INVALID, HOST),
    ("algorithm", header("AWS4-ECDSA"), {}, INCOMPLETE, "Unsupported AWS 'algorithm': 'AWS4-ECDSA'."),
    ("credential", header(Credential="a/b/c/d"), {}, INCOMPLETE, FIVE),
    scoped("region", "eu-west-1", "us-east-1", REGION),
    scoped("service", "execute-api", "s3", SERVICE),
    scoped("terminator", "aws4_", "aws5_", TERM.format("aws5_request")),
    scoped("day", "20260115", "20260114", DAY.format("20260114")),
    scoped("all of the scope", SCOPE, "a/b/c/d/e", REGION + SERVICE + TERM.format("e") + DAY.format("b")),
    ("presigned, bare", None, {"query": "X-Amz-Algorithm="}, INCOMPLETE, QUERY.format(QUERY_PARTS)),
    (
        "presigned, no date",
        None,
        {"query": PRESIGNED.replace("Date=", "Data=")},
        INCOMPLETE,
        QUERY.format("'X-Amz-Date'."),
    ),
    (
        "presigned, old",
        None,
        {"query": PRESIGNED.replace("T12", "T10")},
        INVALID,
        EXPIRED.format("20260115T100000Z"),
    ),
]


@pytest.mark.parametrize(
    ("authorization", "more", "error_type", "text"), [pytest.param(*row[1:], id=row[0]) for row in TABLE]
)
def test_complaint(authorization: str | None, more: dict[str, str | None], error_type: str, text: str) -> None:
    """Each fault has its error type and its very text."""
    assert answer(authorization, **more) == (error_type, text)  # type: ignore[arg-type]  # keywords of the row


def test_a_presigned_query_can_be_whole() -> None:
    """The parameters of a presigned query are decoded before they are judged; of a name sent twice the first counts."""
    assert answer(None, query=PRESIGNED) is None
    assert answer(None, query=PRESIGNED + "&X-Amz-Date=long-ago") is None


ORDER = [
    # each row has the fault of its line and all that follow: the first is complained about
    ("algorithm, which cannot include", header("A=B", Signature="", SignedHeaders="x", Credential="a"), "never"),
    ("Invalid key=value pair", header("AWS5") + " x", "never"),
    ("algorithm name", "A=B x", "never"),
    ("Date must be in", header("AWS5", SignedHeaders="x", Credential="a"), "never"),
    ("Signature expired", header("AWS5", SignedHeaders="x", Credential="a"), "20250115T120000Z"),
    ("must be a 'SignedHeader'", header("AWS5", SignedHeaders="x", Credential="a"), STAMP),
    ("Unsupported AWS 'algorithm'", header("AWS5", Credential="a"), STAMP),
    ("exactly 5 slash-delimited", header(Credential="a"), STAMP),
    ("valid region", header(Credential="a/b/c/d/e"), STAMP),
]


@pytest.mark.parametrize(("text", "authorization", "date"), ORDER)
def test_the_first_fault_is_the_answer(text: str, authorization: str, date: str) -> None:
    """Of several faults the first in the front end's order is complained about."""
    found = answer(authorization.replace("algorithm name", ""), date=date)

    assert found is not None
    assert text.replace("algorithm, which", "algorithm name, which") in found[1]


def test_the_window_is_five_minutes_to_either_side() -> None:
    """Five minutes early or late to the second is still good."""
    assert answer(header(), date="20260115T115500Z") is None
    assert answer(header(), date="20260115T120500Z") is None


def test_the_amz_date_is_preferred_over_the_date() -> None:
    """With both headers, `X-Amz-Date` is the one that is read."""
    headers = Headers((("Date", "soon"), ("X-Amz-Date", STAMP), ("Authorization", header())))

    assert complaint(headers, "", NOW, "eu-west-1") is None


@pytest.mark.parametrize(
    ("fields", "subject"),
    [
        ((), "request.headers.authorization"),
        ((("Authorization", header()),), "request.headers.x-amz-date"),
    ],
)
def test_what_is_withheld_is_not_guessed(fields: tuple[tuple[str, str], ...], subject: str) -> None:
    """Where the evidence leaves a header out that decides, the answer is unknown and names the header."""
    found = complaint(Headers(fields, withheld=True), "", NOW, "eu-west-1")

    assert isinstance(found, Unknown)
    assert [missing.subject for missing in found.missing] == [subject]


def test_a_malformed_header_is_judged_whatever_else_is_withheld() -> None:
    """A bearer token is no signature, whether or not a date was sent."""
    found = complaint(Headers((("Authorization", "Bearer a.b.c"),), withheld=True), "", NOW, "eu-west-1")

    assert not isinstance(found, Unknown)


@pytest.mark.parametrize("authorization", [row[1] for row in TABLE if row[1] is not None], ids=lambda value: value[:20])
def test_every_complaint_is_listed_among_those_about_credentials_that_are_there(authorization: str) -> None:
    """Causes list these signatures as their looks: no complaint may be missing from the list."""
    found = complaint(Headers((("Authorization", authorization),)), "", NOW, "us-east-1")

    assert isinstance(found, tuple)
    assert found[0] in PRESENT_BUT_UNUSABLE
