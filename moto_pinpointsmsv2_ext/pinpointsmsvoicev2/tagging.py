"""moto's part in the Resource Groups Tagging API, where the moto installed has it."""

from __future__ import annotations

try:
    from moto.core.resource_tagging import TaggableResourcesMixin, TaggedResource
except ImportError:  # moto before 5.2.2: get_resources knows a fixed list of services.
    from dataclasses import dataclass

    class TaggableResourcesMixin:  # type: ignore[no-redef]
        pass

    @dataclass
    class TaggedResource:  # type: ignore[no-redef]
        arn: str
        tags: dict[str, str]
        resource_type: str


__all__ = ["TaggableResourcesMixin", "TaggedResource"]
