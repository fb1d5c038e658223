"""How long voice messages are, and how long they last."""

from __future__ import annotations

import re

#: by text type, the most characters of a voice message (AWS docs)
LIMITS = {"TEXT": 3000, "SSML": 6000}
#: by tier of the account, the longest voice message in seconds (AWS docs)
_LONGEST = {"SANDBOX": 30, "PRODUCTION": 300}
#: the characters that are spoken in a second (assumed)
_PACE = 15


def duration(body: str, text_type: str | None, tier: str) -> int:
    """Return how long a voice message lasts in seconds.

    A message that would last longer than an account can send is cut off. (assumed)

    :param text_type: TEXT or SSML, by default TEXT
    :param tier: SANDBOX or PRODUCTION
    """
    spoken = re.sub("<[^>]*>", "", body) if text_type == "SSML" else body
    seconds = -(-len(spoken.strip()) // _PACE)
    return min(max(seconds, 1), _LONGEST[tier])
