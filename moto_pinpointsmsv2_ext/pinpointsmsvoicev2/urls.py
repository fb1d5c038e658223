"""pinpointsmsvoicev2 base URLs and path."""

from .responses import PinpointSMSVoiceV2Response

# Every host that the endpoint rules of botocore can make: regional, FIPS, dual-stack
# and both, in every partition. None of them may reach the real network.
url_bases = [
    r"https?://sms-voice(-fips)?\.([^./]+)\.amazonaws\.com",
    r"https?://sms-voice(-fips)?\.([^./]+)\.amazonaws\.eu",
    r"https?://sms-voice(-fips)?\.([^./]+)\.api\.aws",
    r"https?://sms-voice(-fips)?\.([^./]+)\.api\.amazonwebservices\.(com\.cn|eu)",
]

# The protocol knows one path. The others are served so that a wrong one is answered
# by the service's own error instead of an HTML page.
url_paths = {
    "{0}/$": PinpointSMSVoiceV2Response.dispatch,
    "{0}/.*": PinpointSMSVoiceV2Response.dispatch,
}
