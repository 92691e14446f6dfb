"""Amazon CloudWatch Logs, as far as the logs of API Gateway are read with it."""
