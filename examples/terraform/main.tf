# Resources of AWS End User Messaging SMS. With endpoint = "http://localhost:5000" the provider
# sends all its requests to moto_sms_server.

terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.69"
    }
  }
}

variable "endpoint" {
  type = string
}

variable "message" {
  type    = string
  default = "9 to 5"
}

variable "protected" {
  type    = bool
  default = false
}

provider "aws" {
  region                      = "us-east-1"
  access_key                  = "testing"
  secret_key                  = "testing"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true

  endpoints {
    pinpointsmsvoicev2 = var.endpoint
  }
}

resource "aws_pinpointsmsvoicev2_opt_out_list" "newsletter" {
  name = "newsletter"
  tags = { team = "sms" }
}

resource "aws_pinpointsmsvoicev2_phone_number" "simulator" {
  iso_country_code            = "US"
  message_type                = "TRANSACTIONAL"
  number_type                 = "SIMULATOR"
  number_capabilities         = ["SMS"]
  deletion_protection_enabled = var.protected
}

# At AWS this number waits until its registration is complete.
resource "aws_pinpointsmsvoicev2_phone_number" "toll_free" {
  iso_country_code    = "US"
  message_type        = "TRANSACTIONAL"
  number_type         = "TOLL_FREE"
  number_capabilities = ["SMS"]
  opt_out_list_name   = aws_pinpointsmsvoicev2_opt_out_list.newsletter.name
}

resource "aws_pinpointsmsvoicev2_sender_id" "acme" {
  sender_id        = "ACME"
  iso_country_code = "GB"
}

resource "aws_pinpointsmsvoicev2_pool" "newsletter" {
  message_type           = "TRANSACTIONAL"
  origination_identities = [aws_pinpointsmsvoicev2_phone_number.toll_free.arn]
  opt_out_list_name      = aws_pinpointsmsvoicev2_opt_out_list.newsletter.name
}

resource "aws_pinpointsmsvoicev2_keyword" "hours" {
  origination_identity_arn = aws_pinpointsmsvoicev2_pool.newsletter.arn
  keyword                  = "HOURS"
  keyword_message          = var.message
}

resource "aws_pinpointsmsvoicev2_resource_policy" "simulator" {
  resource_arn = aws_pinpointsmsvoicev2_phone_number.simulator.arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "210987654321" }
      Action    = "sms-voice:SendTextMessage"
      Resource  = aws_pinpointsmsvoicev2_phone_number.simulator.arn
    }]
  })
}

output "simulator" {
  value = aws_pinpointsmsvoicev2_phone_number.simulator.id
}

output "pool" {
  value = aws_pinpointsmsvoicev2_pool.newsletter.id
}
