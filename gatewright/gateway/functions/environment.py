"""
The environment variables of a function's process: nothing of the server's own.

Restates "Defined runtime environment variables":
https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
"""

from collections.abc import Mapping

from gatewright.gateway.functions.runnable import Runnable
from gatewright.gateway.functions.runtimes import PATH


def variables(
    runnable: Runnable,
    *,
    task_root: str,
    scratch: str,
    runtime_api: str,
    log_stream: str,
    endpoint_url: str,
    credentials: Mapping[str, str],
) -> dict[str, str]:
    """
    Return the variables: the function's own, and over them those that are reserved.

    `endpoint_url` is where the function finds AWS's APIs, which is this server. `TMPDIR` is not AWS's: on AWS, `/tmp`
    belongs to one process alone, and here every process shares it.
    """
    reserved = {
        "_HANDLER": runnable.handler,
        "AWS_REGION": runnable.region,
        "AWS_DEFAULT_REGION": runnable.region,
        "AWS_EXECUTION_ENV": f"AWS_Lambda_{runnable.runtime}",
        "AWS_LAMBDA_FUNCTION_NAME": runnable.name,
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": str(runnable.memory_mb),
        "AWS_LAMBDA_FUNCTION_VERSION": runnable.version,
        "AWS_LAMBDA_INITIALIZATION_TYPE": "on-demand",
        "AWS_LAMBDA_LOG_GROUP_NAME": runnable.log_group,
        "AWS_LAMBDA_LOG_STREAM_NAME": log_stream,
        "AWS_LAMBDA_RUNTIME_API": runtime_api,
        "LAMBDA_TASK_ROOT": task_root,
        **credentials,
    }
    defaults = {
        "PATH": PATH,
        "LANG": "en_US.UTF-8",
        "TZ": ":UTC",
        "TMPDIR": scratch,
        "HOME": scratch,
        "AWS_ENDPOINT_URL": endpoint_url,
    }
    return {**defaults, **runnable.environment, **reserved}
