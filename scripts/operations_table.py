"""Write the documentation's table of operations from the service model and the backend.

The certainty of an operation is the number of statements on AWS's behaviour in its method,
by the tag at their end.
"""

from __future__ import annotations

import inspect
import re
from pathlib import Path

from botocore import xform_name

import moto_pinpointsmsv2_ext
from moto.core.utils import get_service_model
from moto_pinpointsmsv2_ext.pinpointsmsvoicev2.models import PinpointSMSVoiceV2Backend

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "reference" / "operations.md"
FOLDER = Path(moto_pinpointsmsv2_ext.__file__).parent / "pinpointsmsvoicev2"
TAGS = ("AWS docs", "observed", "assumed")
API = "https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_"


def built() -> dict[str, bool]:
    """Return for each operation whether it is implemented."""
    names = get_service_model("pinpoint-sms-voice-v2").operation_names
    return {
        name: hasattr(PinpointSMSVoiceV2Backend, xform_name(name)) for name in names
    }


def page() -> str:
    implemented = built()
    names = [name for name in implemented if implemented[name]]
    rest = [name for name in implemented if not implemented[name]]
    rows = [
        f"| [{name}]({API}{name}.html) | {' | '.join(counts(name))} |" for name in names
    ]
    everywhere = "".join(path.read_text("utf-8") for path in FOLDER.rglob("*.py"))
    documented, observed, assumed = (everywhere.count(f"({tag})") for tag in TAGS)
    return f"""# Operations

{len(names)} of {len(implemented)} operations are implemented. Each takes all members of its
request and checks them against the service model.

The numbers are the statements on AWS's behaviour in the method of the operation, by their
certainty: documented by AWS, observed in output of AWS, or assumed because there is no source.
The whole service folder has {documented} documented, {observed} observed and {assumed} assumed
statements. Its data have further certainties: the fields of forms, the denial reasons and the
table of states.

| operation | documented | observed | assumed |
| --- | --- | --- | --- |
{chr(10).join(rows)}
{_not_implemented(rest)}"""


def _not_implemented(names: list[str]) -> str:
    """Return the section on the operations that only a newer service model has."""
    return f"\n## Not implemented yet\n\n{', '.join(names)}.\n" if names else ""


def counts(name: str) -> list[str]:
    method = getattr(PinpointSMSVoiceV2Backend, xform_name(name))
    source = inspect.getsource(method)
    return [str(len(re.findall(rf"\({tag}\)", source))) for tag in TAGS]


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
