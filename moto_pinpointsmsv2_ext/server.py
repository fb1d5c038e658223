"""moto's server with PinpointSMSVoiceV2."""

from __future__ import annotations

from collections.abc import Sequence

from ._register import register


def main(argv: Sequence[str] | None = None) -> None:
    """Run moto's server with the flags of ``moto_server``.

    :param argv: the flags. The default is those of the command line.

    https://docs.getmoto.org/en/latest/docs/server_mode.html
    """
    register()
    from moto.server import main as moto_main

    moto_main(list(argv) if argv is not None else None)
