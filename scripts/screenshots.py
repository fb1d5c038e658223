"""Take the pictures of the page that the README shows, into docs/images/."""

from __future__ import annotations

import os
from datetime import datetime, timedelta, timezone
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import boto3
import requests
from freezegun import freeze_time
from PIL import Image
from playwright.sync_api import expect, sync_playwright

from moto.server import ThreadedMotoServer
from moto_pinpointsmsv2_ext import SmsVoiceControl
from tests.browser.conftest import CHROMIUM
from tests.browser.situations import PLACE, fill

IMAGES = Path("docs/images")
STEP = timedelta(minutes=4)
SIZE: Any = {"width": 1280, "height": 800}


def fill_server(endpoint: str) -> dict[str, str]:
    """Fill an account, a few minutes a step, until now.

    :return: by the name of a picture, the URL that it shows
    """
    sms = boto3.client(
        "pinpoint-sms-voice-v2", region_name="us-east-1", endpoint_url=endpoint
    )
    control = SmsVoiceControl(endpoint_url=endpoint)
    requests.post(f"{endpoint}/moto-api/seed?a=42", timeout=60)  # The ids.
    steps = sum(1 for _ in fill(sms, control))
    control.reset()
    with freeze_time(datetime.now(timezone.utc) - steps * STEP) as clock:
        for _ in fill(sms, control):
            clock.tick(STEP)
        [card] = [each for each in control.messages.sent if each.channel == "RCS"]
        [review] = control.registrations.list(status="REVIEWING")
    shown = {
        "messages": {"id": card.message_id},
        "registration": {"view": "registrations", "id": review["RegistrationId"]},
    }
    page = f"{endpoint}/moto-api/sms"
    return {
        name: f"{page}?{urlencode({**query, 'place': PLACE})}"
        for name, query in shown.items()
    }


def main() -> None:
    os.environ.setdefault("AWS_ACCESS_KEY_ID", "test")
    os.environ.setdefault("AWS_SECRET_ACCESS_KEY", "test")
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    pictures = fill_server(f"http://{host}:{port}")
    IMAGES.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        for scheme in ("light", "dark"):
            page = browser.new_page(
                viewport=SIZE, color_scheme=scheme, locale="en-US", timezone_id="UTC"
            )
            for name, url in pictures.items():
                page.goto(url)
                expect(page.locator("[data-age]").last).to_contain_text(" ago")
                picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
                picture = picture.quantize(256, kmeans=2)  # A third of the bytes.
                picture.save(IMAGES / f"{name}-{scheme}.png", optimize=True)
        browser.close()
    server.stop()


if __name__ == "__main__":
    main()
