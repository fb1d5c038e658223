"""What changes to moto's core would gain, each tried as a patch.

    python benchmarks/core.py

CONTRIBUTING quotes what it prints.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from io import BytesIO
from typing import Any, cast
from unittest.mock import patch
from urllib.parse import unquote, urlparse

import cost
from calls import client

from moto import backends, mock_aws
from moto.core import models, request
from moto.core.base_backend import BaseBackend
from moto.core.responses import BaseResponse

#: moto's own Request, whose environment is made here rather than by werkzeug's builder
_Request = request.Request


@contextmanager
def module_listing_cached() -> Iterator[None]:
    listed = frozenset(backends.list_of_moto_modules())
    with patch("moto.backends.list_of_moto_modules", lambda: listed):
        yield


@contextmanager
def callbacks_kept() -> Iterator[None]:
    """The callbacks of the first mock, rather than new ones for each."""
    mock = mock_aws()
    mock.start()
    registry = cast(Any, models.responses_mock)._registry
    kept = {method: list(found) for method, found in registry._registered.items()}
    mock.stop()

    def enable(self: models.MockAWS, reset: bool = True) -> None:
        models.botocore_stubber.enabled = True
        if reset:
            self.reset()
        models.responses_mock.start()
        for method, callbacks in kept.items():
            registry = cast(Any, models.responses_mock)._registry
            registry._registered[method].extend(callbacks)

    with patch.object(models.MockAWS, "_enable_patching", enable):
        yield


@contextmanager
def urls_cached() -> Iterator[None]:
    get = cast(property, vars(BaseBackend)["urls"]).fget
    assert get
    by_class: dict[type, Any] = {}

    def urls(self: BaseBackend) -> Any:
        if type(self) not in by_class:
            by_class[type(self)] = get(self)
        return by_class[type(self)]

    with patch.object(BaseBackend, "urls", property(urls)):
        yield


@contextmanager
def access_key_found_once() -> Iterator[None]:
    find = BaseResponse.get_access_key

    def get_access_key(self: Any) -> str:
        if "found_key" not in vars(self):
            self.found_key = find(self)
        return str(self.found_key)

    with patch.object(BaseResponse, "get_access_key", get_access_key):
        yield


@contextmanager
def request_without_builder() -> Iterator[None]:
    def from_primitives(
        cls: type[_Request], method: str, url: str, headers: Any, body: Any = None
    ) -> _Request:
        parsed = urlparse(url)
        data = body.encode() if isinstance(body, str) else body or b""
        environ: dict[str, Any] = {
            "REQUEST_METHOD": method,
            "SCRIPT_NAME": "",
            "PATH_INFO": unquote(parsed.path, "latin-1") or "/",
            "QUERY_STRING": parsed.query,
            "REQUEST_URI": parsed.path or "/",
            "RAW_URI": parsed.path or "/",
            "SERVER_NAME": parsed.hostname,
            "SERVER_PORT": str(parsed.port or 443),
            "HTTP_HOST": parsed.netloc,
            "SERVER_PROTOCOL": "HTTP/1.1",
            "wsgi.version": (1, 0),
            "wsgi.url_scheme": parsed.scheme,
            "wsgi.input": BytesIO(data),
            "wsgi.errors": sys.stderr,
            "wsgi.multithread": False,
            "wsgi.multiprocess": False,
            "wsgi.run_once": False,
        }
        for name, value in headers.items():
            environ[request.environ_key_for_header(name)] = (
                value.decode() if isinstance(value, bytes) else value
            )
        environ["CONTENT_LENGTH"] = str(len(data))
        environ[request.PRESERVED_HEADER_NAMES_ENVIRON_KEY] = {}
        return cls(environ)

    with patch.object(_Request, "from_primitives", classmethod(from_primitives)):
        yield


CALL_PATCHES: dict[str, Callable[[], Any]] = {
    "backend.urls cached": urls_cached,
    "access key found once": access_key_found_once,
    "request without werkzeug's builder": request_without_builder,
}


def find_host() -> object:
    from moto.moto_server.werkzeug_app import DomainDispatcherApplication

    application = DomainDispatcherApplication(cast(Any, None))
    return application.get_backend_for_host("dynamodb.us-east-1.amazonaws.com")


def enter_and_leave() -> None:
    with mock_aws():
        pass


def measure() -> None:
    meter = cost.Meter()
    meter.measure({"host/now": find_host, "mock/now": enter_and_leave}, times=3)
    with module_listing_cached():
        meter.measure({"host/module listing cached": find_host}, times=3)
    with callbacks_kept():
        meter.measure({"mock/callbacks kept": enter_and_leave}, times=3)
    with mock_aws():
        list_tables = client("dynamodb").list_tables
        for _ in range(50):
            list_tables()  # Python is faster once it knows the types.
        meter.measure({"call/now": list_tables})
        for name, change in CALL_PATCHES.items():
            with change():
                meter.measure({f"call/{name}": list_tables})
        with ExitStack() as all_of_them:
            for change in CALL_PATCHES.values():
                all_of_them.enter_context(change())
            meter.measure({"call/all three": list_tables})
    meter.report()


def main() -> None:
    costs = cost.run("core.py", "measure")
    unit = "instructions" if cost.counts_instructions() else "CPU seconds"
    nouns = {
        "host": "the service of a request to the server found",
        "mock": "a mock entered and left",
        "call": "dynamodb list_tables",
    }
    for name, value in costs.items():
        noun, _, change = name.partition("/")
        now = costs[f"{noun}/now"]
        print(f"{nouns[noun]}, {change}: {value:,.3g} {unit}, {value / now:.2f} of now")


if __name__ == "__main__":
    measure() if sys.argv[1:] else main()
