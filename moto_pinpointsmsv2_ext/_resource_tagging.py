"""What stands in for ``moto.core.resource_tagging`` in a moto before 5.2.2.

There, the Resource Groups Tagging API knows a fixed list of services.
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
