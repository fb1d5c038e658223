"""The default session of boto3 in a mock."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest
from botocore.exceptions import UnknownServiceError
from botocore.loaders import JSONFileLoader

from moto import mock_aws
from moto_pinpointsmsv2_ext import mock_sms_registrations

pytestmark = pytest.mark.in_process

SERVICE = "pinpoint-sms-voice-v2"
OWN_SETUP = boto3.setup_default_session


@pytest.fixture(autouse=True)
def _boto3_as_it_is(
    _botocore_files_read_once: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("boto3.setup_default_session", OWN_SETUP)
    monkeypatch.setattr("boto3.DEFAULT_SESSION", None)


@pytest.fixture
def files_read(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    read: list[str] = []
    load_file = JSONFileLoader.load_file

    def load_and_note(self: JSONFileLoader, file_path: str) -> Any:
        read.append(file_path)
        return load_file(self, file_path)

    monkeypatch.setattr(JSONFileLoader, "load_file", load_and_note)
    yield read


def describe() -> None:
    boto3.client(SERVICE, region_name="us-east-1").describe_registrations()


def search_paths() -> list[str]:
    return list(boto3.DEFAULT_SESSION._loader.search_paths)


def add_service(data_path: Path, name: str) -> None:
    """Write the model of another service to a directory for AWS_DATA_PATH."""
    directory = data_path / name / "2026-01-01"
    directory.mkdir(parents=True)
    model = {
        "metadata": {
            "apiVersion": "2026-01-01",
            "endpointPrefix": name,
            "protocol": "json",
            "serviceId": name,
            "signatureVersion": "v4",
        },
        "operations": {},
        "shapes": {},
    }
    (directory / "service-2.json").write_text(json.dumps(model))


def test_a_mock_has_a_new_session() -> None:
    sessions: list[boto3.Session] = []
    for _ in range(2):
        with mock_sms_registrations():
            assert boto3.DEFAULT_SESSION is None
            describe()
            sessions.append(boto3.DEFAULT_SESSION)
    assert sessions[0] is not sessions[1]
    assert boto3.DEFAULT_SESSION is None


@pytest.mark.parametrize("by", ["context manager", "decorator"])
def test_the_second_mock_reads_no_file(by: str, files_read: list[str]) -> None:
    def run() -> None:
        if by == "decorator":
            mock_sms_registrations(describe)()
        else:
            with mock_sms_registrations():
                describe()

    run()
    files_read.clear()
    run()
    assert files_read == []


def test_the_search_paths_do_not_grow() -> None:
    seen = []
    for _ in range(3):
        with mock_sms_registrations():
            describe()
            seen.append(search_paths())
    assert seen[0] == seen[1] == seen[2]


def test_a_new_session_reads_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for region in ("eu-west-1", "ap-south-1"):
        with mock_sms_registrations(config={"core": {"mock_credentials": False}}):
            monkeypatch.setenv("AWS_DEFAULT_REGION", region)
            monkeypatch.setenv("AWS_ACCESS_KEY_ID", f"key-{region}")
            assert boto3.client(SERVICE).meta.region_name == region
            credentials = boto3.DEFAULT_SESSION.get_credentials()
            assert credentials.access_key == f"key-{region}"


def test_a_new_session_reads_the_profile(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for region in ("eu-west-1", "ap-south-1"):
        config = tmp_path / region
        config.write_text(f"[profile sms]\nregion = {region}\n")
        monkeypatch.setenv("AWS_CONFIG_FILE", str(config))
        monkeypatch.setenv("AWS_PROFILE", "sms")
        monkeypatch.delenv("AWS_DEFAULT_REGION", raising=False)
        with mock_sms_registrations():
            assert boto3.client(SERVICE).meta.region_name == region


def test_a_new_session_reads_the_data_path(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("first", "second"):
        add_service(tmp_path / name, name)
        monkeypatch.setenv("AWS_DATA_PATH", str(tmp_path / name))
        with mock_sms_registrations():
            assert boto3.client(name).meta.service_model.service_name == name
    with mock_sms_registrations(), pytest.raises(UnknownServiceError):
        boto3.client("first")


def test_a_search_path_of_one_test_is_removed_for_the_next(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    add_service(tmp_path / "added", "added")
    monkeypatch.setenv("AWS_DATA_PATH", str(tmp_path / "own"))
    with mock_sms_registrations():
        boto3.setup_default_session()
        boto3.DEFAULT_SESSION._loader.search_paths.append(str(tmp_path / "added"))
        assert boto3.client("added").meta.service_model.service_name == "added"
    with mock_sms_registrations(), pytest.raises(UnknownServiceError):
        boto3.client("added")


def test_a_session_with_arguments_reads_its_own_files(files_read: list[str]) -> None:
    with mock_sms_registrations():
        describe()
        files_read.clear()
        boto3.setup_default_session(region_name="eu-west-1")
        assert boto3.client(SERVICE).meta.region_name == "eu-west-1"
    assert files_read != []


def test_the_previous_session_is_restored() -> None:
    boto3.setup_default_session(region_name="eu-west-1")
    session, paths = boto3.DEFAULT_SESSION, search_paths()
    with mock_sms_registrations():
        describe()
        assert boto3.DEFAULT_SESSION is not session
    assert boto3.DEFAULT_SESSION is session
    assert search_paths() == paths
    assert boto3.setup_default_session is OWN_SETUP


def test_the_session_is_kept_with_the_option_of_moto() -> None:
    boto3.setup_default_session(region_name="eu-west-1")
    session = boto3.DEFAULT_SESSION
    with mock_sms_registrations(config={"core": {"reset_boto3_session": False}}):
        assert boto3.client(SERVICE).meta.region_name == "eu-west-1"
        assert boto3.DEFAULT_SESSION is session


def test_an_inner_mock_restores_the_session_of_the_outer_mock() -> None:
    with mock_aws():
        boto3.setup_default_session(region_name="eu-west-1")
        with mock_sms_registrations():
            assert boto3.client(SERVICE).meta.region_name == "eu-west-1"
