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
    rf"(?: with (?:an )?explicit deny(?: in an? {_POLICY} policy)?| because no {_POLICY} allows the \S+ action)?"
)
_NOT_AUTHORIZED: Final = r"is not authorized to perform: (?:\S+ on resource:? ?[^\s\"']+|\S+?\s*(?:\.\.\.|\u2026))"
_CALLER: Final = r"(?:User: \S+|(?<!\S)arn:aws[\w-]*:\S+|\b\w+Credentials)"

MESSAGES: Final = pattern(
    "|".join(
        (
            rf"{_CALLER} {_NOT_AUTHORIZED}{_ENDING}",
            rf"User is not authorized to access this resource{_ENDING}",
            r"The security token included in the request is (?:invalid|expired)\.?",
            r"The request signature we calculated does not match .*",
            r"(?:The |This is the )?Canonical String (?:for this request should have been|from the server).*",
            r"Signature (?:expired|not yet current): [^\n]*?\([^)]*\)",
            r"Signature (?:expired|not yet current)",
            r"Authorization header (?:requires|must begin|cannot be empty)[^\n]*",
            r"(?:Invalid key=value pair|AWS query-string parameters must include|Unsupported AWS 'algorithm')[^\n]*",
            r"(?:Credential should be scoped|Date in Credential scope|Credential must have exactly)[^\n]*",
            r"(?:Date must be in ISO-8601|Found both 'X-Amz-Algorithm')[^\n]*",
            r"'Host' (?:or ':authority' )?must be a 'SignedHeader'(?: in the AWS Authorization)?",
            r"When Content-Type:application/x-www-form-urlencoded, URL cannot include[^\n]*",
            r"'[^\n']{0,2000}' not a valid key=value pair [^\n]*",
            r"not a valid key=value pair [^\n]*",
            r"Unable to determine service/operation name to be authorized",
            r"No method found matching route \S+ for http method [A-Z]+\.?",
            r"Missing Authentication Token|The incoming token has expired|Too Many Requests",
            r"(?<!rate )(?<!request )(?<!size )(?<!time )Limit Exceeded",
            r"Invalid API Key identifier specified",
            r"Endpoint request timed out|Network error communicating with endpoint",
            r"HTTP content length exceeded \d+ bytes\.?|Could not parse request body into json[^\n]*",
            r"Invalid request body(?=['\".]|$)",
            r"Missing required request parameters: \[[^\]\n]*\]|Request Too Long",
            r"Access to requested resource is denied\.?|Access to the resource is forbidden",
            r"You exceeded your quota for the requested resource\.?",
        )
    ),
    re.DOTALL | re.IGNORECASE,
)
"""What a text holds that is about a refusal."""

FRAGMENTS: Final = pattern(
    rf"{_NOT_AUTHORIZED}{_ENDING}|no [\w -]{{4,40}} policy allows the execute-api:\w+ action"
    r"|explicit deny in an? [\w-]+ policy|(?:is )?not authorized to perform:? execute-api:\w+",
    re.IGNORECASE,
)
"""What is left of a refusal that people quote without its beginning."""

ALONE: Final = pattern(
    r"(?:HTTP(?:/\d(?:\.\d)?)? )?\[?(?P<status>[45]\d\d)?[\]\s:-]*(?:\w*error: *)?"
    r"(?P<message>Forbidden|Unauthorized|Not Found|Internal Server Error|Service Unavailable|Unsupported Media Type"
    r"|Bad Gateway|Gateway Timeout|Payload Too Large|Request Entity Too Large)?\s*"
    r"(?:[a-z]\w*\.)*(?P<type>[A-Z][A-Za-z]{3,60}Exception|(?:InvalidSignature|IncompleteSignature"
    r"|SignatureDoesNotMatch|MissingAuthenticationToken|UnrecognizedClient|InvalidClientTokenId|ExpiredToken)"
    r"(?:Error)?)?(?: \(?[45]\d\d\)?)?",
    re.IGNORECASE,
)
"""Words that many services write: taken for an answer only where nothing else stands."""

NAMED: Final = pattern(
    r"(?:['\"]?\b(?:errorMessage|message|reason|statusText)['\"]?\s*[:=]\s*|^[^\n]{0,80}?: ?)"
    r"['\"]?(?P<message>Forbidden|Unauthorized|Not Found|Internal Server Error)['\"]?(?=\s*(?:[,.;})\]\n]|$))",
    re.IGNORECASE,
)
"""The same words where a member, or a colon, says that they are a message."""

NAMED_TEXT: Final = pattern(
    r"\bmessage['\"]?\s*:\s*['\"](?P<message>Limit Exceeded|Too Many Requests|Missing Authentication Token)['\"]",
    re.IGNORECASE,
)
"""Texts of API Gateway's own, where a member says that they are the message."""

STATUS_OF_A_CALL: Final = pattern(
    r"(?:status code \d{3} but got|response(?: status)?(?: had)?(?: http)?(?: status)? ?code|status(?:[ _]?code)?"
    r"|server response"
    r"|returned an error|HTTP(?:/\d(?:\.\d)?)?(?: error| response code)?|statusCode|rejected WebSocket connection: HTTP"
    r"|handshake status|indicate success|a status of|failure response for \S+)['\"]?\s*"
    r"(?:(?:is|of|was|:|=)\s*)?\(?['\"]?"
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
    r"|cf-error-details|cf-wrapper|Cloudflare Ray ID|error code:? ?10[0-9]{2}\b|Cloudflare has blocked|CloudflareCode"
    r"|Attention Required! \| Cloudflare|used Cloudflare to restrict access|Error 10[0-9]{2}\b.{0,20}Access denied"
    r"|Sorry, you have been blocked|Enable JavaScript and cookies to continue"
    r"|We can['\u2019]t connect to the server for this app or website"
    r"|You don['\u2019]t have permission to access [^\n]{1,300} on this server|errors\.edgesuite\.net"
    r"|Reference #\d+\.[0-9a-f]+\.\d+|Incapsula incident ID|Sucuri WebSite Firewall|Generated by Wordfence"
    r"|The requested URL was rejected\. Please consult|Access to this page has been denied|Mod_?Security"
    r"|Microsoft-Azure-Application-Gateway|Guru Meditation|Just a moment\.\.\.|Checking your browser before"
    r"|\bRay ID: ?[0-9a-f]{12,}|Please enable cookies\."
    r"|(?:^|\n)[^\S\n]*(?:nginx|openresty|Microsoft-IIS)(?:/[\d.]+)?(?: \([A-Za-z]+\))?[^\S\n]*(?:\n|$)"
    r"|Apache/2[^\n]{0,80} Server at "
    r"|You don['\u2019]t have permission to access this resource|HTTP Status 40[13] [\u2013-]|Whitelabel Error Page"
    r"|distribution is (?:not configured to allow|configured to block)"
    r"|HTTP Error 40[13]\.\d|Your client does not have permission to get URL|documentation_url"
    r"|Access Key Id you provided does not exist in our records|request time and the current time is too large",
    re.IGNORECASE,
)
"""
What stands in the pages of neighbours: CloudFront, S3, AWS's own services as a browser sees them, Cloudflare, Akamai.

And of other firewalls and servers before websites: Imperva, Sucuri, Wordfence, F5, PerimeterX, ModSecurity, Varnish
(recorded in public threads of 2017 to 2026, or general knowledge of them).
"""

REFUSAL: Final = re.compile(
    r"\b(?:40[13]|429)\b|denied|forbidden|un-?authori[sz]ed|not (?:allowed|authori[sz]ed|permitted)|invalid_?token"
    r"|access_?denied|quota|throttl|too many requests|rate (?:limit|exceeded)|signature|credential|expired"
    r"|authenticat|authori[sz]ation|security token|api[ -]?key|permission"
    r"|Lambda Customer Function Error|Function returned an invalid response|JWT string|NoSuch(?:Key|Bucket)\b"
    r"|Task timed out after|InvalidRequest(?:Method|Blocked)\b|ClientGeoBlocked\b",
    re.IGNORECASE,
)
"""Words without which a text is not about a refusal, nor about what fails behind the door."""
