from __future__ import annotations

from typing import Any

import pytest
from botocore.exceptions import ClientError


def error_of(refusal: pytest.ExceptionInfo[ClientError]) -> dict[str, Any]:
    """The error's code and all members of its shape."""
    response: dict[str, Any] = dict(refusal.value.response)
    metadata = response.pop("ResponseMetadata")
    assert metadata["HTTPStatusCode"] == 400
    code = response.pop("Error")["Code"]
    return {"Code": code, **response}
