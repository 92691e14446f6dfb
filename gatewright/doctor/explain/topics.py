"""
What a sentence about a 403 is about, in English, French, Spanish or Japanese, told from the words in it.

For sentences out of AWS's articles and of people's questions: each row names words, and the causes that they lead to.
"""

import re
from typing import Final

from gatewright.model.lazy_pattern import pattern

_LAMBDA: Final = ("authorizer.denied", "authorizer.policy-misses-resource", "authorizer.cached-policy-too-narrow")
_VPC: Final = ("endpoint.public-api-through-vpc-endpoint", "endpoint.private-from-public", "endpoint.api-id-missing")
_UNLOGGED: Final = (
    "domain.path-not-mapped",
    "stage.not-found",
    "endpoint.default-disabled",
    "endpoint.private-from-public",
)

_NOT_IN_A_TEST: Final = (
    "stage.changed-since-deployment",
    "resource-policy.",
    "waf.",
    "api-key.",
    "iam.",
    "authorizer.",
    "endpoint.",
    "domain.",
    "tls.",
    "stage.not-found",
)
"""What `TestInvokeMethod` passes by: it takes the saved method, and asks nobody who he is (documented)."""

_ROWS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    # What an HTTP API says in its challenge and in its access log, for it has no other words.
    (
        (
            r"error=.invalid_token|oidc discovery endpoint|(?:jwks|json web key set).{0,20}(?:endpoint|fetch|error)"
            r"|the token (?:does not have a valid|is malformed|is not valid yet|was issued in the future)"
        ),
        ("authorizer.token-invalid",),
    ),
    (r"\binsufficient_scope\b", ("authorizer.scope-missing",)),
    (
        (
            r"response from the lambda function doesn't match the format"
            r"|lambda function returned the following error"
        ),
        ("integration.failed",),
    ),
    (r"^integration timed out\b", ("integration.timed-out",)),
    (r"must be smaller than \d+ bytes for the invoke", ("request.too-large",)),
    (
        (
            r"mutual.{0,40}\btls\b|\btls\b.{0,20}(?:mutu|mutua)"
            r"|transport layer security|seguridad de la capa de transporte"
            r"|相互 ?(?:tls|transport)|truststore|trust store|magasin de confiance"
            r"|almacén de confianza|トラストストア"
            r"|client certificate|certificat client|certificado de cliente|クライアント証明書|\bmtls\b"
        ),
        ("tls.client-certificate-untrusted", "tls.client-certificate-missing"),
    ),
    (
        (
            r"lambda.{0,14}authori[sz]er|authori[sz]er.{0,14}lambda"
            r"|autorizador de lambda|autorisation lambda|オーソライザー"
        ),
        _LAMBDA,
    ),
    (
        r"explicitly den(?:ies|y)|refuse explicitement|niega explícitamente|明示的に拒否",
        ("resource-policy.explicit-deny", "iam.explicit-deny"),
    ),
    (
        (
            r"(?:doesn't|does not) explicitly allow|n'autorise pas explicitement"
            r"|no permite explícitamente|明示的に許可しない"
        ),
        ("resource-policy.nothing-allows", "iam.not-allowed"),
    ),
    (
        r"iam keys|clés iam|claves de iam|iam ?キー|security token|jeton de sécurité|token de seguridad",
        ("iam.access-key-unknown", "iam.session-token-missing"),
    ),
    (
        (
            r"token wasn't found|token was not found|jeton d'authentification n'a pas été trouvé"
            r"|no se encontró un token de autenticación|認証トークンがありません"
        ),
        ("iam.signature-missing", "route.not-found"),
    ),
    (
        r"token.{0,40}expired|expired.{0,20}token|jeton.{0,60}expiré|token.{0,60}vencido|有効期限",
        ("iam.signature-expired", "iam.session-expired"),
    ),
    (
        (
            r"api keys? (?:that's|that is) not valid|api keys? isn't valid"
            r"|clés? (?:d'|de l')?api (?:qui )?n'est pas valide"
            r"|claves? de (?:la )?api (?:que )?no es válida|無効な ?api ?キー|api ?キーが有効で"
        ),
        ("api-key.unknown",),
    ),
    (
        r"api.?keys?\b|clés? (?:d'|de l')?api|claves? de (?:la )?api|api ?キー|usage plan|plan d'utilisation",
        ("api-key.missing", "api-key."),
    ),
    (
        (
            r"signature.{0,60}(?:match|ne correspond)|firma.{0,60}no coincide"
            r"|署名が.{0,60}一致しません|signature isn't valid"
            r"|signature n'est pas valide|la firma no es válida|署名が無効"
        ),
        ("iam.signature-mismatch-secret", "iam.signature-mismatch-"),
    ),
    (
        (
            r"\bwaf\b|web application firewall|pare-feu d.{0,3}applications? web|firewall de aplicaciones web"
            r"|ウェブアプリケーションファイアウォール"
        ),
        ("waf.",),
    ),
    (
        r"(?:with no|without an?) .{0,3}authorization|sans en-tête|sin encabezado|ヘッダーのない",
        ("route.not-found", "route.method-not-found"),
    ),
    (
        r"with an .{0,3}authorization|avec un en-tête|con (?:el )?encabezado|ヘッダーを含む",
        ("route.not-found-with-authorization",),
    ),
    (
        (
            r"resource path doesn't exist|chemin d'accès à la ressource n'existe pas|ruta del recurso no existe"
            r"|リソースパスが存在しません|resource exists|ressource demandée existe"
            r"|recurso solicitado|リソースが?.{0,12}存在する"
            r"|リソースは.{0,12}存在"
        ),
        ("route.not-found", "route.method-not-found", "route.not-found-with-authorization"),
    ),
    (
        r"public dns|dns publics?\b|dns públicos?|パブリック ?dns",
        ("endpoint.private-from-public", "endpoint.api-id-missing"),
    ),
    (
        (
            r"private api|api privée|api privada|プライベート ?api|x-apigw-api-id"
            r"|vpc.{0,30}(?:endpoint|terminaison)"
            r"|(?:endpoint|interfa[cz]).{0,40}(?:vpc|dns)"
            r"|punto de conexión.{0,20}(?:vpc|interfaz)|private dns|dns privé"
            r"|dns privado|プライベート ?dns|route ?53|インターフェイス.{0,12}エンドポイント|dns"
        ),
        _VPC,
    ),
    (
        (
            r"default (?:execute-api )?endpoint|terminaison.{0,24}par défaut"
            r"|punto de conexión.{0,24}predeterminado"
            r"|デフォルトの"
        ),
        ("endpoint.default-disabled",),
    ),
    (
        (
            r"base path|chemin de base|ruta base|ベースパス"
            r"|setting up custom domain names|noms de domaine personnalisés pour"
            r"|nombres de dominio personalizados para|カスタムドメイン名の設定"
        ),
        ("domain.path-not-mapped",),
    ),
    (
        (
            r"url includes the stage|l.?url.{0,24}inclut la phase"
            r"|url.{0,24}incluye la etapa|url にステージが含まれ"
            r"|api mappings?|mappages? d.?api|mapeos de la api|asignación de api"
            r"|api マッピング|inclure la phase dans l'url"
            r"|incluir la etapa en la url"
        ),
        ("stage.repeated-in-path", "domain.path-not-mapped"),
    ),
    (
        (
            r"stage in request url|stage that doesn't exist|stage exists"
            r"|ステージが無効|存在しないステージ|ステージが存在"
            r"|phase.{0,30}(?:n'existe pas|non valide|n'est pas valide)"
            r"|etapa.{0,40}(?:no existe|no es válida|no válida)"
            r"|invoking a rest api in|invocación de una api de rest"
            r"|appel d'une api rest dans|rest api の呼び出し"
        ),
        ("stage.not-found",),
    ),
    (
        (
            r"deployed with|latest api definition|déployée|dernière définition"
            r"|implementa.{0,20}api|última definición|デプロイ"
        ),
        ("stage.changed-since-deployment",),
    ),
    (
        r"resource policy|(?:stratégie|politique) de ressources?|política de recursos|リソースポリシー",
        ("resource-policy.",),
    ),
    (
        r"iam auth|autorisation .{0,40}iam|autenticación de iam|iam ?認証|autorización de iam",
        ("iam.not-allowed", "iam."),
    ),
    (
        (
            r"test.?invoke|(?:console|console's) test|test (?:in|from|of) the console|works in the console"
            r"|(?:test|essai).{0,20}console|(?:prueba|funciona).{0,24}consola|コンソール.{0,12}テスト"
        ),
        _NOT_IN_A_TEST,
    ),
    (r"\bproxy\b|プロキシ", ("edge.proxy-refused",)),
    (
        r"cloudfront|another aws service in front|autre service aws|otro servicio de aws|別の aws",
        ("edge.cloudfront-refused",),
    ),
    (r"cors|preflight|pré-?vol|プリフライト", ("route.preflight-refused",)),
    (r"execution log|access logging|cloudwatch|journaux d'exécution|registros de ejecución|実行ログ", _UNLOGGED),
    (r"throttl|too many requests|429", ("throttle.",)),
    (r"missing authentication|authentication token", ("route.", "iam.signature-missing")),
)

_ABOUT_403: Final = pattern(
    r"\b403\b|http|error|erreur|エラー|リクエスト|\bapi\b|curl|aws"
    r"|browser|navigateur|navegador|ブラウザ|\bhar\b|request"
    r"|en-tête|encabezado|ヘッダー|cliente?\b|クライアント|demande"
    r"|solicitud|serveur|servidor|サーバー|access denied"
    r"|accès refusé|acceso denegado|アクセス|information|información|詳細|note|remarque|注",
    re.IGNORECASE,
)
_PATTERNS: Final = tuple((re.compile(pattern, re.IGNORECASE | re.DOTALL), causes) for pattern, causes in _ROWS)


def topics(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the causes of each topic that the text speaks of, in the order of the table, by id or by a prefix."""
    plain = " ".join(text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").split())
    return tuple(causes for pattern, causes in _PATTERNS if pattern.search(plain))


def is_about_refusals(text: str) -> bool:
    """Tell whether a text speaks of calls and their errors at all."""
    return _ABOUT_403.search(text) is not None
