"""The encoding of text messages, and the parts that they are sent in.

https://docs.aws.amazon.com/sms-voice/latest/userguide/sms-limitations-character.html
"""

from __future__ import annotations

from typing import NamedTuple

#: the characters of GSM 03.38
_GSM = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
#: those of its extension table, which count twice
_EXTENSION = "\f^{}\\[~]|€"
_ALL_GSM = _GSM.union(_EXTENSION)


class Measure(NamedTuple):
    """The size of a text."""

    #: GSM or UNICODE
    encoding: str
    #: characters of GSM 03.38, or code units of UTF-16
    units: int
    #: the most units that a message can have (AWS docs)
    limit: int
    parts: int


def measure(body: str) -> Measure:
    """Return the encoding of a text and the number of its parts.

    A code unit of UTF-16 is a character, so that an emoji counts twice. (assumed)
    """
    if _ALL_GSM.issuperset(body):
        units = len(body)
        if not _GSM.issuperset(body):
            units += sum(map(body.count, _EXTENSION))
        return Measure("GSM", units, 1530, _parts(units, 160, 153))
    units = len(body.encode("utf-16-le", "surrogatepass")) // 2
    return Measure("UNICODE", units, 630, _parts(units, 70, 67))


def _parts(units: int, single: int, each: int) -> int:
    return 1 if units <= single else -(-units // each)
