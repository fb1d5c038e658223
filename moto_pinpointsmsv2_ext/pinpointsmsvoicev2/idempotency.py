"""Client tokens: the same request with the same token is answered with the first reply."""

from __future__ import annotations

from dataclasses import dataclass, field

from .exceptions import ConflictException, Subject


@dataclass(frozen=True)
class Reply:
    fingerprint: bytes
    #: what was created or changed
    subject: Subject
    body: str


@dataclass
class ClientTokens:
    """The client tokens seen by one account in one Region.

    AWS does not say for how long it remembers them; here it is until the mock is reset.
    """

    replies: dict[tuple[str, str], Reply] = field(default_factory=dict)

    def replay(self, operation: str, token: str, fingerprint: bytes) -> str | None:
        """The first reply to this request, or None where it is the first.

        :param operation: the operation's name; the same token may serve several
        :param token: the request's client token
        :param fingerprint: of the other members of the request
        :raises ConflictException: RESOURCE_ALREADY_EXISTS, where the token came with
            other parameters before. The model names no Reason for this; this one is
            the nearest, and inferred.
        """
        reply = self.replies.get((operation, token))
        if reply is None:
            return None
        if reply.fingerprint != fingerprint:
            raise ConflictException("RESOURCE_ALREADY_EXISTS", reply.subject)
        return reply.body

    def remember(self, operation: str, token: str, reply: Reply) -> None:
        """Keep the reply for the next request with this token."""
        self.replies[operation, token] = reply
