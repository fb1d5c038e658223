"""Texts sent by an account with many messages or opted-out numbers, in CPU time."""

from __future__ import annotations

import gc

from calls import client
from cost import Call, Meter

from moto_pinpointsmsv2_ext import SmsVoiceControl, mock_sms_registrations

SENT, OPTED_OUT, PAGE = 10_000, 100_000, 500


def text_of(region: str) -> Call:
    """Return a call that sends a text in a Region."""
    sms = client(region=region)
    number = SmsVoiceControl(region_name=region).phone_numbers.seed(
        NumberType="LONG_CODE"
    )
    return lambda: sms.send_text_message(
        DestinationPhoneNumber="+12065550101",
        OriginationIdentity=number["PhoneNumberId"],
        MessageBody="Your code is 123456",
    )


def read_outbox(control: SmsVoiceControl) -> int:
    count, last = 0, None
    while page := control.messages.list(limit=PAGE, after=last):
        count, last = count + len(page), page[-1].message_id
    return count


def main() -> None:
    meter = Meter()
    with mock_sms_registrations():
        gc.disable()  # What is planted stays; looking through it takes long.
        few, sent, opted_out = map(text_of, ("us-east-1", "us-west-2", "eu-west-1"))
        for _ in range(SENT):
            sent()
        lists = SmsVoiceControl(region_name="eu-west-1").opt_out_lists
        for number in range(OPTED_OUT):
            lists.opt_out(f"+1206{5_600_000 + number}")
        meter.measure(
            {
                "text": few,
                "text with 10,000 sent": sent,
                "text with 100,000 opted out": opted_out,
            }
        )
        outbox = SmsVoiceControl(region_name="us-west-2")
        assert read_outbox(outbox) >= SENT
        meter.measure({"outbox": lambda: read_outbox(outbox)}, times=1)
    meter.report()


if __name__ == "__main__":
    main()
