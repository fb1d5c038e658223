"""The replacement of ``moto.core.resource_tagging`` for moto before 5.2.2.

In these versions the Resource Groups Tagging API supports a fixed list of services.
"""

from __future__ import annotations

from dataclasses import dataclass


class TaggableResourcesMixin:
    pass


@dataclass
class TaggedResource:
    arn: str
    tags: dict[str, str]
    resource_type: str
