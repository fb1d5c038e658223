"""pinpointsmsvoicev2 base URLs and path."""

from .responses import PinpointSMSVoiceV2Response

# All hosts of botocore's endpoint rules: regional, FIPS, dual-stack and both, in every
# partition. No form of a host may reach the real network: in uppercase, with a final dot,
# with a port.
url_bases = [
    r"https?://(?i:sms-voice(-fips)?\.[^./:]+\.(amazonaws\.|api\.(aws|amazonwebservices|cloud-aws)\b|(c2s|csp\.hci)\.ic\.gov|sc2s\.sgov\.gov|cloud\.adc-e\.uk)[^/:]*)(:\d*)?",
]

# The protocol only uses the path "/". A request with another path gets an error of the
# service instead of an HTML page.
url_paths = {
    "{0}/$": PinpointSMSVoiceV2Response.dispatch,
    "{0}/(?P<path>.+)$": PinpointSMSVoiceV2Response.dispatch,
}
