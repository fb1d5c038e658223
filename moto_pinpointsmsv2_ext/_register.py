"""Register the service with moto.

moto finds a service through the list of URL patterns in ``moto.backend_index`` and the
module ``moto.<service>``. An import finder adds the URL patterns when moto's module is
imported, and resolves the name of the service's module to this package. Registration
therefore imports nothing of moto. The finder also adds a handler to botocore that
replaces moto's handler until moto is imported.
"""

from __future__ import annotations

import importlib
import re
import sys
from collections.abc import Callable, Sequence
from functools import partial
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_loader
from types import ModuleType
from typing import Any

SERVICE = "pinpointsmsvoicev2"
MOTO_NAME = f"moto.{SERVICE}"
OUR_NAME = f"{__package__}.{SERVICE}"

#: the oldest moto, as in setup.cfg
OLDEST_MOTO = "5.1.20"

#: the default state transitions of the service, as moto.moto_api registers those of moto
STATE_TRANSITIONS: dict[str, dict[str, Any]] = {
    # A program that polls sees each status once and then the last one.
    f"{SERVICE}::phone-number": {"progression": "manual", "times": 1},
    f"{SERVICE}::pool": {"progression": "manual", "times": 1},
    f"{SERVICE}::registration": {"progression": "manual", "times": 1},
    f"{SERVICE}::notify-configuration": {"progression": "manual", "times": 1},
    # The events of a message have gone out when the request that sends it returns.
    f"{SERVICE}::message": {"progression": "immediate"},
    # The carriers of a country go live when the registration is approved.
    f"{SERVICE}::rcs-launch": {"progression": "immediate"},
    # Uploads complete at once. At AWS they take a moment, so the test of a program that
    # polls them sets another progression. (AWS docs)
    f"{SERVICE}::registration-attachment": {"progression": "immediate"},
}

#: modules that some versions of moto do not have, and their replacements
_STAND_INS = {
    MOTO_NAME: OUR_NAME,
    "moto.core.resource_tagging": f"{__package__}._resource_tagging",
}

# The url_bases of the service's urls.py, which imports moto and cannot be imported here.
_HOSTS = re.compile(
    r"https?://(?i:sms-voice(-fips)?\.[^./:]+\.(amazonaws\.|api\.(aws|amazonwebservices|cloud-aws)\b|(c2s|csp\.hci)\.ic\.gov|sc2s\.sgov\.gov|cloud\.adc-e\.uk)[^/:]*)(:\d*)?"
)

# All paths except those of the control and of the page.
_READ_BY_ALL_SITES = "^(?!/moto-api/(pinpoint-sms-voice-v2|sms)|/_aws/sns/sms-messages)"


def register() -> None:
    """Register the service with moto. Further calls have no effect."""
    if not any(isinstance(finder, _Finder) for finder in sys.meta_path):
        sys.meta_path.insert(0, _Finder())
    for name, extend in _EXTENSIONS.items():
        if name in sys.modules:
            extend(sys.modules[name])


def check_moto() -> None:
    """Check that the installed moto is new enough.

    :raises ImportError: if it is too old
    """
    import moto

    if _numbers(moto.__version__) < _numbers(OLDEST_MOTO):
        raise ImportError(
            f"moto {moto.__version__} is too old for {__package__}: "
            f"pip install 'moto>={OLDEST_MOTO}'"
        )


def _numbers(version: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", version)[:3]]


def _add_url_patterns(backend_index: ModuleType) -> None:
    patterns: list[tuple[str, re.Pattern[str]]] = backend_index.backend_url_patterns
    # The service is registered already, or moto includes it.
    if any(service == SERVICE for service, _ in patterns):
        return
    # At index 0, so that it is found first. The list is changed in place because moto's
    # server keeps a reference to it.
    patterns.insert(0, (SERVICE, _HOSTS))


def _add_control_routes(moto_api_urls: ModuleType) -> None:
    from .control.routes import PAGE_PATH, url_paths

    of_page = (f"{{0}}{PAGE_PATH}/?$", f"{{0}}{PAGE_PATH}/(?P<name>[^/]+)$")
    moto_api_urls.url_paths.update(url_paths | dict.fromkeys(of_page, _page))


def _page(request: Any, full_url: str, headers: Any) -> Any:
    # Imported here, so that a program that never opens the page does not import it.
    from .web.routes import page_route

    return page_route(request, full_url, headers)


def _add_sms_messages(s3_urls: ModuleType) -> None:
    # On a server, S3 receives what no other service does. In process its own patterns,
    # which are first, match all paths.
    s3_urls.url_paths["{0}/_aws/sns/sms-messages$"] = _sms_messages


def _sms_messages(request: Any, full_url: str, headers: Any) -> Any:
    # Imported here, so that a program that only uses S3 does not import it.
    from .control.sms_messages import sms_messages

    return sms_messages(request, full_url, headers)


def _extend_server(werkzeug_app: ModuleType) -> None:
    # The server cannot identify the service of an unsigned request by its signature.
    werkzeug_app.UNSIGNED_REQUESTS.setdefault(
        "PinpointSMSVoiceV2", ("sms-voice", "us-east-1")
    )
    # The server allows the pages of all sites to read the responses for these paths.
    vars(werkzeug_app)["CORS"] = partial(
        werkzeug_app.CORS, resources=_READ_BY_ALL_SITES
    )


def _add_state_transitions(moto_api: ModuleType) -> None:
    for model_name, transition in STATE_TRANSITIONS.items():
        moto_api.state_manager.register_default_transition(model_name, transition)


def _add_stack_resources(cloudformation_parsing: ModuleType) -> None:
    # moto lists the subclasses of CloudFormationModel once and caches the result.
    importlib.import_module(f"{MOTO_NAME}.cloudformation")
    for kept in ("get_model_list", "get_model_map", "get_name_type_map"):
        getattr(cloudformation_parsing, kept).cache_clear()


class _MotoStandIn:
    """A ``before-send`` handler that calls moto's handler once moto is imported.

    moto adds its handler to botocore when it is imported, and a client created before
    that sends its requests to AWS. Importing this package does not import moto, so a
    client created before moto is imported has this handler instead.
    """

    def __call__(self, **kwargs: Any) -> Any:
        stubber = self._stubber()
        return stubber(**kwargs) if stubber else None

    def __eq__(self, other: object) -> bool:
        # A client with both handlers would process each request twice. moto's patch_client
        # also checks whether a client has moto's handler.
        return other is self or (other is not None and other is self._stubber())

    @staticmethod
    def _stubber() -> Any:
        return getattr(sys.modules.get("moto.core.models"), "botocore_stubber", None)


_BEFORE_SEND = ("before-send", _MotoStandIn())


def _add_stand_in(botocore_handlers: ModuleType) -> None:
    if _BEFORE_SEND not in botocore_handlers.BUILTIN_HANDLERS:
        botocore_handlers.BUILTIN_HANDLERS.append(_BEFORE_SEND)
    # A default session that exists keeps the handlers it was created with.
    session = getattr(sys.modules.get("boto3"), "DEFAULT_SESSION", None)
    if session is not None:
        session.events.unregister(*_BEFORE_SEND)
        session.events.register(*_BEFORE_SEND)


def _remove_stand_in(moto_core_models: ModuleType) -> None:
    # moto adds its own handler from now on.
    handlers = sys.modules["botocore.handlers"].BUILTIN_HANDLERS
    handlers[:] = [entry for entry in handlers if entry is not _BEFORE_SEND]


#: the function that extends each module once it is imported
_EXTENSIONS: dict[str, Callable[[ModuleType], None]] = {
    "botocore.handlers": _add_stand_in,
    "moto.core.models": _remove_stand_in,
    "moto.backend_index": _add_url_patterns,
    "moto.cloudformation.parsing": _add_stack_resources,
    "moto.moto_api": _add_state_transitions,
    "moto.moto_api._internal.urls": _add_control_routes,
    "moto.s3.urls": _add_sms_messages,
    "moto.moto_server.werkzeug_app": _extend_server,
}


class _Finder(MetaPathFinder):
    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None,
        target: ModuleType | None = None,
    ) -> ModuleSpec | None:
        if fullname in _EXTENSIONS:
            spec = self._find_elsewhere(fullname, path, target)
            if spec is not None:
                spec.loader = _ExtendingLoader(spec.loader, _EXTENSIONS[fullname])
            return spec
        if fullname in _STAND_INS:
            # The module of moto takes precedence.
            spec = self._find_elsewhere(fullname, path, target)
            return spec or spec_from_loader(
                fullname, _AliasLoader(_STAND_INS[fullname])
            )
        if (
            fullname.startswith(f"{MOTO_NAME}.")
            and sys.modules[MOTO_NAME].__name__ == OUR_NAME
        ):
            ours = OUR_NAME + fullname.removeprefix(MOTO_NAME)
            return spec_from_loader(fullname, _AliasLoader(ours))
        return None

    def _find_elsewhere(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None
    ) -> ModuleSpec | None:
        for finder in sys.meta_path:
            if finder is not self:
                spec = finder.find_spec(fullname, path, target)
                if spec is not None:
                    return spec
        return None


class _ExtendingLoader(Loader):
    """Load a module, then extend it."""

    def __init__(self, loader: Loader | None, extend: Callable[[ModuleType], None]):
        assert loader  # Only namespace packages have no loader.
        self._loader = loader
        self._extend = extend

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        return self._loader.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        self._loader.exec_module(module)
        self._extend(module)


class _AliasLoader(Loader):
    """Make a module name of moto an alias of a module of this package."""

    def __init__(self, ours: str):
        self._ours = ours

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        return None

    def exec_module(self, module: ModuleType) -> None:
        if self._ours == OUR_NAME:
            check_moto()
        # The import system returns the entry in sys.modules, not the module it created.
        sys.modules[module.__name__] = importlib.import_module(self._ours)
