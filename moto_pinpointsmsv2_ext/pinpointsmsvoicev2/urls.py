"""pinpointsmsvoicev2 base URLs and path."""

from .responses import PinpointSMSVoiceV2Response

# Every host that the endpoint rules of botocore can make: regional, FIPS, dual-stack
# and both, in every partition. None of them may reach the real network. moto itself adds
# the regional ones of China, and of the isolated partitions.
url_bases = [
    r"https?://sms-voice(-fips)?\.([^./]+)\.amazonaws\.com",
    r"https?://sms-voice(-fips)?\.([^./]+)\.amazonaws\.eu",
    r"https?://sms-voice(-fips)?\.([^./]+)\.api\.(aws|amazonwebservices|cloud-aws)[^/]*",
]

# The protocol knows one path. The others are served so that a wrong one is answered
# by the service's own error instead of an HTML page.
url_paths = {
    "{0}/$": PinpointSMSVoiceV2Response.dispatch,
    "{0}/(?P<path>.+)$": PinpointSMSVoiceV2Response.dispatch,
}
