"""The first call of a process, its client made and its mock entered."""

from __future__ import annotations

import sys

import boto3
from cost import Meter

from moto import mock_aws
from moto_pinpointsmsv2_ext import mock_sms_registrations


def main(service: str, operation: str) -> None:
    mock = mock_aws if service == "dynamodb" else mock_sms_registrations
    with mock():
        client = boto3.client(service, region_name="us-east-1")
        meter = Meter()
        meter.measure({"first call": getattr(client, operation)}, times=1, warm=False)
    meter.report()


if __name__ == "__main__":
    main(*sys.argv[1:])
