"""What the content of an RCS message and its fallback must be beyond the service model.

The service model has most values as plain strings, which the service validates.
(AWS docs)

https://docs.aws.amazon.com/sms-voice/latest/userguide/rcs-rich-messaging.html
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from moto.core.utils import pascal_to_camelcase

from ..store import Store
from .media import find_file

#: the values of members (AWS docs)
_VALUES: Mapping[str, Sequence[str]] = {
    "CardOrientation": ("HORIZONTAL", "VERTICAL"),
    "ThumbnailImageAlignment": ("LEFT", "RIGHT"),
    "CardWidth": ("SMALL", "MEDIUM"),
    "Height": ("SHORT", "MEDIUM", "TALL"),
    "Application": ("BROWSER", "WEBVIEW"),
    "WebviewViewMode": ("FULL", "HALF", "TALL"),
}
#: the heights of the media of a carousel (AWS docs)
_CAROUSEL_HEIGHTS = ("SHORT", "MEDIUM")
#: the members that another member with this value requires, or allows (AWS docs)
_COMPANIONS = (
    ("ThumbnailImageAlignment", "CardOrientation", "HORIZONTAL", False),
    ("WebviewViewMode", "Application", "WEBVIEW", True),
)
#: the size of the largest file in bytes (AWS docs)
_LARGEST = 100 * 1024 * 1024


class Problem(NamedTuple):
    """What is wrong with a member of a request."""

    #: in the form of errors, for example rcsMessageContent.content.richCard
    path: str
    hint: str


def wrong_values(content: Any) -> Iterator[Problem]:
    """Yield the members with values that RCS does not have."""
    for path, structure in _structures(content):
        for name, known in _VALUES.items():
            if name == "Height" and ".carousel." in path:
                known = _CAROUSEL_HEIGHTS
            if structure.get(name, known[0]) not in known:
                allowed = ", ".join(known)
                yield Problem(
                    _join(path, name),
                    f"Must be one of: {allowed}, but is {structure[name]}",
                )


def missing_companions(content: Any) -> Iterator[Problem]:
    """Yield the members that are missing beside others."""
    for path, structure in _structures(content):
        for name, other, value, required in _COMPANIONS:
            if required and structure.get(other) == value and name not in structure:
                yield Problem(_join(path, name), f"Set {name} with {other} {value}")


def lone_companions(content: Any) -> Iterator[Problem]:
    """Yield the members that apply only beside others, and these."""
    for path, structure in _structures(content):
        for name, other, value, _ in _COMPANIONS:
            if name in structure and structure.get(other) != value:
                hint = f"Set {name} only with {other} {value}"
                yield Problem(_join(path, name), hint)
                yield Problem(_join(path, other), hint)


def unreadable_files(store: Store, content: Any) -> Iterator[Problem]:
    """Yield the URLs of files in S3 that do not exist or are too large. (AWS docs)

    The policy of the bucket is not evaluated. (assumed)
    Other URLs are not read. (AWS docs)
    """
    for path, structure in _structures(content):
        for name in ("FileUrl", "ThumbnailUrl"):
            url = structure.get(name, "")
            if not url.startswith("s3://"):
                continue
            found = find_file(store, url)
            if found is None:
                yield Problem(
                    _join(path, name),
                    f"There is no object {url} in {store.region_name}. Upload it first",
                )
            elif found.size > _LARGEST:
                yield Problem(
                    _join(path, name),
                    f"Must have at most {_LARGEST} bytes, but {url} has {found.size}",
                )


def _structures(value: Any, path: str = "") -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield all structures in a value, each with its path."""
    if isinstance(value, Mapping):
        yield path, value
        for name, member in value.items():
            yield from _structures(member, _join(path, name))
    elif isinstance(value, list):
        for number, item in enumerate(value, 1):
            yield from _structures(item, f"{path}.{number}.member")


def _join(path: str, name: str) -> str:
    return ".".join(filter(None, (path, pascal_to_camelcase(name))))
