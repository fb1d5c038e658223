"""Write docs/reference/http.md, the actions of the control as HTTP requests."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import moto_pinpointsmsv2_ext  # noqa: F401 (moto knows the service from here on)
from moto_pinpointsmsv2_ext.control.action import actions_of
from moto_pinpointsmsv2_ext.control.connection import PATH
from moto_pinpointsmsv2_ext.control.groups import GROUPS
from moto_pinpointsmsv2_ext.control.listing import list_actions, own_members

PAGE = Path(__file__).parent.parent / "docs" / "reference" / "http.md"
MODEL = "https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2"
INTRODUCTION = f"""\
# HTTP actions

<!-- Written by make http-actions. -->

Each action of the control is an HTTP request to the server, with a path below
`{PATH}`. An action that only reads is a GET with its arguments
in the query string. Any other action is a POST of a JSON object of its arguments. Required
arguments are **bold**. Timestamps are seconds since 1970.

`account_id` and `region_name` are arguments of every action. By default they are the
`MOTO_ACCOUNT_ID` and the `AWS_DEFAULT_REGION` of the server, or 123456789012 and us-east-1.

```
curl localhost:5000{PATH}/registrations/seed \\
    -d '{{"RegistrationStatus": "COMPLETE"}}'
curl 'localhost:5000{PATH}/registrations/list?status=COMPLETE'
curl -X POST localhost:5000{PATH}/reset
curl localhost:5000{PATH}/registrations/
```

The last request lists the actions of a noun with all their members, and
`GET {PATH}/` those of all nouns.

The response is JSON: the result, or an object with `error` and `message`. The status of an error
is 400 for an argument (`TypeError`, `ValueError` or `KeyError`) or a wrong method (`BadRequest`),
404 for an unknown action (`NotFound`), and

- 403 for a request that a page of another site sends in a browser (`Forbidden`): its header
  `Origin` is not the host and port of the header `Host`, or its `Sec-Fetch-Site` is not
  `same-origin` or `none`;
- 403 for a `Host` that is not a name of the server. Its names are IP addresses, names without a
  dot, names that end in `.localhost`, `.internal` or `.local`, the name of the machine, and those
  in the environment variable `MOTO_SMS_ALLOWED_HOSTS` of the server, separated by commas;
- 415 for a POST of a page of the server whose `Content-Type` is not `application/json`
  (`UnsupportedMediaType`). curl and test suites, which send no `Origin`, can leave it out.

A browser that opens `{PATH}/` is redirected to the page.
"""


def page() -> str:
    return INTRODUCTION + "".join(map(_section, list_actions()["nouns"]))


def _section(noun: dict[str, Any]) -> str:
    title = noun["noun"] or "The whole service"
    rows = "".join(_rows(noun["noun"].replace("-", "_")))
    head = "| action | arguments | |\n| --- | --- | --- |\n"
    return f"\n## {title}\n\n{noun['description']}\n\n{head}{rows}"


def _rows(noun: str) -> Iterator[str]:
    [described] = list_actions(noun)["nouns"]
    methods = actions_of(GROUPS[noun]).values()
    for action, method in zip(described["actions"], methods, strict=True):
        # The members of a structure depend on the version of botocore.
        cells = [_argument(member) for member in own_members(method)]
        shape = getattr(method, "shape", None)
        if shape:
            cells.append(f"any members of [{shape}]({MODEL}/API_{shape}.html)")
        path = action["path"].removeprefix(PATH)
        yield (
            f"| `{action['method']} {path}` | {', '.join(cells)} | "
            f"{action['description']} |\n"
        )


def _argument(member: dict[str, Any]) -> str:
    name = f"`{member['name']}`"
    return f"**{name}**" if member["required"] else name


if __name__ == "__main__":
    if "--check" in sys.argv and page() != PAGE.read_text("utf-8"):
        sys.exit("docs/reference/http.md is stale: run make http-actions")
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(page(), "utf-8")
