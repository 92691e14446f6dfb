"""
Refusals as AWS's articles print them, in four languages: translated, garbled, or under a heading of their own.

From "How do I troubleshoot HTTP 403 errors from API Gateway?" (2022) in its four languages. API Gateway itself answers
in English only.
"""

from typing import Final

_BY_A_POLICY: Final = ("resource-policy.", "iam.explicit-deny", "iam.not-allowed", "iam.cross-account-needs-both")
_OF_AN_AUTHORIZER: Final = (
    "authorizer.denied",
    "authorizer.policy-misses-resource",
    "authorizer.cached-policy-too-narrow",
)
_EXPLICIT: Final = ("resource-policy.explicit-deny", "iam.explicit-deny")
_SILENT: Final = ("resource-policy.nothing-allows", "iam.not-allowed", "endpoint.vpc-endpoint-policy-denied")
_TOKEN: Final = ("iam.access-key-unknown", "iam.session-token-missing")
_DENIED: Final = (*_OF_AN_AUTHORIZER, *_BY_A_POLICY, *_TOKEN)
_UNMATCHED: Final = ("route.", "stage.repeated-in-path", "stage.changed-since-deployment", "iam.signature-missing")
_WITH_HEADER: Final = ("route.not-found-with-authorization", "iam.header-malformed", "iam.bearer-token-sent")
_EXPIRED: Final = ("iam.signature-expired",)
_API_KEY: Final = ("api-key.unknown", "api-key.")
_MISMATCH: Final = ("iam.signature-mismatch-secret", "iam.signature-mismatch-", "iam.form-body-with-query")
_FORBIDDEN: Final = (
    "waf.",
    "api-key.",
    "endpoint.",
    "domain.path-not-mapped",
    "stage.not-found",
    "tls.client-certificate-untrusted",
)

PRINTED: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("n'est pas autorisé à accéder à cette ressource avec un refus explicite", _OF_AN_AUTHORIZER),
    ("no está autorizado a acceder a este recurso con una denegación explícita", _OF_AN_AUTHORIZER),
    ("明示的な拒否により、ユーザーはこのリソースにアクセスする権限がありません", _OF_AN_AUTHORIZER),
    (
        "is not authorized to perform: execute-api:Invoke on resource: <api-resource-arn> with an explicit deny",
        _EXPLICIT,
    ),
    (
        "n'est pas autorisé à effectuer: execute-api:Invoke sur la ressource: <api-resource-arn> avec un refus",
        _EXPLICIT,
    ),
    (
        "no está autorizado a realizar: execute-api:Invoke en el recurso: <api-resource-arn> con una denegación",
        _EXPLICIT,
    ),
    ("は実行を許可されていません:execute-api:Invoke on resource:<api-resource-arn> with明示的な拒否", _EXPLICIT),
    ("anonymous is not authorized to perform: execute-api:Invoke on resource", _SILENT),
    ("anonymous n'est pas autorisé à exécuter: execute-api:Invoke on resource", _SILENT),
    ("anónimo no está autorizado para realizar: execute-api:Invoke en el recurso", _SILENT),
    ("User:anonymous is to perform:execute-api:Invoke", _SILENT),
    ("は実行を許可されていません:execute-api:Invoke", _BY_A_POLICY),
    ("The security token included in the request is invalid", _TOKEN),
    ("Le jeton de sécurité inclus dans la demande n'est pas valide", _TOKEN),
    ("El token de seguridad incluido en la solicitud no es válido", _TOKEN),
    ("リクエストに含まれているセキュリティトークンが無効です", _TOKEN),
    ("Jeton d'authentification manquant", _UNMATCHED),
    ("Token de autenticación faltante", _UNMATCHED),
    ("Falta el token de autenticación", _UNMATCHED),
    ("認証トークンが見つかりません", _UNMATCHED),
    ("Signature expired", _EXPIRED),
    ("Authentication token expired", _EXPIRED),
    ("Signature expirée", _EXPIRED),
    ("Jeton d'authentification expiré", _EXPIRED),
    ("Firma vencida", _EXPIRED),
    ("Token de autenticación vencido", _EXPIRED),
    ("署名の有効期限が切れています", _EXPIRED),
    ("認証トークンの有効期限が切れています", _EXPIRED),
    ("Invalid API Key identifier specified", _API_KEY),
    ("Identifiant de clé API non valide spécifié", _API_KEY),
    ("Identificador de clave de API especificado no válido", _API_KEY),
    ("無効な API キー識別子が指定されました", _API_KEY),
    ("La signature de la demande que nous avons calculée ne correspond pas à", _MISMATCH),
    ("La firma de la solicitud que calculamos no coincide con la firma que proporcionó", _MISMATCH),
    ("AWS シークレットアクセスキーと署名方法を確認してください", _MISMATCH),
    ("The request signature we calculated does not match the signature you provided", _MISMATCH),
    ("L'en-tête d'autorisation requiert", _WITH_HEADER),
    ("El encabezado de autorización requiere", _WITH_HEADER),
    ("認可ヘッダーには", _WITH_HEADER),
    ("Authorization header requires", _WITH_HEADER),
    ("Authorization=allow", _WITH_HEADER),
    ("Access denied", _DENIED),
    ("Accès refusé", _DENIED),
    ("Acceso denegado", _DENIED),
    ("アクセスが拒否されました", _DENIED),
    ("Interdit", _FORBIDDEN),
    ("Prohibido", _FORBIDDEN),
    ("禁止されています", _FORBIDDEN),
    ("Forbidden", _FORBIDDEN),
)
"""Each text as it is printed, and the causes that it stands for, by id or by a prefix."""
