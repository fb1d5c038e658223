"""The types of what the control takes and returns.

Written by make control-types from botocore 1.44.8. A result is a TypeDef with the
name in boto3-stubs. What an action takes has the name of the structure and Members; all
of its members are optional.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Literal, TypedDict

if TYPE_CHECKING:
    from typing_extensions import NotRequired

MessageTypeType = Literal["TRANSACTIONAL", "PROMOTIONAL"]
NotifyConfigurationStatusType = Literal[
    "PENDING",
    "ACTIVE",
    "REJECTED",
    "REQUIRES_VERIFICATION",
]
NotifyConfigurationTierType = Literal["BASIC", "ADVANCED"]
NotifyConfigurationUseCaseType = Literal["CODE_VERIFICATION"]
NotifyTemplateStatusType = Literal["ACTIVE", "INACTIVE"]
NotifyTemplateTypeType = Literal["OTP_VERIFICATION"]
NumberCapabilityType = Literal["SMS", "VOICE", "MMS", "RCS"]
# fmt: off
NumberStatusType = Literal[
    "PENDING", "ACTIVE", "ASSOCIATING", "DISASSOCIATING", "DELETED",
]
# fmt: on
NumberTypeType = Literal["SHORT_CODE", "LONG_CODE", "TOLL_FREE", "TEN_DLC", "SIMULATOR"]
PoolStatusType = Literal["CREATING", "ACTIVE", "DELETING"]
# fmt: off
RcsAgentStatusType = Literal[
    "CREATED", "PENDING", "TESTING", "PARTIAL", "ACTIVE", "DELETED",
]
# fmt: on
RegistrationAssociationBehaviorType = Literal[
    "ASSOCIATE_BEFORE_SUBMIT",
    "ASSOCIATE_ON_APPROVAL",
    "ASSOCIATE_AFTER_COMPLETE",
]
RegistrationDisassociationBehaviorType = Literal[
    "DISASSOCIATE_ALL_CLOSES_REGISTRATION",
    "DISASSOCIATE_ALL_ALLOWS_DELETE_REGISTRATION",
    "DELETE_REGISTRATION_DISASSOCIATES",
]
# fmt: off
RegistrationStatusType = Literal[
    "CREATED", "SUBMITTED", "AWS_REVIEWING", "REVIEWING", "REQUIRES_AUTHENTICATION",
    "PROVISIONING", "COMPLETE", "REQUIRES_UPDATES", "CLOSED", "DELETED",
]
# fmt: on
# fmt: off
RegistrationVersionStatusType = Literal[
    "DRAFT", "SUBMITTED", "AWS_REVIEWING", "REVIEWING", "REQUIRES_AUTHENTICATION",
    "APPROVED", "DISCARDED", "DENIED", "REVOKED", "ARCHIVED", "REQUIRES_OFFLINE_REVIEW",
]
# fmt: on
TemplateVariableSourceType = Literal["CUSTOMER", "SYSTEM"]
TemplateVariableTypeType = Literal["STRING", "INTEGER", "BOOLEAN"]
TestingAgentStatusType = Literal["CREATED", "PENDING", "ACTIVE"]
TierUpgradeStatusType = Literal["BASIC", "PENDING_UPGRADE", "ADVANCED", "REJECTED"]
VerificationStatusType = Literal["PENDING", "VERIFIED", "UNSUPPORTED"]
# fmt: off
VoiceIdType = Literal[
    "AMY", "ASTRID", "BIANCA", "BRIAN", "CAMILA", "CARLA", "CARMEN", "CELINE",
    "CHANTAL", "CONCHITA", "CRISTIANO", "DORA", "EMMA", "ENRIQUE", "EWA", "FILIZ",
    "GERAINT", "GIORGIO", "GWYNETH", "HANS", "INES", "IVY", "JACEK", "JAN", "JOANNA",
    "JOEY", "JUSTIN", "KARL", "KENDRA", "KIMBERLY", "LEA", "LIV", "LOTTE", "LUCIA",
    "LUPE", "MADS", "MAJA", "MARLENE", "MATHIEU", "MATTHEW", "MAXIM", "MIA", "MIGUEL",
    "MIZUKI", "NAJA", "NICOLE", "PENELOPE", "RAVEENA", "RICARDO", "RUBEN", "RUSSELL",
    "SALLI", "SEOYEON", "TAKUMI", "TATYANA", "VICKI", "VITORIA", "ZEINA", "ZHIYU",
]
# fmt: on


class NotifyConfigurationInformationTypeDef(TypedDict):
    NotifyConfigurationArn: str
    NotifyConfigurationId: str
    DisplayName: str
    UseCase: NotifyConfigurationUseCaseType
    DefaultTemplateId: NotRequired[str]
    PoolId: NotRequired[str]
    EnabledCountries: NotRequired[list[str]]
    EnabledChannels: list[NumberCapabilityType]
    Tier: NotifyConfigurationTierType
    TierUpgradeStatus: TierUpgradeStatusType
    Status: NotifyConfigurationStatusType
    RejectionReason: NotRequired[str]
    DeletionProtectionEnabled: bool
    CreatedTimestamp: datetime


class NotifyTemplateInformationTypeDef(TypedDict):
    TemplateId: str
    Version: int
    TemplateType: NotifyTemplateTypeType
    Channels: list[NumberCapabilityType]
    TierAccess: NotRequired[list[NotifyConfigurationTierType]]
    Status: NotRequired[NotifyTemplateStatusType]
    SupportedCountries: NotRequired[list[str]]
    LanguageCode: NotRequired[str]
    Content: NotRequired[str]
    Variables: NotRequired[dict[str, TemplateVariableMetadataTypeDef]]
    SupportedVoiceIds: NotRequired[list[VoiceIdType]]
    CreatedTimestamp: datetime


class OptedOutNumberInformationTypeDef(TypedDict):
    OptedOutNumber: str
    OptedOutTimestamp: datetime
    EndUserOptedOut: bool


class PhoneNumberInformationTypeDef(TypedDict):
    PhoneNumberArn: str
    PhoneNumberId: NotRequired[str]
    PhoneNumber: str
    Status: NumberStatusType
    IsoCountryCode: str
    MessageType: MessageTypeType
    NumberCapabilities: list[NumberCapabilityType]
    NumberType: NumberTypeType
    MonthlyLeasingPrice: str
    TwoWayEnabled: bool
    TwoWayChannelArn: NotRequired[str]
    TwoWayChannelRole: NotRequired[str]
    SelfManagedOptOutsEnabled: bool
    OptOutListName: str
    InternationalSendingEnabled: NotRequired[bool]
    DeletionProtectionEnabled: bool
    PoolId: NotRequired[str]
    RegistrationId: NotRequired[str]
    MessagingLimits: NotRequired[MessagingLimitsTypeDef]
    PricingTier: NotRequired[str]
    CreatedTimestamp: datetime


class PoolInformationTypeDef(TypedDict):
    PoolArn: str
    PoolId: str
    Status: PoolStatusType
    MessageType: MessageTypeType
    TwoWayEnabled: bool
    TwoWayChannelArn: NotRequired[str]
    TwoWayChannelRole: NotRequired[str]
    SelfManagedOptOutsEnabled: bool
    OptOutListName: str
    SharedRoutesEnabled: bool
    DeletionProtectionEnabled: bool
    CreatedTimestamp: datetime


class RcsAgentInformationTypeDef(TypedDict):
    RcsAgentArn: str
    RcsAgentId: str
    Status: RcsAgentStatusType
    CreatedTimestamp: datetime
    DeletionProtectionEnabled: bool
    OptOutListName: NotRequired[str]
    SelfManagedOptOutsEnabled: bool
    TwoWayChannelArn: NotRequired[str]
    TwoWayChannelRole: NotRequired[str]
    TwoWayEnabled: bool
    PoolId: NotRequired[str]
    TwoWayMediaS3BucketName: NotRequired[str]
    TwoWayMediaS3KeyPrefix: NotRequired[str]
    TwoWayMediaS3Role: NotRequired[str]
    TwoWayRcsEventsEnabled: NotRequired[list[str]]
    TestingAgent: NotRequired[TestingAgentInformationTypeDef]
    MessagingLimits: NotRequired[MessagingLimitsTypeDef]


class RegistrationFieldValueInformationTypeDef(TypedDict):
    FieldPath: str
    SelectChoices: NotRequired[list[str]]
    TextValue: NotRequired[str]
    RegistrationAttachmentId: NotRequired[str]
    DeniedReason: NotRequired[str]
    Feedback: NotRequired[str]


class RegistrationInformationTypeDef(TypedDict):
    RegistrationArn: str
    RegistrationId: str
    RegistrationType: str
    RegistrationStatus: RegistrationStatusType
    CurrentVersionNumber: int
    ApprovedVersionNumber: NotRequired[int]
    LatestDeniedVersionNumber: NotRequired[int]
    AdditionalAttributes: NotRequired[dict[str, str]]
    CreatedTimestamp: datetime


class RegistrationTypeDefinitionTypeDef(TypedDict):
    RegistrationType: str
    SupportedAssociations: NotRequired[list[SupportedAssociationTypeDef]]
    DisplayHints: RegistrationTypeDisplayHintsTypeDef


class RegistrationVersionInformationTypeDef(TypedDict):
    VersionNumber: int
    RegistrationVersionStatus: RegistrationVersionStatusType
    RegistrationVersionStatusHistory: RegistrationVersionStatusHistoryTypeDef
    DeniedReasons: NotRequired[list[RegistrationDeniedReasonInformationTypeDef]]
    Feedback: NotRequired[str]


class SenderIdInformationTypeDef(TypedDict):
    SenderIdArn: str
    SenderId: str
    IsoCountryCode: str
    MessageTypes: list[MessageTypeType]
    MonthlyLeasingPrice: str
    DeletionProtectionEnabled: bool
    Registered: bool
    RegistrationId: NotRequired[str]
    MessagingLimits: NotRequired[MessagingLimitsTypeDef]
    PricingTier: NotRequired[str]


class VerifiedDestinationNumberInformationTypeDef(TypedDict):
    VerifiedDestinationNumberArn: str
    VerifiedDestinationNumberId: str
    DestinationPhoneNumber: str
    Status: VerificationStatusType
    RcsAgentId: NotRequired[str]
    CreatedTimestamp: datetime


class TemplateVariableMetadataTypeDef(TypedDict):
    Type: TemplateVariableTypeType
    Required: bool
    Description: NotRequired[str]
    MaxLength: NotRequired[int]
    MinValue: NotRequired[int]
    MaxValue: NotRequired[int]
    DefaultValue: NotRequired[str]
    Pattern: NotRequired[str]
    Sample: NotRequired[str]
    Source: NotRequired[TemplateVariableSourceType]


class MessagingLimitsTypeDef(TypedDict):
    RateLimits: NotRequired[dict[str, int]]
    DailyMessageCaps: NotRequired[dict[str, int]]


class TestingAgentInformationTypeDef(TypedDict):
    Status: TestingAgentStatusType
    TestingAgentId: NotRequired[str]
    RegistrationId: str


class SupportedAssociationTypeDef(TypedDict):
    ResourceType: str
    IsoCountryCode: NotRequired[str]
    AssociationBehavior: RegistrationAssociationBehaviorType
    DisassociationBehavior: RegistrationDisassociationBehaviorType


class RegistrationTypeDisplayHintsTypeDef(TypedDict):
    Title: str
    ShortDescription: NotRequired[str]
    LongDescription: NotRequired[str]
    DocumentationTitle: NotRequired[str]
    DocumentationLink: NotRequired[str]


class RegistrationVersionStatusHistoryTypeDef(TypedDict):
    DraftTimestamp: datetime
    SubmittedTimestamp: NotRequired[datetime]
    AwsReviewingTimestamp: NotRequired[datetime]
    ReviewingTimestamp: NotRequired[datetime]
    RequiresAuthenticationTimestamp: NotRequired[datetime]
    ApprovedTimestamp: NotRequired[datetime]
    DiscardedTimestamp: NotRequired[datetime]
    DeniedTimestamp: NotRequired[datetime]
    RevokedTimestamp: NotRequired[datetime]
    ArchivedTimestamp: NotRequired[datetime]


class RegistrationDeniedReasonInformationTypeDef(TypedDict):
    Reason: str
    ShortDescription: str
    LongDescription: NotRequired[str]
    DocumentationTitle: NotRequired[str]
    DocumentationLink: NotRequired[str]


class NotifyConfigurationMembers(TypedDict, total=False):
    NotifyConfigurationArn: str
    NotifyConfigurationId: str
    DisplayName: str
    UseCase: NotifyConfigurationUseCaseType
    DefaultTemplateId: str
    PoolId: str
    EnabledCountries: Sequence[str]
    EnabledChannels: Sequence[NumberCapabilityType]
    Tier: NotifyConfigurationTierType
    TierUpgradeStatus: TierUpgradeStatusType
    Status: NotifyConfigurationStatusType
    RejectionReason: str
    DeletionProtectionEnabled: bool
    CreatedTimestamp: datetime | float


class NotifyTemplateMembers(TypedDict, total=False):
    TemplateId: str
    Version: int
    TemplateType: NotifyTemplateTypeType
    Channels: Sequence[NumberCapabilityType]
    TierAccess: Sequence[NotifyConfigurationTierType]
    Status: NotifyTemplateStatusType
    SupportedCountries: Sequence[str]
    LanguageCode: str
    Content: str
    Variables: Mapping[
        str, TemplateVariableMetadataMembers | TemplateVariableMetadataTypeDef
    ]
    SupportedVoiceIds: Sequence[VoiceIdType]
    CreatedTimestamp: datetime | float


class OriginationIdentityMetadataMembers(TypedDict, total=False):
    OriginationIdentityArn: str
    OriginationIdentity: str
    IsoCountryCode: str
    NumberCapabilities: Sequence[NumberCapabilityType]
    PhoneNumber: str


class PhoneNumberMembers(TypedDict, total=False):
    PhoneNumberArn: str
    PhoneNumberId: str
    PhoneNumber: str
    Status: NumberStatusType
    IsoCountryCode: str
    MessageType: MessageTypeType
    NumberCapabilities: Sequence[NumberCapabilityType]
    NumberType: NumberTypeType
    MonthlyLeasingPrice: str
    TwoWayEnabled: bool
    TwoWayChannelArn: str
    TwoWayChannelRole: str
    SelfManagedOptOutsEnabled: bool
    OptOutListName: str
    InternationalSendingEnabled: bool
    DeletionProtectionEnabled: bool
    PoolId: str
    RegistrationId: str
    MessagingLimits: MessagingLimitsMembers | MessagingLimitsTypeDef
    PricingTier: str
    CreatedTimestamp: datetime | float


class PoolMembers(TypedDict, total=False):
    PoolArn: str
    PoolId: str
    Status: PoolStatusType
    MessageType: MessageTypeType
    TwoWayEnabled: bool
    TwoWayChannelArn: str
    TwoWayChannelRole: str
    SelfManagedOptOutsEnabled: bool
    OptOutListName: str
    SharedRoutesEnabled: bool
    DeletionProtectionEnabled: bool
    CreatedTimestamp: datetime | float


class RcsAgentMembers(TypedDict, total=False):
    RcsAgentArn: str
    RcsAgentId: str
    Status: RcsAgentStatusType
    CreatedTimestamp: datetime | float
    DeletionProtectionEnabled: bool
    OptOutListName: str
    SelfManagedOptOutsEnabled: bool
    TwoWayChannelArn: str
    TwoWayChannelRole: str
    TwoWayEnabled: bool
    PoolId: str
    TwoWayMediaS3BucketName: str
    TwoWayMediaS3KeyPrefix: str
    TwoWayMediaS3Role: str
    TwoWayRcsEventsEnabled: Sequence[str]
    TestingAgent: TestingAgentMembers | TestingAgentInformationTypeDef
    MessagingLimits: MessagingLimitsMembers | MessagingLimitsTypeDef


class RegistrationFieldValueMembers(TypedDict, total=False):
    FieldPath: str
    SelectChoices: Sequence[str]
    TextValue: str
    RegistrationAttachmentId: str
    DeniedReason: str
    Feedback: str


class RegistrationMembers(TypedDict, total=False):
    RegistrationArn: str
    RegistrationId: str
    RegistrationType: str
    RegistrationStatus: RegistrationStatusType
    CurrentVersionNumber: int
    ApprovedVersionNumber: int
    LatestDeniedVersionNumber: int
    AdditionalAttributes: Mapping[str, str]
    CreatedTimestamp: datetime | float


class RegistrationVersionMembers(TypedDict, total=False):
    VersionNumber: int
    RegistrationVersionStatus: RegistrationVersionStatusType
    RegistrationVersionStatusHistory: (
        RegistrationVersionStatusHistoryMembers
        | RegistrationVersionStatusHistoryTypeDef
    )
    Feedback: str


class SenderIdMembers(TypedDict, total=False):
    SenderIdArn: str
    SenderId: str
    IsoCountryCode: str
    MessageTypes: Sequence[MessageTypeType]
    MonthlyLeasingPrice: str
    DeletionProtectionEnabled: bool
    Registered: bool
    RegistrationId: str
    MessagingLimits: MessagingLimitsMembers | MessagingLimitsTypeDef
    PricingTier: str


class VerifiedDestinationNumberMembers(TypedDict, total=False):
    VerifiedDestinationNumberArn: str
    VerifiedDestinationNumberId: str
    DestinationPhoneNumber: str
    Status: VerificationStatusType
    RcsAgentId: str
    CreatedTimestamp: datetime | float


class TemplateVariableMetadataMembers(TypedDict, total=False):
    Type: TemplateVariableTypeType
    Required: bool
    Description: str
    MaxLength: int
    MinValue: int
    MaxValue: int
    DefaultValue: str
    Pattern: str
    Sample: str
    Source: TemplateVariableSourceType


class MessagingLimitsMembers(TypedDict, total=False):
    RateLimits: Mapping[str, int]
    DailyMessageCaps: Mapping[str, int]


class TestingAgentMembers(TypedDict, total=False):
    Status: TestingAgentStatusType
    TestingAgentId: str
    RegistrationId: str


class RegistrationVersionStatusHistoryMembers(TypedDict, total=False):
    DraftTimestamp: datetime | float
    SubmittedTimestamp: datetime | float
    AwsReviewingTimestamp: datetime | float
    ReviewingTimestamp: datetime | float
    RequiresAuthenticationTimestamp: datetime | float
    ApprovedTimestamp: datetime | float
    DiscardedTimestamp: datetime | float
    DeniedTimestamp: datetime | float
    RevokedTimestamp: datetime | float
    ArchivedTimestamp: datetime | float
