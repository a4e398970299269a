# Made from templates/library/ec2-instances.ts by npm run build:templates: not to be edited by hand.

terraform {
  required_version = ">= 1.9"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100"
    }
  }
}
