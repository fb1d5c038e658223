"""pinpointsmsvoicev2 base URLs and path."""

from .responses import PinpointSMSVoiceV2Response

# Every host that the endpoint rules of botocore can make: regional, FIPS, dual-stack
# and both, in every partition. None of them may reach the real network, in whatever form
# a client writes it: in capitals, with a final dot, with a port.
url_bases = [
    r"https?://(?i:sms-voice(-fips)?\.[^./:]+\.(amazonaws\.|api\.(aws|amazonwebservices|cloud-aws)\b|(c2s|csp\.hci)\.ic\.gov|sc2s\.sgov\.gov|cloud\.adc-e\.uk)[^/:]*)(:\d*)?",
]

# The protocol knows one path. The others are served so that a wrong one is answered
# by the service's own error instead of an HTML page.
url_paths = {
    "{0}/$": PinpointSMSVoiceV2Response.dispatch,
    "{0}/(?P<path>.+)$": PinpointSMSVoiceV2Response.dispatch,
}
