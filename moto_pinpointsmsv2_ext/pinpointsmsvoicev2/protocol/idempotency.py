"""Client tokens: the same request with the same token is answered with the first reply."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

_CANONICAL = json.JSONEncoder(sort_keys=True, default=repr)


@dataclass(frozen=True)
class FirstReply:
    """The reply to the first request with a token."""

    fingerprint: bytes
    #: the kind and the id of what was created or changed
    subject: tuple[str, str]
    body: str


@dataclass
class ClientTokens:
    """The client tokens seen by one account in one Region.

    They are remembered until the mock is reset; AWS does not say for how long. (assumed)
    """

    #: by operation and token: the same token may serve several operations
    first_replies: dict[tuple[str, str], FirstReply] = field(default_factory=dict)


def fingerprint(params: dict[str, Any], *scope: str) -> bytes:
    """A digest of the members of a request, 16 bytes."""
    canonical = _CANONICAL.encode([scope, params])
    return blake2b(canonical.encode("utf-8"), digest_size=16).digest()
