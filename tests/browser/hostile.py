"""Texts that would run a script, load something or change a page that does not escape them,
and resources that have them wherever the service or the control takes a text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from moto_pinpointsmsv2_ext import SmsVoiceControl

RUN = "window.ran=1"
ELSEWHERE = "https://example.com/"

TEXTS = (
    f"<script>{RUN}</script>",
    f"</script><script>{RUN}</script>",
    f"</textarea><img src=x onerror={RUN}>",
    f"</title></style><svg onload={RUN}>",
    f"\"'`><img/src='{ELSEWHERE}'onerror={RUN}>",
    f'" autofocus onfocus="{RUN}" x="',
    f"' autofocus onfocus='{RUN}' x='",
    f"` onmouseover={RUN} `",
    f"'}}]}}'><details open ontoggle={RUN}>",
    f"</pre></dialog></form></main><iframe srcdoc='<script>parent.{RUN}</script>'>",
    f"<!--<script>{RUN}</script>--><!--",
    f"<![CDATA[<script>{RUN}</script>]]>",
    f"javascript:{RUN}//",
    f"data:text/html,<script>opener.{RUN}</script>",
    "{{7*7}}${7*7}{% raw %}{{ control }}{# %s %(x)s {0}",
    f"<a id=toast name=live href=javascript:{RUN}>live</a>",
    f"<form id=confirm action={ELSEWHERE}><input name=dataset><input id=main>",
    f"<base href={ELSEWHERE}><meta http-equiv=refresh content=0;url={ELSEWHERE}>",
    f"<style>*{{background:url({ELSEWHERE})}}</style>",
    f"<link rel=stylesheet href={ELSEWHERE}><object data={ELSEWHERE}>",
    f"red;background:url({ELSEWHERE})",
    "&lt;script&gt;&#60;img&#x3e;&amp;quot;&notit;&#0;",
    '\\"},"__proto__":{"ran":1},"x":"\\u003cscript>',
    "__proto__",
    "constructor",
    "toast",
    "confirm",
    "main",
    "\u202egnp.exe\u2066\u200f\u2069\u202c",
    "line\u2028end\u2029of\u0085a\x0btext\x0cthat goes on",
    "\U0001f600\U0001f468\u200d\U0001f469\ufdd0\ufffe\U0010ffff\u0301\u0301",
    "\x01\x07\x1b[31m\x7f\x9b31m\x1b]0;x\x07",
    "before\0after",
    "long " * 300,
)

#: a text of the same use that changes nothing
PLAIN = "plain"

ACCOUNT = "123456789012"
PLACE = f"{ACCOUNT}/us-east-1"
NUMBER = "+12065550100"
AGENT = "rcs-agent"


def person(index: int) -> str:
    """Return the phone number of the person whom a text of an index is about."""
    return f"+1206555{200 + index:04}"


def solid(text: str, most: int = 1000) -> str:
    """Return a text without spaces, which ARNs, keys and URLs do not have."""
    return re.sub(r"\s", "_", text)[:most]


def as_shown(text: str) -> str:
    """Return what HTML makes of a text: it has no NUL, and one kind of line end."""
    return text.replace("\0", "")


@dataclass(frozen=True)
class Sent:
    """A text message with a text, and what else has it."""

    message_id: str
    body: str
    context: tuple[str, str]


def send_texts(sms: Any, control: SmsVoiceControl, texts: Sequence[str]) -> list[Sent]:
    """Send a text message with each text in its body and its context."""
    control.phone_numbers.seed(PhoneNumber=NUMBER)
    sent = []
    for index, text in enumerate(texts):
        context = solid(text, 100), text[:800].strip()
        message_id = sms.send_text_message(
            DestinationPhoneNumber=person(index),
            OriginationIdentity=NUMBER,
            MessageBody=text,
            Context=dict([context]),
        )["MessageId"]
        sent.append(Sent(message_id, text, context))
    return sent


def receive_texts(control: SmsVoiceControl, texts: Sequence[str]) -> list[str]:
    """Receive each text on a number whose two-way channel has the text in its ARN.

    :return: the ARNs
    """
    arns = []
    for index, text in enumerate(texts):
        arn = f"arn:aws:sns:us-east-1:{ACCOUNT}:{solid(text)}"
        number = control.phone_numbers.seed(
            PhoneNumber=f"+1206555{1000 + index}",
            TwoWayEnabled=True,
            TwoWayChannelArn=arn,
            TwoWayChannelRole=f"arn:aws:iam::{ACCOUNT}:role/{solid(text)}",
        )
        control.messages.receive(
            from_=person(index), to=number["PhoneNumber"], body=text
        )
        arns.append(arn)
    return arns


def send_cards(sms: Any, control: SmsVoiceControl, texts: Sequence[str]) -> None:
    """Send a rich card to one person with each text as its title, description, URL and
    suggestions, and let the person answer with it."""
    control.rcs_agents.seed(RcsAgentId=AGENT, Status="ACTIVE")
    for text in texts:
        url = f"https://{solid(text)}"
        tap = {"Text": text[:25], "PostbackData": text}
        reply, link = {"Reply": tap}, {"OpenUrl": {**tap, "Url": url}}
        sms.send_rcs_message(
            DestinationPhoneNumber=person(0),
            OriginationIdentity=AGENT,
            RcsMessageContent={
                "Content": {
                    "RichCard": {
                        "CardOrientation": "VERTICAL",
                        "CardContent": {
                            "Title": text[:200],
                            "Description": text,
                            "Media": {"FileUrl": url, "Height": "SHORT"},
                            "Suggestions": [reply],
                        },
                    }
                },
                "Suggestions": [link],
            },
        )
        control.messages.receive(from_=person(0), to=AGENT, body=text)


def define_types(control: SmsVoiceControl, texts: Sequence[str]) -> None:
    """Define a registration type with each text as its title, and register it."""
    for index, text in enumerate(texts):
        control.registrations.define_type(f"TYPE_{index}", title=text)
        control.registrations.seed(
            RegistrationType=f"TYPE_{index}", AdditionalAttributes={text: text}
        )


def file_form(control: SmsVoiceControl, texts: Sequence[str], name: str) -> None:
    """Seed a registration in review whose form, values and first denial have the texts.

    :param name: the id of the registration and the name of its fields
    """
    paths = {f"section_{index}.{name}": text for index, text in enumerate(texts)}
    control.registrations.define_type(
        name,
        title=" ".join(texts),
        sections=[
            {"SectionPath": path.partition(".")[0], "DisplayHints": hints(text)}
            for path, text in paths.items()
        ],
        fields=[
            {
                "FieldPath": path,
                "FieldType": "SELECT" if len(text) < 20 else "TEXT",
                "DisplayHints": hints(text),
                "SelectValidation": {
                    "MinChoices": 0,
                    "MaxChoices": 1,
                    "Options": [text],
                },
            }
            for path, text in paths.items()
        ],
    )
    values: Any = [
        {
            "FieldPath": path,
            "DeniedReason": text,
            "Feedback": text,
            **({"SelectChoices": [text]} if len(text) < 20 else {"TextValue": text}),
        }
        for path, text in paths.items()
    ]
    members = ("Reason", "ShortDescription", "LongDescription")
    reasons = [dict.fromkeys(members, text) for text in texts]
    control.registrations.seed(
        RegistrationId=name,
        RegistrationType=name,
        AdditionalAttributes={text: text for text in texts},
        RegistrationStatus="REVIEWING",
        CurrentVersionNumber=2,
        versions=[
            {
                "DeniedReasons": reasons,
                "Feedback": " ".join(texts),
                "RegistrationFieldValues": values,
            },
            {},
        ],
    )


def hints(text: str) -> dict[str, str]:
    return {"Title": text, "ShortDescription": text, "LongDescription": text}


#: names of members of every object, and of elements of the page
NAMES = ("__proto__", "constructor", "toast", "live", "confirm", "main", "next")


def name_resources(sms: Any, control: SmsVoiceControl, names: Sequence[str]) -> None:
    """Create resources of each kind with each name, and a message between them."""
    for index, name in enumerate(names):
        number = control.phone_numbers.seed(
            PhoneNumberId=f"phone-{name}", PhoneNumber=f"+1206555{1000 + index}"
        )
        control.pools.seed(
            origination_identities=[number["PhoneNumberId"]], PoolId=name
        )
        control.sender_ids.seed(SenderId=name, IsoCountryCode="GB")
        control.rcs_agents.seed(RcsAgentId=name, Status="ACTIVE")
        control.notify_configurations.seed(NotifyConfigurationId=name, DisplayName=name)
        sms.create_opt_out_list(OptOutListName=name)
        sms.create_configuration_set(ConfigurationSetName=name)
        sms.send_text_message(
            DestinationPhoneNumber="+447700900000",
            OriginationIdentity=name,
            MessageBody=name,
            ConfigurationSetName=name,
            Context={name: name},
        )


#: the texts that names of files in S3 can have
FILES = TEXTS[:24]


def send_files(
    sms: Any, s3: Any, control: SmsVoiceControl, names: Sequence[str]
) -> list[str]:
    """Send and receive files with names, and attach them to a registration.

    :return: the URLs of the files that are sent
    """
    s3.create_bucket(Bucket="bucket")
    control.phone_numbers.seed(
        PhoneNumber=NUMBER, NumberCapabilities=["SMS", "MMS"], NumberType="TOLL_FREE"
    )
    control.rcs_agents.seed(
        RcsAgentId=AGENT,
        Status="ACTIVE",
        TwoWayEnabled=True,
        TwoWayChannelArn=f"arn:aws:sns:us-east-1:{ACCOUNT}:topic",
        TwoWayMediaS3BucketName="bucket",
        TwoWayMediaS3Role=f"arn:aws:iam::{ACCOUNT}:role/media",
    )
    fields = [
        {"FieldPath": f"files.f{index}", "FieldType": "ATTACHMENT"}
        for index, _ in enumerate(names)
    ]
    control.registrations.define_type(
        "FILES", sections=[{"SectionPath": "files"}], fields=fields
    )
    form = sms.create_registration(RegistrationType="FILES")["RegistrationId"]
    urls = []
    for index, name in enumerate(names):
        key = solid(name).replace("/", "_") + ".png"
        url = f"s3://bucket/{key}"
        s3.put_object(Bucket="bucket", Key=key, Body=b"\x89PNG\r\n\x1a\n")
        sms.send_media_message(
            DestinationPhoneNumber=person(0),
            OriginationIdentity=NUMBER,
            MediaUrls=[url],
        )
        control.messages.receive_file(
            from_=person(0), to=AGENT, file_name=name, content="AA=="
        )
        attachment = sms.create_registration_attachment(AttachmentUrl=url)
        sms.put_registration_field_value(
            RegistrationId=form,
            FieldPath=f"files.f{index}",
            RegistrationAttachmentId=attachment["RegistrationAttachmentId"],
        )
        urls.append(url)
    return urls


def answer_words(sms: Any, control: SmsVoiceControl, texts: Sequence[str]) -> None:
    """Answer a keyword with each text."""
    control.phone_numbers.seed(PhoneNumber=NUMBER, PhoneNumberId="phone-1")
    for text in texts:
        sms.put_keyword(
            OriginationIdentity="phone-1", Keyword="HOURS", KeywordMessage=text
        )
        control.messages.receive(from_=person(0), to=NUMBER, body="HOURS")
