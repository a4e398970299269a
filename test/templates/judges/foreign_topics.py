"""Makes topics in the accounts of others: a list of ARNs on standard input."""

import json
import os
import sys

import boto3


def make(arns):
    url = os.environ["EMULATOR"]
    for arn in arns:
        _, _, _, region, account, name = arn.split(":")
        sts = boto3.client("sts", region_name=region, endpoint_url=url)
        role = f"arn:aws:iam::{account}:role/owner"
        keys = sts.assume_role(RoleArn=role, RoleSessionName="judge")["Credentials"]
        sns = boto3.client(
            "sns",
            region_name=region,
            endpoint_url=url,
            aws_access_key_id=keys["AccessKeyId"],
            aws_secret_access_key=keys["SecretAccessKey"],
            aws_session_token=keys["SessionToken"],
        )
        sns.create_topic(Name=name)


if __name__ == "__main__":
    make(json.load(sys.stdin))
    json.dump("made", sys.stdout)
