# The data sources are newer than the resources.

data "aws_pinpointsmsvoicev2_opt_out_list" "newsletter" {
  name = aws_pinpointsmsvoicev2_opt_out_list.newsletter.name
}

data "aws_pinpointsmsvoicev2_pool" "newsletter" {
  id = aws_pinpointsmsvoicev2_pool.newsletter.id
}

data "aws_pinpointsmsvoicev2_sender_id" "acme" {
  sender_id        = aws_pinpointsmsvoicev2_sender_id.acme.sender_id
  iso_country_code = aws_pinpointsmsvoicev2_sender_id.acme.iso_country_code
}
