"""
Words of the way to an API, of tokens and signatures, and of the doctor's own reports, for `glossary`.

https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-custom-domains.html
https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mutual-tls.html
https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-vs-rest.html
"""

from typing import Final

from gatewright.i18n import N_

MORE_WORDS: Final[tuple[tuple[tuple[str, ...], str], ...]] = (
    (
        (
            *("mutual tls", "mtls", "truststore", "client certificate", "certificat client", "certificado de cliente"),
            *("tls mutuel", "authentification tls mutuelle", "tls mutua", "tls mutuo", "magasin de confiance"),
            *("almacén de confianza", "相互 tls", "トラストストア", "クライアント証明書"),
        ),
        N_(
            "With mutual TLS the client shows a certificate, too. A custom domain name has it where it names a"
            " truststore: a file in S3 with the certificates of the issuers whose clients may call."
        ),
    ),
    (
        (
            *("execute-api", "default endpoint", "point de terminaison par défaut"),
            *("punto de conexión predeterminado", "デフォルトエンドポイント"),
        ),
        N_(
            "execute-api names the default endpoint of an API, the host API.execute-api.REGION.amazonaws.com. It can be"
            " disabled, so that a custom domain name is the only way in."
        ),
    ),
    (
        ("private dns", "dns privé", "dns privado", "プライベート dns"),
        N_(
            "With private DNS of a VPC endpoint, the execute-api names of all APIs lead to the endpoint from within its"
            " VPC: those of public APIs too, which it refuses."
        ),
    ),
    (
        ("rest api", "http api", "websocket api", "api rest", "api http", "api websocket"),
        N_(
            "API Gateway has three kinds of APIs: REST, HTTP and WebSocket. A REST API names its refusals in the header"
            " x-amzn-errortype; an HTTP API does not, and has the header apigw-requestid."
        ),
    ),
    (
        ("region", "région", "región", "リージョン"),
        N_(
            "A region is a part of AWS by itself, such as us-east-1. The host of an API names its region; its keys and"
            " stages do not count in another."
        ),
    ),
    (
        ("arn", "method arn", "resource arn"),
        N_(
            "An ARN is a name of something in AWS. A method's is"
            " arn:aws:execute-api:REGION:ACCOUNT:API/STAGE/VERB/PATH; policies name methods by it."
        ),
    ),
    (
        ("identity source", "source d'identité", "origen de identidad", "id ソース", "アイデンティティソース"),
        N_(
            "An identity source is where an authorizer reads who calls, such as the Authorization header. A call"
            " without it is mostly answered 401, and the authorizer not asked."
        ),
    ),
    (
        (
            *("token", "jwt", "bearer token", "issuer", "audience", "scope", "jwks", "jeton", "émetteur", "portée"),
            *("emisor", "audiencia", "ámbito", "トークン", "発行者", "スコープ"),
        ),
        N_(
            "A token (JWT) says who calls. An authorizer looks at its signature, its issuer, its audience (the client"
            " that it was made for), its time and its scopes (what it allows). The issuer publishes its keys as JWKS."
        ),
    ),
    (
        (
            *("canonical request", "canonical string", "string to sign", "requête canonique", "solicitud canónica"),
            *("正規リクエスト", "署名文字列"),
        ),
        N_(
            "The canonical request is what is signed of a request: its verb, path, query, header fields and a hash of"
            " its body. AWS makes it again of what arrived; one character that differs makes the signature wrong."
        ),
    ),
    (
        (
            *("request id", "x-amzn-requestid", "identifiant de requête", "id de requête", "id de solicitud"),
            *("リクエスト id",),
        ),
        N_(
            "A request id names one call. It stands in the answer, in the header x-amzn-requestid (of an HTTP API"
            " apigw-requestid), and in the logs: by it, whoever runs the API finds the call."
        ),
    ),
    (
        ("har", "har file", "fichier har", "archivo har", "har ファイル"),
        N_(
            "A HAR file holds the calls of a browser, with their answers. The network tab of its developer tools saves"
            " one. It may hold cookies and tokens."
        ),
    ),
    (
        ("403", "http 403", "403 forbidden", "error 403", "erreur 403", "403 エラー"),
        N_(
            "403 says that a call was understood and refused. API Gateway has many reasons to; the header"
            " x-amzn-errortype and the text of the answer tell most of them apart: `gatewright diagnose -` takes both."
        ),
    ),
    (
        (
            *("proven", "safe", "widens access", "needs a deployment", "prouvée", "sans risque", "élargit l'accès"),
            *("nécessite un déploiement", "comprobada", "sin riesgo", "amplía el acceso", "requiere un despliegue"),
            *("実証済み", "安全", "アクセス範囲が広がる", "デプロイが必要"),
        ),
        N_(
            "Beside a fix stands what is known of it. Proven: the same call, decided again with the change, passes."
            " Safe: it lets nobody else in. It widens access where it may let others in, too; one that needs a"
            " deployment counts once the API is deployed."
        ),
    ),
    (
        (
            *("confirmed", "likely", "possible", "contradicted", "confirmée", "probable", "confirmada"),
            *("確定", "可能性が高い"),
        ),
        N_(
            "Beside a cause stands how sure it is. Confirmed: what is known decides it. Likely: it fits best, and"
            " something was not seen. Possible: it fits, and others fit as well. Contradicted: it would fit, and the"
            " configuration excludes it."
        ),
    ),
)
"""Names, in English first and then as the catalogues have them, and what they mean."""
