"""Deliveries that fail, which is never an error of the operation."""

from __future__ import annotations

import logging

_logger = logging.getLogger(__name__)


class Undeliverable(Exception):
    """What receives an event does not exist. The message says what to do."""


def explain(error: Exception, target: str) -> str:
    """Log a delivery that failed.

    :param error: the error
    :param target: the ARN of what should have received the event or the message
    :return: a sentence on why it failed
    """
    _logger.warning("Event not delivered to %s: %r", target, error)
    if isinstance(error, Undeliverable):
        return str(error)
    reason = getattr(error, "message", None) or str(error) or type(error).__name__
    return f"The delivery to {target} failed: {reason}"
