"""Default sessions of boto3 that share botocore's files.

moto discards the default session when a mock starts. A new session reads and parses
botocore's JSON files again, which takes most of the time of a small test.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from typing import Any
from unittest.mock import patch

import boto3
from botocore.loaders import Loader, create_loader
from botocore.session import Session, get_session

from moto import mock_aws, settings
from moto.core.models import MockAWS, ServerModeMockAWS

_setup_default_session = boto3.setup_default_session
_BOTO3_DATA = os.path.join(os.path.dirname(boto3.__file__), "data")


def new_mock(config: Mapping[str, Any] | None = None) -> MockAWS:
    """Create the mock of ``mock_aws`` whose default sessions share botocore's files.

    :param config: moto's configuration. With ``{"core": {"reset_boto3_session": False}}``
        the mock keeps the default session, as in moto.
    :return: the mock. With ``TEST_SERVER_MODE`` its start raises a TypeError if the
        configuration has options of the service, and a ConnectionError if no server
        answers.
    """
    mock = mock_aws(config=config)  # type: ignore[arg-type]
    if isinstance(mock, ServerModeMockAWS):
        _explain_errors_of_start(mock, config or {})
    # This replaces moto's patch, which is of DEFAULT_SESSION only.
    mock._default_session_mock = patch.multiple(
        "boto3", DEFAULT_SESSION=None, setup_default_session=setup_default_session
    )
    return mock


def _explain_errors_of_start(mock: MockAWS, config: Mapping[str, Any]) -> None:
    """Let the start of a mock raise an error for options, and say if no server answers.

    An error of the decorator itself could not be avoided by skipping the test.
    """
    from requests import RequestException

    from ._config import check_no_options

    start = mock.start

    def start_on_server(reset: bool = True) -> None:
        check_no_options(config)
        try:
            start(reset=reset)
        except RequestException:
            raise ConnectionError(
                f"No server answers at {settings.test_server_mode_endpoint()}. Start one "
                "with moto_sms_server, or set TEST_SERVER_MODE_ENDPOINT to the URL of one "
                "that runs, such as http://localhost:5000"
            ) from None

    mock.start = start_on_server  # type: ignore[method-assign]


def setup_default_session(**kwargs: Any) -> None:
    """Set up the default session of boto3.

    boto3 calls this function without arguments when it needs a default session. A session
    with arguments reads its own files.

    :param kwargs: the arguments of boto3's function
    """
    if not kwargs:
        session = get_session()
        session.register_component("data_loader", _loader_of(session))
        kwargs = {"botocore_session": session}
    _setup_default_session(**kwargs)


def _loader_of(session: Session) -> Loader:
    own = create_loader(session.get_config_variable("data_path"))
    paths = (*own.search_paths, _BOTO3_DATA)
    loader = _shared_loader(paths)
    if set(loader.search_paths) != set(paths):
        # A test has added a path, whose files must not be visible to the next test.
        _shared_loader.cache_clear()
        loader = _shared_loader(paths)
    # Each session appends the path of boto3's data, so the list would grow.
    loader.search_paths[:] = paths
    return loader


@cache
def _shared_loader(paths: tuple[str, ...]) -> Loader:
    return Loader(list(paths), include_default_search_paths=False)
