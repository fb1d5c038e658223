from .models import pinpointsmsvoicev2_backends  # noqa: F401 (moto looks it up here)
