"""Known bad inputs.

Names and labels as documented in "Baseline rule groups", AWS WAF developer guide; AWS's own patterns are not published,
these are written after what the guide says of each rule.
https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-baseline.html
"""

from typing import Final

from gatewright.aws.waf.managed.rules import BODY, HEADERS, METHOD, PATH, QUERY_STRING, group, header, patterns

_JAVA: Final = (
    r"java\.lang\.(?:runtime|processbuilder|class)",
    r"\.getruntime\(\)",
    r"class\.module\.classloader",
    r"\bspring\.cloud\.function\.routing-expression",
    # What a serialized object begins with, in hexadecimal and in Base64 at each of its three offsets.
    r"\baced0005|\bro0ab|kztaau|cs7qaf",
    r"\bt\(java\.",
)
_LOG4J: Final = (
    r"\$\{(?:jndi|ctx|main|map|marker|sd|spring|web):",
    r"\$\{[^}]{0,60}\$\{(?:lower|upper|env|sys|date|base64|java|::-|[^}]{0,30}:-)",
    r"\$\{(?:lower|upper):.{0,40}\}?ndi",
    r"jndi:(?:ldaps?|rmi|dns|iiop|nis|nds|corba|https?):",
)
_LOCALHOST: Final = (r"^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$",)
_PATHS: Final = (
    r"(?:^|/)(?:web-inf|meta-inf)(?:/|$)",
    r"\.\.;/",
    r"/(?:cgi-bin/\.|_ignition/execute-solution|solr/admin|jmx-console|invoker/jmxinvokerservlet|hnap1|boaform)",
    r"/\.(?:git|svn|hg|env|aws|ssh|htpasswd|htaccess)(?:/|$)",
)

KNOWN_BAD_INPUTS: Final = group(
    "AWSManagedRulesKnownBadInputsRuleSet",
    "awswaf:managed:aws:known-bad-inputs:",
    ("JavaDeserializationRCE_HEADER", "JavaDeserializationRCE_Header", patterns(HEADERS, *_JAVA)),
    ("JavaDeserializationRCE_BODY", "JavaDeserializationRCE_Body", patterns(BODY, *_JAVA)),
    ("JavaDeserializationRCE_URIPATH", "JavaDeserializationRCE_URIPath", patterns(PATH, *_JAVA)),
    ("JavaDeserializationRCE_QUERYSTRING", "JavaDeserializationRCE_QueryString", patterns(QUERY_STRING, *_JAVA)),
    ("Host_localhost_HEADER", "Host_Localhost_Header", patterns(header("host"), *_LOCALHOST)),
    ("PROPFIND_METHOD", "Propfind_Method", patterns(METHOD, "^propfind$")),
    ("ExploitablePaths_URIPATH", "ExploitablePaths_URIPath", patterns(PATH, *_PATHS)),
    ("Log4JRCE_HEADER", "Log4JRCE_Header", patterns(HEADERS, *_LOG4J)),
    ("Log4JRCE_QUERYSTRING", "Log4JRCE_QueryString", patterns(QUERY_STRING, *_LOG4J)),
    ("Log4JRCE_BODY", "Log4JRCE_Body", patterns(BODY, *_LOG4J)),
    ("Log4JRCE_URIPATH", "Log4JRCE_URIPath", patterns(PATH, *_LOG4J)),
)
"""`AWSManagedRulesKnownBadInputsRuleSet`."""
