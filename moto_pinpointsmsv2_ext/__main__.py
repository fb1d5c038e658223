"""Run the server with ``python -m moto_pinpointsmsv2_ext``."""

from .server import main

main()
