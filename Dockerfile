# An image of moto_sms_server, made from a checkout: docker build -t moto-sms .
FROM python:3.13-slim
WORKDIR /src
COPY setup.cfg pyproject.toml README.md LICENSE ./
COPY moto_pinpointsmsv2_ext moto_pinpointsmsv2_ext
RUN pip install --no-cache-dir '.[server]' && rm -r /src && useradd moto
USER moto
WORKDIR /home/moto
EXPOSE 5000
HEALTHCHECK --interval=5s --timeout=3s --start-period=10s CMD \
    ["python", "-c", "import urllib.request; urllib.request.urlopen('http://localhost:5000/moto-api/pinpoint-sms-voice-v2/health', timeout=2)"]
ENTRYPOINT ["moto_sms_server", "-H", "0.0.0.0"]
