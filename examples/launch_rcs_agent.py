"""Launch an RCS agent in the US: fill in the form of the launch, submit it, wait until the
agent is ACTIVE, send a card and read its events.

All functions except `main` run unchanged against AWS, where a launch takes weeks. `main`
says that the card is read.
"""

import time
from typing import Any

import boto3

from moto_pinpointsmsv2_ext import SmsVoiceControl, mock_sms_registrations

FORM: dict[str, str | list[str]] = {
    "agentDetails.brandName": "Acme",
    "agentDetails.serviceName": "Acme orders",
    "agentDetails.senderDisplayName": "Acme",
    "agentDetails.useCase": ["TRANSACTIONAL"],
    "agentDetails.agentDescription": "The orders of the customers of Acme",
    "agentDetails.accentColor": "#112233",
    "agentDetails.contactWebsite": "https://acme.example",
    "agentDetails.contactWebsiteLabel": "Website",
    "agentDetails.privacyPolicyUrl": "https://acme.example/privacy",
    "agentDetails.termsAndConditionsUrl": "https://acme.example/terms",
    "agentDetails.billingCategory": ["NON_CONVERSATIONAL"],
    "agentDetails.averageMonthlyRcsFrequency": ["10"],
    "agentDetails.monthlyRcsVolume": "1000",
}
IMAGES = ("agentDetails.bannerImage", "agentDetails.logoImage")
CARD = {
    "CardOrientation": "VERTICAL",
    "CardContent": {
        "Title": "Your order is on its way",
        "Media": {"FileUrl": "https://acme.example/parcel.png", "Height": "MEDIUM"},
        "Suggestions": [
            {
                "OpenUrl": {
                    "Text": "Track it",
                    "PostbackData": "track",
                    "Url": "https://acme.example/track",
                }
            }
        ],
    },
}


def fill(client: Any, registration_id: str, image: bytes) -> None:
    """Fill in the form of a launch."""
    for path, value in FORM.items():
        member = "SelectChoices" if isinstance(value, list) else "TextValue"
        client.put_registration_field_value(
            RegistrationId=registration_id, FieldPath=path, **{member: value}
        )
    attachment = client.create_registration_attachment(AttachmentBody=image)
    for path in IMAGES:
        client.put_registration_field_value(
            RegistrationId=registration_id,
            FieldPath=path,
            RegistrationAttachmentId=attachment["RegistrationAttachmentId"],
        )


def launch(client: Any, image: bytes, pause: float = 3600) -> str:
    """Create an agent, launch it in the US, and return its id when it is ACTIVE."""
    agent_id = str(client.create_rcs_agent()["RcsAgentId"])
    registration_id = client.create_registration(
        RegistrationType="US_RCS_LAUNCH_REGISTRATION"
    )["RegistrationId"]
    client.create_registration_association(
        RegistrationId=registration_id, ResourceId=agent_id
    )
    fill(client, registration_id, image)
    client.submit_registration_version(RegistrationId=registration_id)
    status = ""
    while status != "ACTIVE":
        [registration] = client.describe_registrations(
            RegistrationIds=[registration_id]
        )["Registrations"]
        [agent] = client.describe_rcs_agents(RcsAgentIds=[agent_id])["RcsAgents"]
        status = agent["Status"]
        print(f"  registration {registration['RegistrationStatus']}, agent {status}")
        time.sleep(pause)
    return agent_id


def send(client: Any, agent_id: str, number: str) -> str:
    """Send a card."""
    reply = client.send_rcs_message(
        DestinationPhoneNumber=number,
        OriginationIdentity=agent_id,
        RcsMessageContent={"Content": {"RichCard": CARD}},
    )
    return str(reply["MessageId"])


@mock_sms_registrations
def main() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    control = SmsVoiceControl(region_name="us-east-1")
    agent_id = launch(client, b"\x89PNG\r\n\x1a\n", pause=0)
    message_id = send(client, agent_id, "+12065550100")
    for event in control.messages.events(message_id):
        print(f"  {event.event_type}")
    read = control.messages.deliver(message_id, outcome="read")
    print(f"The card is {read.status}")


if __name__ == "__main__":
    main()
