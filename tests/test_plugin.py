"""Activation of the mock, and registration with moto."""

from __future__ import annotations

import importlib
import subprocess
import sys
import unittest
from collections.abc import Callable
from typing import Any

import boto3
import pytest

import moto_pinpointsmsv2_ext
from moto import mock_aws
from moto_pinpointsmsv2_ext import (
    _register,
    mock_sms_registrations,
    mock_sms_voice,
    server,
)

TOLL_FREE = "US_TOLL_FREE_REGISTRATION"


def client() -> Any:
    return boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")


def create_and_count() -> int:
    client().create_registration(RegistrationType=TOLL_FREE)
    return len(client().describe_registrations()["Registrations"])


@mock_sms_registrations
def test_bare_decorator() -> None:
    assert create_and_count() == 1


@mock_sms_voice
def test_the_other_name_of_the_decorator() -> None:
    assert create_and_count() == 1


@mock_sms_registrations()
def test_called_decorator() -> None:
    assert create_and_count() == 1


def test_context_manager() -> None:
    with mock_sms_registrations():
        assert create_and_count() == 1
    with mock_sms_registrations():
        assert create_and_count() == 1


def test_start_and_stop() -> None:
    mock = mock_sms_registrations()
    mock.start()
    assert create_and_count() == 1
    mock.stop()


@mock_sms_registrations
class TestDecoratedClass:
    def test_one(self) -> None:
        assert create_and_count() == 1

    def test_another_starts_empty(self) -> None:
        assert create_and_count() == 1


@mock_sms_registrations
class TestUnittestSetUp(unittest.TestCase):
    def setUp(self) -> None:
        client().create_registration(RegistrationType=TOLL_FREE)

    def test_sees_what_set_up_created(self) -> None:
        assert create_and_count() == 2

    def test_starts_with_its_own_set_up(self) -> None:
        assert create_and_count() == 2


class TestUnittestStart(unittest.TestCase):
    def setUp(self) -> None:
        self.mock = mock_sms_registrations()
        self.mock.start()
        self.addCleanup(self.mock.stop)

    def test_within(self) -> None:
        assert create_and_count() == 1


@mock_aws
@mock_sms_registrations
def test_inside_mock_aws() -> None:
    assert create_and_count() == 1
    boto3.client("s3", region_name="us-east-1").create_bucket(Bucket="forms")


@mock_sms_registrations
@mock_aws
def test_outside_mock_aws() -> None:
    assert create_and_count() == 1
    boto3.client("s3", region_name="us-east-1").create_bucket(Bucket="forms")


def test_nested() -> None:
    with mock_sms_registrations():
        assert create_and_count() == 1
        with mock_sms_registrations(), mock_aws():
            assert create_and_count() == 2
        assert create_and_count() == 3


@mock_aws
def test_mock_aws_mocks_the_service() -> None:
    assert create_and_count() == 1


def test_decorators_preserve_the_function() -> None:
    assert test_bare_decorator.__name__ == "test_bare_decorator"
    assert mock_sms_registrations(lambda: 5)() == 5


@pytest.mark.in_process
@pytest.mark.parametrize(
    "use",
    [
        mock_sms_registrations,
        lambda: moto_pinpointsmsv2_ext.SmsVoiceControl,
        lambda: importlib.import_module("moto.pinpointsmsvoicev2"),
        server.import_server,
    ],
    ids=["decorator", "control", "service", "server"],
)
@pytest.mark.parametrize("version", ["5.1.19", "4.2.14", "5.1.0.dev21"])
def test_an_old_moto(
    version: str, use: Callable[[], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "moto.pinpointsmsvoicev2", raising=False)
    monkeypatch.setattr("moto.__version__", version)
    with pytest.raises(ImportError) as refusal:
        use()
    assert str(refusal.value) == (
        f"moto {version} is too old for moto_pinpointsmsv2_ext: "
        "pip install 'moto>=5.1.20'"
    )


@pytest.mark.in_process
@pytest.mark.parametrize("version", ["5.1.20", "5.1.20.dev1", "5.10.0", "6.0"])
def test_a_moto_that_is_new_enough(
    version: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("moto.__version__", version)
    with mock_sms_registrations():
        assert create_and_count() == 1


@pytest.mark.in_process
@pytest.mark.parametrize(
    "setting, message",
    [
        (
            "sys.modules['flask'] = None",
            (
                "moto_sms_server: moto's server requires flask, which is not installed: "
                "pip install 'moto_pinpointsmsv2_ext[server]'"
            ),
        ),
        (
            "import moto; moto.__version__ = '5.1.0'",
            (
                "moto_sms_server: moto 5.1.0 is too old for moto_pinpointsmsv2_ext: "
                "pip install 'moto>=5.1.20'"
            ),
        ),
    ],
    ids=["without flask", "old moto"],
)
def test_a_server_that_cannot_start(setting: str, message: str) -> None:
    program = f"import sys\n{setting}\nimport moto_pinpointsmsv2_ext.__main__"
    ran = subprocess.run(
        [sys.executable, "-W", "error", "-c", program],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stderr.strip()) == (1, message)


@pytest.mark.in_process
@mock_aws
def test_a_client_created_before_the_mock() -> None:
    from moto.core.models import patch_client

    with_patch = client()
    patch_client(with_patch)
    assert with_patch.describe_registrations()["Registrations"] == []


def run_python(program: str) -> str:
    """Run a program in another process, and return its output."""
    ran = subprocess.run(
        [sys.executable, "-W", "error", "-c", program],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout.strip()


@pytest.mark.in_process
def test_the_import_loads_neither_moto_nor_boto3() -> None:
    assert (
        run_python(
            "import sys, moto_pinpointsmsv2_ext, moto_pinpointsmsv2_ext.pytest_plugin\n"
            "print({'moto', 'boto3', 'botocore', 'responses'} & set(sys.modules))"
        )
        == "set()"
    )


@pytest.mark.in_process
@pytest.mark.parametrize(
    "imports",
    [
        "import moto, moto_pinpointsmsv2_ext",
        "import moto_pinpointsmsv2_ext, moto",
        "import moto, moto_pinpointsmsv2_ext as e, importlib; importlib.reload(e)",
        "import moto_pinpointsmsv2_ext as e, importlib; importlib.reload(e); import moto",
        "import moto_pinpointsmsv2_ext, moto.moto_api._internal.urls, moto",
        "import moto.moto_api._internal.urls, moto, moto_pinpointsmsv2_ext",
    ],
)
def test_the_order_of_imports_does_not_matter(imports: str) -> None:
    assert run_python(
        f"{imports}\n"
        "import moto.backend_index as index, moto.backends as backends\n"
        "import moto.moto_api._internal.urls as urls\n"
        "print(sum('sms' in name for name, _ in index.backend_url_patterns))\n"
        "print(backends.get_backend('pinpointsmsvoicev2').service_name)\n"
        "print(sum('sms-voice' in path for path in urls.url_paths))"
    ).split() == ["1", "pinpoint-sms-voice-v2", "1"]


@pytest.mark.in_process
def test_both_names_of_the_service_are_one_module() -> None:
    assert (
        run_python(
            "import moto_pinpointsmsv2_ext\n"
            "import moto.pinpointsmsvoicev2.models as theirs\n"
            "import moto_pinpointsmsv2_ext.pinpointsmsvoicev2.models as ours\n"
            "from moto.pinpointsmsvoicev2 import pinpointsmsvoicev2_backends\n"
            "print(theirs is ours,"
            " pinpointsmsvoicev2_backends is ours.pinpointsmsvoicev2_backends)"
        )
        == "True True"
    )


@pytest.mark.in_process
def test_both_names_of_a_submodule_are_one_module() -> None:
    theirs = importlib.import_module("moto.pinpointsmsvoicev2.protocol.paging")
    ours = importlib.import_module(
        "moto_pinpointsmsv2_ext.pinpointsmsvoicev2.protocol.paging"
    )
    assert theirs is ours
    with pytest.raises(ModuleNotFoundError):
        importlib.import_module("moto.pinpointsmsvoicev2.nothing")


@pytest.mark.in_process
def test_moto_without_one_of_the_extended_modules() -> None:
    finder = next(f for f in sys.meta_path if type(f).__module__ == _register.__name__)
    assert finder.find_spec("moto.backend_index", []) is None


@pytest.mark.in_process
def test_tags_in_moto_without_taggable_resources() -> None:
    assert (
        run_python(
            "import sys\n"
            "from importlib.machinery import PathFinder\n"
            "class OldMoto(PathFinder):\n"
            "    @classmethod\n"
            "    def find_spec(cls, name, path=None, target=None):\n"
            "        if name != 'moto.core.resource_tagging':\n"
            "            return super().find_spec(name, path, target)\n"
            "sys.meta_path[:] = [OldMoto if finder is PathFinder else finder"
            " for finder in sys.meta_path]\n"
            "import boto3, moto_pinpointsmsv2_ext\n"
            "with moto_pinpointsmsv2_ext.mock_sms_registrations():\n"
            "    sms = boto3.client('pinpoint-sms-voice-v2', 'us-east-1')\n"
            "    created = sms.create_opt_out_list(OptOutListName='a',"
            " Tags=[{'Key': 'k', 'Value': 'v'}])\n"
            "    print(sms.list_tags_for_resource("
            "ResourceArn=created['OptOutListArn'])['Tags'])"
        )
        == "[{'Key': 'k', 'Value': 'v'}]"
    )


@pytest.mark.in_process
def test_the_service_of_moto_takes_precedence() -> None:
    assert (
        run_python(
            "import pathlib, re, tempfile\n"
            "import moto_pinpointsmsv2_ext, moto, moto.backend_index as index\n"
            "index.backend_url_patterns[:] = [('pinpointsmsvoicev2', re.compile('x'))]\n"
            "root = tempfile.mkdtemp(); moto.__path__.append(root)\n"
            "package = pathlib.Path(root, 'pinpointsmsvoicev2'); package.mkdir()\n"
            "(package / '__init__.py').write_text('theirs = 1')\n"
            "(package / 'models.py').write_text('theirs = 2')\n"
            "moto_pinpointsmsv2_ext._register.register()\n"
            "import moto.pinpointsmsvoicev2, moto.pinpointsmsvoicev2.models\n"
            "print(len(index.backend_url_patterns), moto.pinpointsmsvoicev2.theirs,"
            " moto.pinpointsmsvoicev2.models.theirs)"
        )
        == "1 1 2"
    )


@pytest.mark.in_process
def test_pytest_fixtures(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        """
        def test_fixtures(sms_registrations, sms_voice_client):
            seeded = sms_registrations.registrations.seed(RegistrationStatus="COMPLETE")
            assert sms_voice_client.describe_registrations()["Registrations"] == [seeded]

        def test_the_next_test_starts_empty(sms_voice_client, sms_registrations):
            assert sms_voice_client.describe_registrations()["Registrations"] == []
            assert sms_registrations.registrations.list() == []
        """
    )
    pytester.runpytest("-p", "no:cacheprovider").assert_outcomes(passed=2)


@pytest.mark.in_process
def test_the_plugin_imports_nothing_until_a_fixture_is_used(
    pytester: pytest.Pytester,
) -> None:
    pytester.makepyfile(
        """
        import sys

        def test_without_fixtures():
            assert "moto_pinpointsmsv2_ext.pytest_plugin" in sys.modules
            assert not {"moto", "boto3", "botocore"} & set(sys.modules)
        """
    )
    pytester.runpytest_subprocess().assert_outcomes(passed=1)
