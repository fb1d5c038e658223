"""Write the README's table of operations from the service model and the backend."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from botocore import xform_name

import moto_pinpointsmsv2_ext  # noqa: F401 (moto knows the service from here on)
from moto.core.utils import get_service_model
from moto_pinpointsmsv2_ext.pinpointsmsvoicev2.models import PinpointSMSVoiceV2Backend

README = Path(__file__).parent.parent / "README.md"
MARKS = "<!-- operations: make operations -->\n", "<!-- /operations -->"


def table() -> str:
    names = get_service_model("pinpoint-sms-voice-v2").operation_names
    built = [
        name for name in names if hasattr(PinpointSMSVoiceV2Backend, xform_name(name))
    ]
    rest = [name for name in names if name not in built]
    return (
        f"**{len(built)} of {len(names)} operations are implemented:** "
        f"{', '.join(built)}.\n\n"
        f"<details><summary>The {len(rest)} that are not implemented</summary>\n\n"
        f"{', '.join(rest)}.\n\n</details>\n"
    )


def written(text: str) -> str:
    start, end = MARKS
    return re.sub(
        f"(?s){re.escape(start)}.*{re.escape(end)}", start + table() + end, text
    )


if __name__ == "__main__":
    old = README.read_text("utf-8")
    if "--check" in sys.argv and written(old) != old:
        sys.exit("the README's operations are stale: run make operations")
    README.write_text(written(old), "utf-8")
