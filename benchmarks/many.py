"""A Region with few registrations and one with many, side by side, in CPU time."""

from __future__ import annotations

import gc
import sys
import tracemalloc

from calls import client
from cost import Call, Meter

from moto_pinpointsmsv2_ext import SmsVoiceControl, mock_sms_registrations

FEW = 200


def fill(region: str, count: int, name: str) -> dict[str, Call]:
    """Plant so many registrations in a Region.

    :param name: what the names of the calls end with
    :return: calls that find some of them
    """
    control, sms = SmsVoiceControl(region_name=region), client(region=region)
    ids = [control.registrations.seed()["RegistrationId"] for _ in range(count)]
    token = sms.describe_registrations(MaxResults=50)["NextToken"]
    rare = [{"Name": "registration-status", "Values": ["CLOSED"]}]
    return {
        f"id among {name}": lambda: sms.describe_registrations(
            RegistrationIds=[ids[count // 2]]
        ),
        f"page among {name}": lambda: sms.describe_registrations(
            NextToken=token, MaxResults=50
        ),
        f"rare among {name}": lambda: sms.describe_registrations(Filters=rare),
    }


def kibibytes_a_registration() -> float:
    control = SmsVoiceControl(region_name="eu-west-1")
    control.registrations.seed()
    gc.collect()
    tracemalloc.start()
    for _ in range(2000):
        control.registrations.seed()
    gc.collect()
    used, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return used / 2000 / 1024


def main(many: int) -> None:
    meter = Meter()
    with mock_sms_registrations():
        meter.costs["KiB"] = kibibytes_a_registration()
        gc.disable()  # What is planted stays; looking through it takes long.
        calls = fill("us-west-2", FEW, "few") | fill("us-east-1", many, "many")
        scans = {name: call for name, call in calls.items() if "rare" in name}
        meter.measure({name: calls[name] for name in calls if name not in scans})
        meter.measure(scans, times=1)
    meter.report()


if __name__ == "__main__":
    main(int(sys.argv[1]))
