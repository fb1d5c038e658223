"""moto's server, with PinpointSMSVoiceV2 in it."""

from __future__ import annotations

from collections.abc import Sequence

from ._register import register


def main(argv: Sequence[str] | None = None) -> None:
    """Run moto's server; the flags are those of ``moto_server``.

    :param argv: the flags, those of the command line if left out

    https://docs.getmoto.org/en/latest/docs/server_mode.html
    """
    register()
    from moto.server import main as moto_main

    moto_main(list(argv) if argv is not None else None)
