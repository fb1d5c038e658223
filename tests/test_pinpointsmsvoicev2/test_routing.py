"""Which origination identity sends a message."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from moto import mock_aws

from . import backend, moto_time, refused
from .messaging import (
    ALL,
    US,
    long_code,
    phone_number,
    reporting,
    sender_ids,
    sender_of,
    sms,
)
from .rcs import needs_rcs, new_agent
from .test_pools import number, pool_of

GB, DE = "+442079460000", "+4930231250"
NOON = datetime(2026, 1, 1, 12)


def join(client: Any, pool_id: str, identity: str, country: str = "US") -> None:
    client.associate_origination_identity(
        PoolId=pool_id, OriginationIdentity=identity, IsoCountryCode=country
    )


def no_identity(client: Any, **members: Any) -> dict[str, Any]:
    """Return the error of a text that no identity can send."""
    request = {"DestinationPhoneNumber": US, "MessageBody": "Hello", **members}
    error = refused(client.send_text_message, **request)
    assert error["Code"] == "ConflictException"
    assert error["Reason"] == "NO_ORIGINATION_IDENTITIES_FOUND"
    return error


@mock_aws
def test_the_forms_of_a_phone_number() -> None:
    client = sms()
    events = reporting(client)
    own = long_code(client)
    for identity in (
        own["PhoneNumber"],
        own["PhoneNumber"].removeprefix("+"),
        own["PhoneNumberId"],
        own["PhoneNumberArn"],
    ):
        sender = sender_of(client, events, OriginationIdentity=identity)
        assert sender == own["PhoneNumber"]


@mock_aws
def test_the_forms_of_a_pool() -> None:
    client = sms()
    events = reporting(client)
    own = long_code(client)
    pool_id = pool_of(client, own["PhoneNumberId"])
    [pool] = client.describe_pools(PoolIds=[pool_id])["Pools"]
    for identity in (pool_id, pool["PoolArn"]):
        sender = sender_of(client, events, OriginationIdentity=identity)
        assert sender == own["PhoneNumber"]


@mock_aws
def test_the_forms_of_a_sender_id() -> None:
    client = sms()
    events = reporting(client)
    own = client.request_sender_id(SenderId="ACME", IsoCountryCode="DE")
    to = {"DestinationPhoneNumber": DE}
    for identity in ("ACME", "acme", own["SenderIdArn"]):
        assert sender_of(client, events, **to, OriginationIdentity=identity) == "ACME"
    # One that the account does not have is used as it is.
    assert sender_of(client, events, **to, OriginationIdentity="Other") == "Other"


@pytest.mark.in_process  # Short codes cannot be requested.
@mock_aws
def test_a_short_code() -> None:
    client = sms()
    events = reporting(client)
    code, store = phone_number(long_code(client)["PhoneNumberId"]), backend().store
    store.remove(code)
    code.phone_number, code.number_type = "98765", "SHORT_CODE"
    store.add(code)
    assert sender_of(client, events, OriginationIdentity="98765") == "98765"


@pytest.mark.in_process  # Most kinds require a registration or a case.
@mock_aws
def test_the_order_of_kinds() -> None:
    client = sms()
    events = reporting(client)
    kinds = ["SIMULATOR", "LONG_CODE", "TOLL_FREE", "TEN_DLC", "SHORT_CODE"]
    pool_id = ""
    for kind in kinds:
        own = number(client)
        if pool_id:
            join(client, pool_id, own["PhoneNumberId"])
        else:
            pool_id = pool_of(client, own["PhoneNumberId"])
        phone_number(own["PhoneNumberId"]).number_type = kind
        for identity in ({}, {"OriginationIdentity": pool_id}):
            # Another destination each time, since the last sender would stay.
            to = f"+1206555{kinds.index(kind)}{len(identity)}00"
            if kind == "SIMULATOR":
                request = {"DestinationPhoneNumber": to, "MessageBody": "Hello"}
                client.send_text_message(**request, **identity)
                assert events() == []
                continue
            sender = sender_of(client, events, DestinationPhoneNumber=to, **identity)
            assert sender == own["PhoneNumber"]


@mock_aws
def test_a_sender_id_comes_after_numbers() -> None:
    client = sms()
    events = reporting(client)
    client.request_sender_id(SenderId="ACME", IsoCountryCode="DE")
    pool_id = pool_of(client, "ACME", "DE")
    client.describe_pools(PoolIds=[pool_id])
    to = {"DestinationPhoneNumber": DE, "OriginationIdentity": pool_id}
    assert sender_of(client, events, **to) == "ACME"
    own = long_code(client, "DE")
    join(client, pool_id, own["PhoneNumberId"], "DE")
    # The sender ID delivered last, so it stays the sender for this destination.
    assert sender_of(client, events, **to) == "ACME"
    to["DestinationPhoneNumber"] = DE[:-1] + "1"
    assert sender_of(client, events, **to) == own["PhoneNumber"]


@mock_aws
def test_the_oldest_of_equal_identities_sends() -> None:
    client = sms()
    events = reporting(client)
    first, second = long_code(client), long_code(client)
    pool_id = pool_of(client, second["PhoneNumberId"])
    join(client, pool_id, first["PhoneNumberId"])
    assert sender_of(client, events) == first["PhoneNumber"]
    in_pool = {"OriginationIdentity": pool_id, "DestinationPhoneNumber": US[:-1] + "1"}
    # In a pool it is the first that joined.
    assert sender_of(client, events, **in_pool) == second["PhoneNumber"]


@pytest.mark.in_process  # The clock of a server is its own.
@mock_aws
def test_the_last_sender_stays_for_25_hours() -> None:
    client = sms()
    events = reporting(client)
    with moto_time(NOON):
        first, second = long_code(client), long_code(client)
        named = {"OriginationIdentity": second["PhoneNumberId"]}
        assert sender_of(client, events, **named) == second["PhoneNumber"]
        assert sender_of(client, events) == second["PhoneNumber"]
        other = {"DestinationPhoneNumber": "+12065550199"}
        assert sender_of(client, events, **other) == first["PhoneNumber"]
    with moto_time(NOON + timedelta(hours=24, minutes=59)):
        assert sender_of(client, events) == second["PhoneNumber"]
    # The delivery a minute ago counts.
    with moto_time(NOON + timedelta(hours=49, minutes=58)):
        assert sender_of(client, events) == second["PhoneNumber"]
    with moto_time(NOON + timedelta(hours=74, minutes=58)):
        assert sender_of(client, events) == first["PhoneNumber"]


@mock_aws
def test_a_sender_that_is_released_does_not_stay() -> None:
    client = sms()
    events = reporting(client)
    first, second = long_code(client), long_code(client)
    sender_of(client, events, OriginationIdentity=second["PhoneNumberId"])
    client.release_phone_number(PhoneNumberId=second["PhoneNumberId"])
    assert sender_of(client, events) == first["PhoneNumber"]


@pytest.mark.parametrize(
    "destination", ["+16715550100", "+17875550100", "+14165550100"]
)
@mock_aws
def test_a_pool_of_us_numbers_does_not_send_to_guam_puerto_rico_and_canada(
    destination: str,
) -> None:
    client = sms()
    pool_id = pool_of(client, long_code(client)["PhoneNumberId"])
    to = {"DestinationPhoneNumber": destination}
    country = {"+1671": "GU", "+1787": "PR", "+1416": "CA"}[destination[:5]]
    error = no_identity(client, **to, OriginationIdentity=pool_id)
    assert (error["ResourceType"], error["ResourceId"]) == ("pool", pool_id)
    assert error["Message"].endswith(
        f"It has no identity with SMS for {country}. Associate one with "
        "AssociateOriginationIdentity, or name an identity"
    )


@mock_aws
def test_an_account_without_an_identity_for_the_us() -> None:
    error = no_identity(sms(), MessageType="PROMOTIONAL")
    assert (error["ResourceType"], error["ResourceId"]) == ("account", "123456789012")
    assert error["Message"].endswith(
        "The account has no PROMOTIONAL identity with SMS for US. Add one with "
        "RequestPhoneNumber"
    )


@mock_aws
def test_identities_that_do_not_fit_are_not_chosen() -> None:
    client = sms()
    client.request_phone_number(
        IsoCountryCode="US",
        MessageType="TRANSACTIONAL",
        NumberCapabilities=["SMS"],
        NumberType="TOLL_FREE",
    )
    long_code(client, NumberCapabilities=["VOICE"])
    long_code(client, MessageType="PROMOTIONAL")
    no_identity(client, MessageType="TRANSACTIONAL")
    no_identity(client, DestinationPhoneNumber="+17875550100")
    events = reporting(client)
    assert sender_of(client, events, MessageType="PROMOTIONAL") is not None


@mock_aws
def test_shared_routes_of_a_pool_and_of_the_account() -> None:
    client = sms()
    events = reporting(client)
    pool_id = pool_of(client, long_code(client)["PhoneNumberId"])
    to = {"DestinationPhoneNumber": DE}
    no_identity(client, **to, OriginationIdentity=pool_id)
    client.update_pool(PoolId=pool_id, SharedRoutesEnabled=True)
    assert sender_of(client, events, **to, OriginationIdentity=pool_id) == "NOTICE"
    assert sender_of(client, events, **to) == "NOTICE"
    # Canada has no sender IDs.
    assert sender_of(client, events, DestinationPhoneNumber="+14165550100") is None
    # These countries have no route at all.
    for destination in ("+12425550100", "+242061234567"):
        no_identity(client, DestinationPhoneNumber=destination)


@mock_aws
def test_shared_routes_carry_texts_only() -> None:
    client = sms()
    pool_id = pool_of(client, long_code(client)["PhoneNumberId"])
    client.update_pool(PoolId=pool_id, SharedRoutesEnabled=True)
    error = refused(
        client.send_media_message,
        DestinationPhoneNumber=DE,
        MessageBody="Hello",
        OriginationIdentity=pool_id,
    )
    assert error["Reason"] == "NO_ORIGINATION_IDENTITIES_FOUND"
    assert "no identity with MMS for DE" in error["Message"]


@mock_aws
def test_the_default_sender_id_is_used_without_an_identity_for_the_country() -> None:
    client = sms()
    events = reporting(client)
    client.set_default_sender_id(ConfigurationSetName="set", SenderId="ACME")
    to = {"DestinationPhoneNumber": DE}
    assert sender_of(client, events, **to) == "ACME"
    # India requires a registration.
    india = {"DestinationPhoneNumber": "+919876543210"}
    assert sender_of(client, events, **india) == "NOTICE"
    no_identity(client, ConfigurationSetName="set")
    own = long_code(client, "DE")
    assert sender_of(client, events, **to) == own["PhoneNumber"]


@pytest.mark.in_process  # Only registrations create such sender IDs.
@pytest.mark.parametrize("registered", [True, False])
@mock_aws
def test_a_sender_id_is_chosen_if_it_is_registered_where_that_is_required(
    registered: bool,
) -> None:
    client = sms()
    events = reporting(client)
    client.request_sender_id(SenderId="ACME", IsoCountryCode="DE")
    [own] = sender_ids()
    own.iso_country_code, own.registered = "KE", registered
    sender = sender_of(client, events, DestinationPhoneNumber="+254712345678")
    assert sender == ("ACME" if registered else "NOTICE")


@mock_aws
def test_calls_are_made_by_numbers_with_voice() -> None:
    client = sms()
    events = reporting(client)
    pool_id = pool_of(
        client, long_code(client, NumberCapabilities=ALL)["PhoneNumberId"]
    )
    client.send_voice_message(
        DestinationPhoneNumber=GB,
        MessageBody="Hello",
        OriginationIdentity=pool_id,
        ConfigurationSetName="set",
    )
    assert events()[-1]["eventType"] == "VOICE_COMPLETED"


@needs_rcs
@mock_aws
def test_an_rcs_agent_that_is_not_launched_is_not_chosen() -> None:
    client = sms()
    events = reporting(client)
    agent_id = new_agent(client)
    pool_id = pool_of(client, agent_id)
    no_identity(client, OriginationIdentity=pool_id)
    own = long_code(client)
    join(client, pool_id, own["PhoneNumberId"])
    sender = sender_of(client, events, OriginationIdentity=pool_id)
    assert sender == own["PhoneNumber"]
    request = {"DestinationPhoneNumber": US, "MessageBody": "Hello"}
    error = refused(client.send_text_message, OriginationIdentity=agent_id, **request)
    assert error["Reason"] == "RESOURCE_NOT_ACTIVE"
