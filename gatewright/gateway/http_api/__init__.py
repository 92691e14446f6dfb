"""The data plane of HTTP APIs: what stands behind the door of one stage."""
