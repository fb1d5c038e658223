"""What a person types to search: words such as ``status:DELIVERED``, and free text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

#: the words before a colon, with what each is
WORDS = {
    "to": "the destination of a message",
    "from": "the sender of a message",
    "status": "a status",
    "type": "a channel, a message type or a registration type",
    "is": "inbound or outbound, of messages; waiting, of registrations",
}

_PART = re.compile(r'(?:(\w+):)?(?:"([^"]*)"|(\S+))')


@dataclass(frozen=True)
class Search:
    """What is searched for."""

    words: dict[str, str] = field(default_factory=dict)
    text: str = ""

    @classmethod
    def of(cls, query: str) -> Search:
        words, texts = {}, []
        for word, quoted, plain in _PART.findall(query):
            if word.lower() in WORDS:
                words[word.lower()] = quoted or plain
            else:
                said = quoted or plain
                texts.append(f"{word}:{said}" if word else said)
        return cls(words, " ".join(texts))

    def finds(self, status: str, type: str, texts: Iterable[object]) -> bool:
        """Return whether something that is no message has all of it."""
        known = {"status": status, "type": type}
        return self.text.casefold() in " ".join(map(str, texts)).casefold() and all(
            value.casefold() in known[word].casefold()
            for word, value in self.words.items()
            if word in known
        )
