"""The default session of boto3 in a mock: new each time, botocore's files read once.

moto drops the default session when a mock starts, and a new one reads and parses its JSON
files again, which takes most of the time of a small test.
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

from moto import mock_aws
from moto.core.models import MockAWS

_setup_default_session = boto3.setup_default_session
_BOTO3_DATA = os.path.join(os.path.dirname(boto3.__file__), "data")


def new_mock(config: Mapping[str, Any] | None = None) -> MockAWS:
    """The mock of ``mock_aws``, in which default sessions share what they read.

    :param config: moto's configuration. With ``{"core": {"reset_boto3_session": False}}``
        the default session of before stays, as in moto.
    :return: the mock to enter, to start or to decorate with
    """
    mock = mock_aws(config=config)  # type: ignore[arg-type]
    # In the place of moto's patch, which is of DEFAULT_SESSION alone.
    mock._default_session_mock = patch.multiple(
        "boto3", DEFAULT_SESSION=None, setup_default_session=setup_default_session
    )
    return mock


def setup_default_session(**kwargs: Any) -> None:
    """Set up the default session of boto3.

    boto3 calls this without arguments when it needs a default session. A session that
    somebody asks for with arguments reads its own files.
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
        # A test has added a path. What was found there is not for the next test.
        _shared_loader.cache_clear()
        loader = _shared_loader(paths)
    # Each session adds the path of boto3's data again.
    loader.search_paths[:] = paths
    return loader


@cache
def _shared_loader(paths: tuple[str, ...]) -> Loader:
    return Loader(list(paths), include_default_search_paths=False)
