"""The examples of the README and of docs/ run, and their links lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from .test_pinpointsmsvoicev2 import MODEL

pytestmark = pytest.mark.in_process

ROOT = Path(__file__).parent.parent
#: by page, an operation of its examples that older service models do not have
NEWER = {"notify.md": "CreateNotifyConfiguration", "rcs.md": "CreateRcsAgent"}
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def blocks(page: Path, language: str) -> list[str]:
    text = page.read_text("utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize(
    "page",
    [page for page in PAGES if blocks(page, "python")],
    ids=lambda page: str(page.relative_to(ROOT)),
)
def test_the_python_examples(page: Path, pytester: pytest.Pytester) -> None:
    operation = NEWER.get(page.name)
    if operation and operation not in MODEL.operation_names:
        pytest.skip(f"the service model of this botocore has no {operation}")
    examples = blocks(page, "python")
    program = "\n\n".join(examples)
    pytester.makepyfile(program)
    tests = len(re.findall("^def test_", program, re.MULTILINE))
    assert tests
    pytester.runpytest("-p", "no:cacheprovider").assert_outcomes(passed=tests)


def test_the_reference_has_every_noun_of_the_control() -> None:
    from moto_pinpointsmsv2_ext.control.groups import GROUPS

    page = (ROOT / "docs" / "reference" / "control.md").read_text("utf-8")
    listed = re.findall(
        r"^::: moto_pinpointsmsv2_ext\.control\.(.+)$", page, re.MULTILINE
    )
    groups = {
        f"{group.__module__.rpartition('.')[2]}.{group.__name__}"
        for group in GROUPS.values()
        if group.NOUN
    }
    records = {each for each in listed if each.startswith("records.")}
    assert set(listed) - records - {"SmsVoiceControl"} == groups


def test_the_guide_has_all_search_words_and_keys_of_the_page() -> None:
    from moto_pinpointsmsv2_ext.web.search import WORDS

    web = ROOT / "moto_pinpointsmsv2_ext" / "web"
    page = (ROOT / "docs" / "guide" / "page.md").read_text("utf-8")
    for word in WORDS:
        assert f"| `{word}:" in page
    templates = [path.read_text("utf-8") for path in (web / "templates").iterdir()]
    keys = {
        key
        for template in templates
        for key in re.findall(r'aria-keyshortcuts="(.)"|key="(.)"', template)
    }
    for key in {first or second for first, second in keys}:
        assert f"`{key}`" in page


def test_the_guide_of_the_page_names_each_action_that_only_the_control_has() -> None:
    from moto_pinpointsmsv2_ext.control.action import actions_of, path_of
    from moto_pinpointsmsv2_ext.control.groups import GROUPS

    folder = ROOT / "moto_pinpointsmsv2_ext" / "web" / "templates"
    templates = "".join(path.read_text("utf-8") for path in folder.iterdir())
    sent = set(re.findall(r'action\("([a-z]+/[a-z-]+)"', templates))
    sent |= {
        f"registrations/{path_of(name)}"
        for name in re.findall(r'decision\("(\w+)"', templates)
    }
    acting = {
        path_of(noun, name): f"{noun}.{name}".lstrip(".")
        for noun, group in GROUPS.items()
        for name, action in actions_of(group).items()
        if not getattr(action, "reads", False)
    }
    assert sent <= set(acting)
    page = (ROOT / "docs" / "guide" / "page.md").read_text("utf-8")
    only = page.partition("## What only the control does")[2].partition("\n## ")[0]
    # The name of a noun is written once for several of its actions.
    named = set()
    noun = ""
    for name in re.findall(r"`(\w+(?:\.\w+)?)(?:\(.*?\))?`", only):
        noun, _, action_name = name.rpartition(".") if "." in name else (noun, "", name)
        named |= {f"{noun}.{action_name}", name}
    missing = {name for path, name in acting.items() if path not in sent} - named
    assert missing == set()


def test_the_registration_types_are_counted() -> None:
    from moto_pinpointsmsv2_ext.pinpointsmsvoicev2.models.registrations.types import (
        load_definitions,
    )

    types = load_definitions().values()
    fields = sum(len(definition.form.fields) for definition in types)
    page = (ROOT / "docs" / "guide" / "registrations.md").read_text("utf-8")
    assert f"{len(types)} registration types with {fields} fields" in page
