"""The imports between the modules of the package have no cycles and one direction."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from botocore import xform_name

import moto_pinpointsmsv2_ext

from .test_pinpointsmsvoicev2 import MODEL

pytestmark = pytest.mark.in_process

ROOT = Path(moto_pinpointsmsv2_ext.__file__).parent
PACKAGE = ROOT.name
SERVICE = f"{PACKAGE}.pinpointsmsvoicev2"


def module_of(path: Path) -> str:
    parts = list(path.relative_to(ROOT.parent).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_of(path): path for path in sorted(ROOT.rglob("*.py"))}


@cache
def imports_of(module: str) -> frozenset[str]:
    """Return the modules of the package that a module imports at its top, in functions or
    for type checking."""
    path = MODULES[module]
    package = module if path.name == "__init__.py" else module.rpartition(".")[0]
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                parts = package.split(".")
                parts = parts[: len(parts) - node.level + 1]
                base = ".".join([*parts, *([node.module] if node.module else [])])
            for alias in node.names:
                name = f"{base}.{alias.name}"
                found.add(name if name in MODULES else base)
    return frozenset(name for name in found if name in MODULES)


def cycle_of(module: str) -> list[str] | None:
    """Return a cycle of imports that includes a module, or None."""
    ways = [[module]]
    seen: set[str] = set()
    while ways:
        way = ways.pop()
        for imported in imports_of(way[-1]):
            if imported == module:
                return [*way, imported]
            if imported not in seen:
                seen.add(imported)
                ways.append([*way, imported])
    return None


@pytest.mark.parametrize("module", MODULES)
def test_imports_have_no_cycle(module: str) -> None:
    assert cycle_of(module) is None


#: the parts of the service that each part can import
ALLOWED = {
    "common_errors": {"exceptions"},
    "exceptions": set(),
    "strict_json": set(),
    "filters": {"utils"},
    "protocol": {"protocol", "filters", "utils"},
    "delivery": {"delivery"},
    "models": {"models", "delivery", "exceptions", "strict_json", "utils"},
    "utils": set(),
    "responses": {"models", "protocol", "common_errors", "exceptions", "strict_json"},
    "urls": {"responses"},
    "cloudformation": {"cloudformation", "models"},
    "": {"models"},
}


def part_of(module: str) -> str:
    return module.removeprefix(SERVICE).lstrip(".").partition(".")[0]


def arrows() -> Iterator[tuple[str, str]]:
    for module in MODULES:
        if module == SERVICE or module.startswith(f"{SERVICE}."):
            for imported in imports_of(module):
                yield module, imported


def test_imports_between_parts_have_one_direction() -> None:
    wrong = [
        (module, imported)
        for module, imported in arrows()
        if part_of(imported) not in ALLOWED[part_of(module)]
    ]
    assert wrong == []


def test_the_service_imports_nothing_of_the_plugin() -> None:
    outside = [arrow for arrow in arrows() if not arrow[1].startswith(SERVICE)]
    assert outside == []


def test_the_page_imports_the_control_only() -> None:
    page = f"{PACKAGE}.web"
    used = {
        imported
        for module in MODULES
        if module.startswith(page)
        for imported in imports_of(module)
        if not imported.startswith(page)
    }
    assert all(name.startswith(f"{PACKAGE}.control.") for name in used)
    users = {
        module
        for module in MODULES
        if not module.startswith(page)
        and any(imported.startswith(page) for imported in imports_of(module))
    }
    assert users == {f"{PACKAGE}._register"}


STATIC = sorted((ROOT / "web" / "static").iterdir())
TEMPLATES = sorted((ROOT / "web" / "templates").iterdir())


def test_the_script_and_the_style_sheet_of_the_page_are_small() -> None:
    assert [path.name for path in STATIC] == ["page.css", "page.js"]
    assert sum(path.stat().st_size for path in STATIC) < 40 * 1024


def test_the_page_loads_nothing_of_another_host() -> None:
    for path in STATIC:
        loaded = re.findall(
            r"@import|url\(|https?://|\bimport\b", path.read_text("utf-8")
        )
        assert loaded == [], path


def test_the_script_of_the_page_writes_no_html_and_runs_no_text() -> None:
    script = (ROOT / "web" / "static" / "page.js").read_text("utf-8")
    assert (
        re.findall(
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|setHTML"
            r"|createContextualFragment|\beval\b|new Function|set(?:Timeout|Interval)\(['\"`]",
            script,
        )
        == []
    )


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_escapes_everything_and_has_no_script_or_style(path: Path) -> None:
    template = path.read_text("utf-8")
    assert (
        re.findall(r"\|\s*safe\b|autoescape|Markup|srcdoc|javascript:", template) == []
    )
    assert re.findall(r"<style|\sstyle\s*=|\son\w+\s*=", template) == []
    scripts = re.findall("<script.*?</script>", template, re.DOTALL)
    expected = '<script type="module" src="{{ path }}/page.js"></script>'
    assert scripts == ([expected] if path.name == "base.html" else [])
    # A value without quotes could end its attribute.
    assert re.findall(r"=\{\{", re.sub(r"\{%.*?%\}", "", template)) == []


@pytest.mark.parametrize("word", ["SmsVoiceControl", "plugin", "the test", PACKAGE])
def test_the_service_does_not_mention_the_plugin(word: str) -> None:
    names = [
        module
        for module, path in MODULES.items()
        if module.startswith(SERVICE) and word in path.read_text("utf-8")
    ]
    assert names == []


def test_families_derive_from_family_only() -> None:
    from moto_pinpointsmsv2_ext.pinpointsmsvoicev2.models import (
        PinpointSMSVoiceV2Backend,
    )
    from moto_pinpointsmsv2_ext.pinpointsmsvoicev2.models.store import Family

    families = [
        base for base in PinpointSMSVoiceV2Backend.__mro__ if issubclass(base, Family)
    ][1:-1]
    assert len(families) >= 15
    for family in families:
        bases = {base for base in family.__mro__ if issubclass(base, Family)}
        assert bases == {family, Family}


def test_a_public_method_of_the_backend_is_an_operation() -> None:
    from moto.core.base_backend import BaseBackend
    from moto.core.common_models import CloudWatchMetricProvider
    from moto.core.resource_tagging import TaggableResourcesMixin
    from moto_pinpointsmsv2_ext.pinpointsmsvoicev2.models import (
        PinpointSMSVoiceV2Backend,
    )

    operations = {xform_name(name) for name in MODEL.operation_names}
    # Attributes that moto requires of a backend.
    of_moto = {
        *dir(BaseBackend),
        *dir(CloudWatchMetricProvider),
        *dir(TaggableResourcesMixin),
        "SERVICE_NAMESPACE",
    }
    public = {
        name
        for name in dir(PinpointSMSVoiceV2Backend)
        if not name.startswith("_") and name not in of_moto
    }
    if len(MODEL.operation_names) >= 110:
        assert public == operations & public
