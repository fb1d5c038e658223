"""Tags, of every kind of resource alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from moto.core.resource_tagging import TaggableResourcesMixin, TaggedResource

from .base import Reply, Tag
from .store import Family


class Tags(Family, TaggableResourcesMixin):
    """TagResource, UntagResource, ListTagsForResource."""

    SERVICE_NAMESPACE = "sms-voice"

    def tag_resource(
        self, resource_arn: str, tags: Sequence[Tag] | dict[str, str]
    ) -> None:
        """Add tags to a resource, and overwrite those whose keys it has.

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_TagResource.html

        :param resource_arn: the ARN of any resource of the service
        :param tags: up to 200 tags, or a dict of them as the Resource Groups Tagging
            API of moto gives
        :raises ResourceNotFoundException: where there is no such resource
        :raises ValidationException: INVALID_ARN, RESOURCE_NOT_ACCESSIBLE;
            INVALID_PARAMETER, for a key that begins with ``aws:`` (the Reason is inferred)
        :raises ServiceQuotaExceededException: TAGS_PER_RESOURCE, for more than 50 (the
            Reason is inferred)
        """
        resource = self.store.get_by_arn(resource_arn)
        if isinstance(tags, dict):
            tags = self.store.tagger.convert_dict_to_tags_input(tags)
        self.store.tag(resource, tags)

    def untag_resource(self, resource_arn: str, tag_keys: list[str]) -> None:
        """Remove tags by key. That a key without a tag is no error is inferred.

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_UntagResource.html

        :param resource_arn: the ARN of any resource of the service
        :param tag_keys: up to 200 keys
        :raises ResourceNotFoundException: where there is no such resource
        :raises ValidationException: INVALID_ARN, RESOURCE_NOT_ACCESSIBLE
        """
        resource = self.store.get_by_arn(resource_arn)
        self.store.tagger.untag_resource_using_names(resource.arn, tag_keys)

    def list_tags_for_resource(self, resource_arn: str) -> Reply:
        """All tags of a resource, in the order they were added.

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_ListTagsForResource.html

        :param resource_arn: the ARN of any resource of the service
        :raises ResourceNotFoundException: where there is no such resource
        :raises ValidationException: INVALID_ARN, RESOURCE_NOT_ACCESSIBLE
        """
        resource = self.store.get_by_arn(resource_arn)
        tags = self.store.tagger.list_tags_for_resource(resource.arn)
        return Reply(resource_arn=resource.arn, tags=tags["Tags"])

    def iter_tagged_resources(self) -> Iterator[TaggedResource]:
        for resource in self.store:
            yield TaggedResource(
                arn=resource.arn,
                tags=self.store.tagger.get_tag_dict_for_resource(resource.arn),
                resource_type=f"{self.SERVICE_NAMESPACE}:{resource.KIND.name}",
            )
