"""The figures the README quotes, as ratios measured in one run on one machine.

The floor is botocore alone: a client whose every call is answered with a canned reply of
the same size. All calls of one table are timed in turns, so that whatever else the
machine does falls on all of them; the figure is the median of the rounds.
"""

from __future__ import annotations

import gc
import json
import statistics
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from io import BytesIO
from typing import Any

import boto3
from botocore.awsrequest import AWSResponse
from botocore.compat import HTTPHeaders
from botocore.config import Config

from moto.core.models import botocore_stubber
from moto_pinpointsmsv2_ext import SmsVoiceControl, mock_sms_registrations

TOLL_FREE = "US_TOLL_FREE_REGISTRATION"
SERVICE = "pinpoint-sms-voice-v2"
Call = Callable[[], object]


def client(service: str, **options: Any) -> Any:
    return boto3.client(
        service,
        region_name="us-east-1",
        config=Config(max_pool_connections=32),
        **options,
    )


def canned(reply: dict[str, Any]) -> Any:
    """A client of the service that never leaves botocore."""
    body = json.dumps(reply).encode()

    class Raw(BytesIO):
        def stream(self, **_: Any) -> Iterator[bytes]:
            yield self.read()

    def answer(request: Any, **_: Any) -> AWSResponse:
        headers = HTTPHeaders()
        headers["Content-Type"] = "application/x-amz-json-1.0"
        return AWSResponse(request.url, 200, headers, Raw(body))

    floor = client(SERVICE)
    # botocore asks every handler and takes the first answer: moto's must not be one.
    floor.meta.events.unregister("before-send", botocore_stubber)
    floor.meta.events.register("before-send", answer)
    return floor


def medians(
    calls: dict[str, Call], rounds: int = 60, repeat: int = 10
) -> dict[str, float]:
    """Seconds a call, each the median of the rounds."""
    times: dict[str, list[float]] = {name: [] for name in calls}
    for call in calls.values():
        call()
    gc.collect()
    gc.disable()
    try:
        for _ in range(rounds):
            for name, call in calls.items():
                start = time.perf_counter()
                for _ in range(repeat):
                    call()
                times[name].append((time.perf_counter() - start) / repeat)
    finally:
        gc.enable()
    return {name: statistics.median(taken) for name, taken in times.items()}


def row(what: str, ratio: float, base: str, wanted: str = "") -> None:
    print(f"| {what} | {ratio:.2f} | {base} | {wanted} |")


@contextmanager
def registrations(count: int) -> Iterator[Any]:
    """A client in an account with so many registrations."""
    with mock_sms_registrations():
        sms = client(SERVICE)
        for _ in range(count):
            sms.create_registration(RegistrationType=TOLL_FREE)
        yield sms


def wire(reply: dict[str, Any]) -> dict[str, Any]:
    return {
        "Registrations": [
            record | {"CreatedTimestamp": record["CreatedTimestamp"].timestamp()}
            for record in reply["Registrations"]
        ]
    }


def calls_beside_other_services() -> None:
    with registrations(1) as sms:
        client("dynamodb").create_table(
            TableName="t",
            KeySchema=[{"AttributeName": "k", "KeyType": "HASH"}],
            AttributeDefinitions=[{"AttributeName": "k", "AttributeType": "S"}],
            BillingMode="PAY_PER_REQUEST",
        )
        client("secretsmanager").create_secret(Name="s", SecretString="x")
        created = sms.describe_registrations()["Registrations"][0]["RegistrationId"]
        floor = canned(wire(sms.describe_registrations()))
        taken = medians(
            {
                "floor": floor.describe_registrations,
                "list_tables": client("dynamodb").list_tables,
                "list_secrets": client("secretsmanager").list_secrets,
                "describe": lambda: sms.describe_registrations(
                    RegistrationIds=[created]
                ),
            }
        )
        for name in ("list_tables", "list_secrets"):
            service = "dynamodb" if name == "list_tables" else "secretsmanager"
            row(f"moto's {service} {name}", taken[name] / taken["floor"], "floor")
        describe = taken["describe"]
        row("one registration described", describe / taken["floor"], "floor", "<= 2.2")
        row("", describe / taken["list_tables"], "list_tables", "<= 1.1")
        row("", describe / taken["list_secrets"], "list_secrets")
        creating = medians(
            {
                "list_tables": client("dynamodb").list_tables,
                "create": lambda: sms.create_registration(RegistrationType=TOLL_FREE),
            }
        )
        row(
            "a registration created",
            creating["create"] / creating["list_tables"],
            "list_tables",
            "<= 1.3",
        )


def a_page() -> None:
    with registrations(100) as sms:
        floor = canned(wire(sms.describe_registrations()))
        taken = medians(
            {
                "floor": floor.describe_registrations,
                "page": sms.describe_registrations,
            },
            repeat=3,
        )
        row("a page of 100", taken["page"] / taken["floor"], "floor of 100", "<= 1.8")


def among_many() -> None:
    """The same account, which is small at first and then large."""
    figures = []
    for count in (200, 100_000):
        with mock_sms_registrations():
            control = SmsVoiceControl()
            sms = client(SERVICE)
            ids = [control.registrations.seed()["RegistrationId"] for _ in range(count)]
            token = sms.describe_registrations(MaxResults=50)["NextToken"]
            floor = canned(wire(sms.describe_registrations(RegistrationIds=ids[:1])))
            calls: dict[str, Call] = {
                "floor": floor.describe_registrations,
                "id": lambda ids=ids, sms=sms: sms.describe_registrations(  # type: ignore[misc]
                    RegistrationIds=[ids[len(ids) // 2]]
                ),
                "page": lambda token=token, sms=sms: sms.describe_registrations(  # type: ignore[misc]
                    NextToken=token, MaxResults=50
                ),
            }
            figures.append(medians(calls, repeat=4))
    few, many = figures
    for name, what in (("id", "a look-up by id"), ("page", "a page of 50")):
        ratio = (many[name] / many["floor"]) / (few[name] / few["floor"])
        row(f"{what} among 100,000", ratio, "among 200", "<= 1.2")


def definitions() -> None:
    """The field definitions of the type that has the most."""
    campaign = "US_TEN_DLC_CAMPAIGN_REGISTRATION"
    with mock_sms_registrations():
        sms = client(SERVICE)

        def describe(which: Any = sms) -> Any:
            return which.describe_registration_field_definitions(
                RegistrationType=campaign
            )

        reply = describe()
        fields = len(reply["RegistrationFieldDefinitions"])
        del reply["ResponseMetadata"]
        floor = canned(reply)
        taken = medians({"floor": lambda: describe(floor), "ours": describe}, repeat=3)
        row(
            f"the {fields} field definitions of a campaign",
            taken["ours"] / taken["floor"],
            f"floor of {fields}",
        )


def a_form() -> None:
    """A form of 27 fields filled in and submitted: 30 calls."""
    with mock_sms_registrations():
        sms, control = client(SERVICE), SmsVoiceControl()
        definitions = sms.describe_registration_field_definitions(
            RegistrationType=TOLL_FREE
        )["RegistrationFieldDefinitions"]
        attachment = sms.create_registration_attachment(AttachmentBody=b"%PDF-1.7")
        values = {
            "TEXT": {"TextValue": "US"},
            "ATTACHMENT": {
                "RegistrationAttachmentId": attachment["RegistrationAttachmentId"]
            },
        }
        form = [
            (
                field["FieldPath"],
                values.get(field["FieldType"])
                or {"SelectChoices": field["SelectValidation"]["Options"][:1]},
            )
            for field in definitions
        ]

        def file(which: Any, number: str) -> None:
            created = which.create_registration(RegistrationType=TOLL_FREE)
            registration_id = created["RegistrationId"]
            which.create_registration_association(
                RegistrationId=registration_id, ResourceId=number
            )
            for path, value in form:
                which.put_registration_field_value(
                    RegistrationId=registration_id, FieldPath=path, **value
                )
            which.submit_registration_version(RegistrationId=registration_id)

        floor = canned({"RegistrationId": "registration-0"})
        taken = medians(
            {
                "floor": lambda: file(floor, "phone-0"),
                "ours": lambda: file(
                    sms, control.phone_numbers.seed()["PhoneNumberId"]
                ),
            },
            rounds=20,
            repeat=1,
        )
        row(
            f"a form of {len(form)} fields filled in and submitted",
            taken["ours"] / taken["floor"],
            f"floor of {len(form) + 3} calls",
        )


def numbers() -> None:
    """Phone numbers listed, and put into a pool, 100 of them."""
    with mock_sms_registrations():
        sms, control = client(SERVICE), SmsVoiceControl()
        ids = [control.phone_numbers.seed()["PhoneNumberId"] for _ in range(100)]
        reply = sms.describe_phone_numbers()
        del reply["ResponseMetadata"]
        for number in reply["PhoneNumbers"]:
            number["CreatedTimestamp"] = number["CreatedTimestamp"].timestamp()
        floor = canned(reply)
        taken = medians(
            {
                "floor": floor.describe_phone_numbers,
                "numbers": sms.describe_phone_numbers,
            },
            repeat=3,
        )
        row(
            "100 phone numbers listed",
            taken["numbers"] / taken["floor"],
            "floor of 100",
        )
        first, *rest = ids

        def join(which: Any, pool_id: str) -> None:
            for number_id in rest:
                which.associate_origination_identity(
                    IsoCountryCode="US", PoolId=pool_id, OriginationIdentity=number_id
                )

        def fill_a_pool() -> None:
            pool = sms.create_pool(
                IsoCountryCode="US",
                OriginationIdentity=first,
                MessageType="TRANSACTIONAL",
            )["PoolId"]
            for _ in range(2):
                sms.describe_pools(PoolIds=[pool])
            join(sms, pool)
            sms.delete_pool(PoolId=pool)

        joined = canned({"PoolId": "pool-0"})

        def fill_the_floor() -> None:
            for _ in range(4):
                joined.describe_pools()
            join(joined, "pool-0")

        taken = medians(
            {"floor": fill_the_floor, "pool": fill_a_pool}, rounds=10, repeat=1
        )
        row(
            "a pool of 100 numbers made and deleted",
            taken["pool"] / taken["floor"],
            "floor of 103 calls",
        )


def memory() -> None:
    with mock_sms_registrations():
        control = SmsVoiceControl()
        control.registrations.seed()
        tracemalloc.start()
        for _ in range(2000):
            control.registrations.seed()
        gc.collect()
        used, _ = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    print(
        f"\nMemory: {used / 2000 / 1024:.1f} KiB a registration, its version included."
    )


def imports() -> None:
    def seconds(program: str) -> float:
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", program], check=True)
        return time.perf_counter() - start

    programs = {
        "moto": "from moto import mock_aws",
        "ours": "from moto_pinpointsmsv2_ext import mock_sms_registrations\n"
        "from moto import mock_aws",
        "nothing": "import pytest",
        "plugin": "import pytest, moto_pinpointsmsv2_ext.pytest_plugin",
    }
    taken: dict[str, list[float]] = {name: [] for name in programs}
    for _ in range(15):
        for name, program in programs.items():
            taken[name].append(seconds(program))
    low = {name: statistics.median(times) for name, times in taken.items()}
    row("importing the package", low["ours"] / low["moto"], "mock_aws", "<= 1.1")
    row("the pytest plugin, unused", low["plugin"] / low["nothing"], "import pytest")


def server() -> None:
    from moto.server import ThreadedMotoServer

    moto_server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    moto_server.start()
    host, port = moto_server.get_host_and_port()
    options = {
        "endpoint_url": f"http://{host}:{port}",
        "aws_access_key_id": "testing",
        "aws_secret_access_key": "testing",
    }
    import logging

    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    sms, dynamodb = client(SERVICE, **options), client("dynamodb", **options)
    sms.create_registration(RegistrationType=TOLL_FREE)
    figures: dict[str, list[float]] = {"sms": [], "dynamodb": []}
    calls: dict[str, Call] = {
        "sms": sms.describe_registrations,
        "dynamodb": dynamodb.list_tables,
    }
    with ThreadPoolExecutor(4) as pool:
        for _ in range(5):
            for name, call in calls.items():
                start = time.perf_counter()
                list(pool.map(lambda _, call=call: call(), range(100)))
                figures[name].append(100 / (time.perf_counter() - start))
    moto_server.stop()
    ours, theirs = (statistics.median(figures[name]) for name in ("sms", "dynamodb"))
    row("requests a second of the server", ours / theirs, "list_tables")
    print(f"\nServer: {ours:.0f} requests a second with 4 threads in one process.")


def main() -> None:
    print("| what | ratio | to | wanted |\n| --- | --- | --- | --- |")
    calls_beside_other_services()
    a_page()
    definitions()
    a_form()
    numbers()
    among_many()
    imports()
    server()
    memory()


if __name__ == "__main__":
    main()
