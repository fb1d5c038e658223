"""``python -m moto_pinpointsmsv2_ext`` runs the server."""

from .server import main

main()
