"""Write the documentation's table of Reasons from tests/reasons.py and the backend.

The operations that raise a Reason are those whose docstring names it, and those of its
rows in the table of refusals.
"""

from __future__ import annotations

import inspect
import re
import runpy
import sys
from pathlib import Path
from typing import Any

from botocore import xform_name

import moto_pinpointsmsv2_ext  # noqa: F401 (moto knows the service from here on)
from moto.core.utils import get_service_model
from moto_pinpointsmsv2_ext.pinpointsmsvoicev2.models import PinpointSMSVoiceV2Backend
from moto_pinpointsmsv2_ext.pinpointsmsvoicev2.models.messages.refusals import REFUSALS

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "reference" / "reasons.md"
HEAD = """\
# Reasons

ConflictException, ValidationException, ServiceQuotaExceededException and AccessDeniedException
have a Reason. The service model lists its values. AWS does not document which request has
which Reason, except for a few. The certainty is

- **observed**: seen in output of AWS
- **named**: the rule is documented, and the Reason has its name
- **assumed**: there is no source

Quotas are enforced only if the configuration has `enforce_quotas`.
"""


#: by channel of a row in the table of refusals, the operations
_SENDS = {
    "TEXT": "SendTextMessage",
    "MEDIA": "SendMediaMessage",
    "VOICE": "SendVoiceMessage",
    "NOTIFY": "SendNotifyTextMessage SendNotifyVoiceMessage",
    "RCS": "SendRcsMessage",
}


def page() -> str:
    return HEAD + "".join(
        f"\n## {error}\n\n| Reason | raised by | certainty |\n| --- | --- | --- |\n"
        + "".join(_row(reason, entry) for reason, entry in sorted(reasons.items()))
        for error, reasons in _reasons().items()
    )


def raised_by(reason: str) -> list[str]:
    """Return the operations whose docstring, or the table of refusals, names a Reason."""
    sends = {
        operation
        for row in REFUSALS
        for channel in row.channels
        for operation in _SENDS[channel].split()
        if row.reason == reason
    }
    return [
        name
        for name in get_service_model("pinpoint-sms-voice-v2").operation_names
        if name in sends or re.search(rf"\b{reason}\b", _docstring(name))
    ]


def _row(reason: str, entry: Any) -> str:
    if hasattr(entry, "why"):
        return f"| {reason} | not raised: {entry.why} | |\n"
    by = entry.by or ", ".join(raised_by(reason))
    return f"| {reason} | {by} | {entry.certainty} |\n"


def _docstring(operation: str) -> str:
    method = getattr(PinpointSMSVoiceV2Backend, xform_name(operation), None)
    return inspect.getdoc(method) or "" if method else ""


def _reasons() -> dict[str, dict[str, Any]]:
    reasons: dict[str, dict[str, Any]] = runpy.run_path(
        str(ROOT / "tests" / "reasons.py")
    )["REASONS"]
    return reasons


if __name__ == "__main__":
    text = page()
    if "--check" in sys.argv and PAGE.read_text("utf-8") != text:
        sys.exit(f"{PAGE.name} is stale: run make reasons")
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(text, "utf-8")
