"""What a request costs the server, in CPU time; on Linux."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from calls import TOLL_FREE, client
from cost import Meter

PORT = 5099
ROUNDS, REQUESTS = 6, 150


def cpu_seconds(process_id: int) -> float:
    fields = Path(f"/proc/{process_id}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def connect(service: str) -> Any:
    return client(service, endpoint_url=f"http://localhost:{PORT}")


def main() -> None:
    command = [sys.executable, "-m", "moto_pinpointsmsv2_ext", "-p", str(PORT)]
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        time.sleep(5)
        sms = connect("pinpoint-sms-voice-v2")
        sms.create_registration(RegistrationType=TOLL_FREE)
        meter = Meter()
        calls = {
            "server": sms.describe_registrations,
            "server of dynamodb": connect("dynamodb").list_tables,
            "server of secretsmanager": connect("secretsmanager").list_secrets,
        }
        for call in calls.values():
            call()
        for _ in range(ROUNDS):
            for name, call in calls.items():
                start = cpu_seconds(server.pid)
                for _ in range(REQUESTS):
                    call()
                taken = (cpu_seconds(server.pid) - start) / REQUESTS
                meter.costs[name] = min(taken, meter.costs.get(name, taken))
        server.terminate()
    meter.report()


if __name__ == "__main__":
    main()
