"""
The texts of refusals that are like no other text, as patterns: what API Gateway and its neighbours write.

Published by AWS, or recorded in public threads of 2015 to 2026 (`tests/threads`), where people cut them, fold them over
several lines and write them in small letters.
"""

import re
from typing import Final

from gatewright.model.lazy_pattern import pattern

_POLICY: Final = r"[\w -]+?"
_ENDING: Final = (
    rf"(?: with an explicit deny(?: in an? {_POLICY} policy)?| because no {_POLICY} allows the \S+ action)?"
)
_NOT_AUTHORIZED: Final = r"is not authorized to perform: \S+ on resource: ?[^\s\"']+"
_CALLER: Final = r"(?:User: \S+|(?<!\S)arn:aws[\w-]*:\S+)"

MESSAGES: Final = pattern(
    "|".join(
        (
            rf"{_CALLER} {_NOT_AUTHORIZED}{_ENDING}",
            rf"User is not authorized to access this resource{_ENDING}",
            r"The security token included in the request is (?:invalid|expired)\.?",
            r"The request signature we calculated does not match .*",
            r"Signature (?:expired|not yet current): [^\n]*?\([^)]*\)",
            r"Signature (?:expired|not yet current)",
            r"Authorization header (?:requires|must begin|cannot be empty)[^\n]*",
            r"(?:Invalid key=value pair|AWS query-string parameters must include|Unsupported AWS 'algorithm')[^\n]*",
            r"(?:Credential should be scoped|Date in Credential scope|Credential must have exactly)[^\n]*",
            r"(?:Date must be in ISO-8601|Found both 'X-Amz-Algorithm')[^\n]*",
            r"'Host' (?:or ':authority' )?must be a 'SignedHeader'[^\n]*",
            r"When Content-Type:application/x-www-form-urlencoded, URL cannot include[^\n]*",
            r"'[^\n']{0,2000}' not a valid key=value pair [^\n]*",
            r"not a valid key=value pair [^\n]*",
            r"Unable to determine service/operation name to be authorized",
            r"Missing Authentication Token|The incoming token has expired|Too Many Requests|Limit Exceeded",
            r"Invalid API Key identifier specified",
        )
    ),
    re.DOTALL | re.IGNORECASE,
)
"""What a text holds that is about a refusal."""

ALONE: Final = pattern(
    r"(?:HTTP(?:/\d(?:\.\d)?)? )?\[?(?P<status>[45]\d\d)?[\]\s:-]*(?:\w*error: *)?"
    r"(?P<message>Forbidden|Unauthorized|Not Found|Internal Server Error)?\s*"
    r"(?P<type>[A-Z][A-Za-z]{3,60}Exception)?",
    re.IGNORECASE,
)
"""Words that many services write: taken for an answer only where nothing else stands."""

NAMED: Final = pattern(
    r"(?:['\"]?\b(?:errorMessage|message|reason|statusText)['\"]?\s*[:=]\s*|^[^\n]{0,80}?: ?)"
    r"['\"]?(?P<message>Forbidden|Unauthorized|Not Found|Internal Server Error)['\"]?(?=\s*(?:[,.;})\]\n]|$))",
    re.IGNORECASE,
)
"""The same words where a member, or a colon, says that they are a message."""

STATUS_OF_A_CALL: Final = pattern(
    r"(?:response(?: status)?(?: had)?(?: http)?(?: status)? ?code|status(?:[ _]?code)?|server response"
    r"|returned an error|HTTP(?:/\d(?:\.\d)?)?(?: error| response code)?|statusCode|rejected WebSocket connection: HTTP"
    r"|handshake status|indicate success|a status of|failure response for \S+)['\"]?\s*(?:is|of|was|:|=)?\s*\(?['\"]?"
    r"(?P<status>[45]\d\d)\b|\b(?P<alone>[45]\d\d)[\s:(-]+"
    r"(?:forbidden|unauthorized|too many requests|gone|client error)",
    re.IGNORECASE,
)
"""How clients of many languages say which status came: only where it is said to be one."""

SPELT: Final = {
    text.lower(): text
    for text in (
        "Forbidden",
        "Unauthorized",
        "Not Found",
        "Missing Authentication Token",
        "The incoming token has expired",
        "Too Many Requests",
        "Limit Exceeded",
    )
}
"""How API Gateway writes a short text that people write in other letters."""

PAGE: Final = pattern(
    r"(?P<markup><(?:!doctype|html|head|title|\?xml|error|errorresponse|[a-z]+exception)\b)"
    r"|The request could not be satisfied"
    r"|cf-error-details|cf-wrapper|Cloudflare Ray ID|error code: ?10[0-9]{2}\b|Cloudflare has blocked|CloudflareCode"
    r"|Attention Required! \| Cloudflare|used Cloudflare to restrict access|Error 10[0-9]{2}\b.{0,20}Access denied"
    r"|Sorry, you have been blocked|Enable JavaScript and cookies to continue"
    r"|We can['\u2019]t connect to the server for this app or website",
    re.IGNORECASE,
)
"""What stands in the pages of neighbours: CloudFront, S3, AWS's own services as a browser sees them, Cloudflare."""
