"""Client tokens: a repeated request with the same token returns the first response."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

_CANONICAL = json.JSONEncoder(sort_keys=True, default=repr)


@dataclass(frozen=True)
class FirstReply:
    """The response to the first request with a client token."""

    fingerprint: bytes
    #: the resource type and the id of the created resource, named by a conflict
    subject: tuple[str, str]
    body: str


@dataclass
class ClientTokens:
    """The client tokens used by one account in one Region.

    AWS does not document how long it stores a token. Tokens are stored until the mock
    is reset. (assumed)
    """

    #: by operation and token: two operations can use the same token independently
    first_replies: dict[tuple[str, str], FirstReply] = field(default_factory=dict)


def fingerprint(params: dict[str, Any], *scope: str) -> bytes:
    """Return a digest of the members of a request.

    :param params: the members
    :param scope: further text to include, for example the operation and the account
    :return: 16 bytes
    """
    canonical = _CANONICAL.encode([scope, params])
    return blake2b(canonical.encode("utf-8"), digest_size=16).digest()
