"""The ids that connections, messages and their calls have: 11 bytes in URL-safe Base64, so 15 characters and one `=`.

Recorded in every public transcript, for example `L0SM9cOFvHcCIhw=`; ids of one moment begin alike at AWS, which nobody
may rely on, so here they are all chance.
"""

import base64
import os
from typing import Final

_BYTES: Final = 11


def new_id() -> str:
    """Return a new id."""
    return base64.urlsafe_b64encode(os.urandom(_BYTES)).decode()
