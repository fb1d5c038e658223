"""How moto comes to know the service. No other file knows that.

moto finds a service by the list of URL patterns in ``moto.backend_index`` and by the
module ``moto.<service>``. Neither needs a patch: the list gets our patterns when its
module is imported, and the module's name leads to our package. Both happen through an
import finder, so that registering imports nothing of moto. Through the same finder
botocore gets a handler that stands in for moto's until moto is imported.
"""

from __future__ import annotations

import importlib
import re
import sys
from collections.abc import Callable, Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_loader
from types import ModuleType
from typing import Any

SERVICE = "pinpointsmsvoicev2"
MOTO_NAME = f"moto.{SERVICE}"
OUR_NAME = f"{__package__}.{SERVICE}"

#: how the resources of the service go on by default, as moto.moto_api has it of its services
STATE_TRANSITIONS: dict[str, dict[str, Any]] = {
    # So that a program that polls sees each status once, and comes to an end.
    f"{SERVICE}::phone-number": {"progression": "manual", "times": 1},
    f"{SERVICE}::pool": {"progression": "manual", "times": 1},
    f"{SERVICE}::registration": {"progression": "manual", "times": 1},
    # An upload is over before anybody looks. AWS takes a moment (AWS docs), so a test of a
    # program that polls sets another progression.
    f"{SERVICE}::registration-attachment": {"progression": "immediate"},
}

#: modules that moto may have, and what stands in where it has none
_STAND_INS = {
    MOTO_NAME: OUR_NAME,
    "moto.core.resource_tagging": f"{__package__}._resource_tagging",
}

# The base of the service's urls.py, which imports moto and cannot be imported here.
_HOSTS = re.compile(
    r"https?://(?i:sms-voice(-fips)?\.[^./:]+\.(amazonaws\.|api\.(aws|amazonwebservices|cloud-aws)\b|(c2s|csp\.hci)\.ic\.gov|sc2s\.sgov\.gov|cloud\.adc-e\.uk)[^/:]*)(:\d*)?"
)


def register() -> None:
    """Let moto know the service. Calling it again changes nothing."""
    if not any(isinstance(finder, _Finder) for finder in sys.meta_path):
        sys.meta_path.insert(0, _Finder())
    for name, extend in _EXTENSIONS.items():
        if name in sys.modules:
            extend(sys.modules[name])


def _add_url_patterns(backend_index: ModuleType) -> None:
    patterns: list[tuple[str, re.Pattern[str]]] = backend_index.backend_url_patterns
    # Known already, or a moto that ships the service itself.
    if any(service == SERVICE for service, _ in patterns):
        return
    # At the front, where it is found first. The list stays the same object, since moto's
    # server keeps a reference to it.
    patterns.insert(0, (SERVICE, _HOSTS))


def _add_control_routes(moto_api_urls: ModuleType) -> None:
    from .control.routes import url_paths

    moto_api_urls.url_paths.update(url_paths)


def _add_unsigned_target(werkzeug_app: ModuleType) -> None:
    # Without a signature the server cannot tell a service by its name.
    werkzeug_app.UNSIGNED_REQUESTS.setdefault(
        "PinpointSMSVoiceV2", ("sms-voice", "us-east-1")
    )


def _add_state_transitions(moto_api: ModuleType) -> None:
    for model_name, transition in STATE_TRANSITIONS.items():
        moto_api.state_manager.register_default_transition(model_name, transition)


def _add_stack_resources(cloudformation_parsing: ModuleType) -> None:
    # moto asks its CloudFormationModel for its subclasses once, and keeps the answer.
    importlib.import_module(f"{MOTO_NAME}.cloudformation")
    for kept in ("get_model_list", "get_model_map", "get_name_type_map"):
        getattr(cloudformation_parsing, kept).cache_clear()


class _MotoStandIn:
    """A ``before-send`` handler that asks moto's, once moto is imported.

    moto adds its handler to those of botocore when it is imported; a client made before
    sends its requests to AWS. Importing this package does not import moto, so a client made
    in between has this handler instead.
    """

    def __call__(self, **kwargs: Any) -> Any:
        stubber = self._stubber()
        return stubber(**kwargs) if stubber else None

    def __eq__(self, other: object) -> bool:
        # A client with both would carry out each request twice. moto's patch_client, too,
        # looks whether a client has moto's.
        return other is self or (other is not None and other is self._stubber())

    @staticmethod
    def _stubber() -> Any:
        return getattr(sys.modules.get("moto.core.models"), "botocore_stubber", None)


_BEFORE_SEND = ("before-send", _MotoStandIn())


def _add_stand_in(botocore_handlers: ModuleType) -> None:
    if _BEFORE_SEND not in botocore_handlers.BUILTIN_HANDLERS:
        botocore_handlers.BUILTIN_HANDLERS.append(_BEFORE_SEND)
    # A default session made before keeps the handlers it was made with.
    session = getattr(sys.modules.get("boto3"), "DEFAULT_SESSION", None)
    if session is not None:
        session.events.unregister(*_BEFORE_SEND)
        session.events.register(*_BEFORE_SEND)


def _remove_stand_in(moto_core_models: ModuleType) -> None:
    # moto's own handler is there from now on.
    handlers = sys.modules["botocore.handlers"].BUILTIN_HANDLERS
    handlers[:] = [entry for entry in handlers if entry is not _BEFORE_SEND]


#: what is added to which module, once it is imported
_EXTENSIONS: dict[str, Callable[[ModuleType], None]] = {
    "botocore.handlers": _add_stand_in,
    "moto.core.models": _remove_stand_in,
    "moto.backend_index": _add_url_patterns,
    "moto.cloudformation.parsing": _add_stack_resources,
    "moto.moto_api": _add_state_transitions,
    "moto.moto_api._internal.urls": _add_control_routes,
    "moto.moto_server.werkzeug_app": _add_unsigned_target,
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
            # A moto that has the module comes first.
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
    """Loads a module, then adds what is ours to it."""

    def __init__(self, loader: Loader | None, extend: Callable[[ModuleType], None]):
        assert loader  # Only a namespace package has none.
        self._loader = loader
        self._extend = extend

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        return self._loader.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        self._loader.exec_module(module)
        self._extend(module)


class _AliasLoader(Loader):
    """Makes a module of moto another name of one of ours."""

    def __init__(self, ours: str):
        self._ours = ours

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        return None

    def exec_module(self, module: ModuleType) -> None:
        # The import system takes what stands in sys.modules, not the module it made.
        sys.modules[module.__name__] = importlib.import_module(self._ours)
