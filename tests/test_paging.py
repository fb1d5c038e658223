"""What a page takes of a long list."""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

import pytest

from moto_pinpointsmsv2_ext.pinpointsmsvoicev2.protocol.operations import get_operation
from moto_pinpointsmsv2_ext.pinpointsmsvoicev2.protocol.paging import PageRequest

pytestmark = pytest.mark.in_process


class LongList(Sequence[Any]):
    """A million items, made when they are taken."""

    def __init__(self) -> None:
        self.taken: set[int] = set()

    def __len__(self) -> int:
        return 1_000_000

    def __getitem__(self, index: Any) -> Any:
        assert isinstance(index, int), "a slice is of everything that follows"
        self.taken.add(index)
        return SimpleNamespace(position=index)


def test_a_page_takes_one_item_more_than_it_has() -> None:
    operation = get_operation("DescribeRegistrations")
    assert operation
    assert operation.page
    shape = operation.page.item_shape
    items = LongList()
    request = PageRequest.take_from({"MaxResults": 2}, 100, "DescribeRegistrations")
    _, token = request.page(items, shape)
    assert items.taken == {0, 1, 2}

    items.taken.clear()
    following = {"MaxResults": 2, "NextToken": token}
    request = PageRequest.take_from(following, 100, "DescribeRegistrations")
    page, _ = request.page(items, shape)
    assert [item.position for item in page] == [2, 3]
    # 20 are taken to find where the page begins.
    assert len(items.taken) < 30
