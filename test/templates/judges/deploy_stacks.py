"""
Creates stacks in the emulator, one after the other in an empty account, and counts what is there afterwards.

Standard input: [{slug, template, parameters, direct: [{type, properties}]}], where `direct` is what the emulator's
CloudFormation does not create: CloudFormation's properties are those of the service's own call, which is made instead,
so that the service's own model judges them. Output: [{slug, status, listed, counted}].
"""

import json
import os
import re
import sys
import urllib.request

import boto3

import foreign_topics

url = os.environ["EMULATOR"]


def client(service):
    return boto3.client(service, region_name="us-east-1", endpoint_url=url)


def named(document):
    """Placeholders as what they stand for: a whole ARN, or the name at the end of one."""
    whole = re.sub(r'"<(\w+)>', r'"arn:aws:sns:us-east-1:111111111111:\1', document)
    return re.sub(r"<(\w+)>", r"\1", whole)


def alarm(properties):
    client("cloudwatch").put_metric_alarm(**properties)


def schedule(properties, name):
    client("scheduler").create_schedule(Name=name, **properties)


def role_policy(properties):
    client("iam").put_role_policy(
        RoleName=properties["RoleName"],
        PolicyName=properties["PolicyName"],
        PolicyDocument=named(json.dumps(properties["PolicyDocument"])),
    )


def subscription(properties, physical):
    attributes = {
        name: value if isinstance(value, str) else json.dumps(value)
        for name, value in properties.items()
        if name in ("DeliveryPolicy", "RedrivePolicy", "FilterPolicy", "FilterPolicyScope")
    }
    topic = properties["TopicArn"]
    client("sns").subscribe(
        TopicArn=physical.get(topic.strip("<>"), topic),
        Protocol=properties["Protocol"],
        Endpoint=named(json.dumps(properties["Endpoint"])).strip('"'),
        Attributes=json.loads(named(json.dumps(attributes))),
    )


def budget(properties):
    client("budgets").create_budget(
        AccountId="111111111111",
        Budget={
            **properties["Budget"],
            "BudgetLimit": {key: str(value) for key, value in properties["Budget"]["BudgetLimit"].items()},
        },
        NotificationsWithSubscribers=properties["NotificationsWithSubscribers"],
    )


def everything(service, call, key):
    pages = client(service).get_paginator(call).paginate()
    return sum(len(page.get(key, [])) for page in pages)


def count(slug):
    resources = client("cloudformation").get_paginator("list_stack_resources").paginate(StackName=slug)
    return {
        # What the emulator leaves out stands there without a name, whether its condition holds or not.
        "listed": [
            one["LogicalResourceId"]
            for page in resources
            for one in page["StackResourceSummaries"]
            if one["LogicalResourceId"]
        ],
        "counted": {
            "topics": everything("sns", "list_topics", "Topics"),
            "subscriptions": everything("sns", "list_subscriptions", "Subscriptions"),
            "queues": everything("sqs", "list_queues", "QueueUrls"),
            "rules": everything("events", "list_rules", "Rules"),
            "alarms": everything("cloudwatch", "describe_alarms", "MetricAlarms"),
            "schedules": everything("scheduler", "list_schedules", "Schedules"),
            "roles": everything("iam", "list_roles", "Roles"),
            "keys": everything("kms", "list_keys", "Keys"),
        },
    }


def deploy(one):
    urllib.request.urlopen(urllib.request.Request(f"{url}/moto-api/reset", method="POST")).read()
    foreign_topics.make(one["foreign"])
    slug = one["slug"]
    cloudformation = client("cloudformation")
    parameters = [{"ParameterKey": key, "ParameterValue": value} for key, value in one["parameters"].items()]
    cloudformation.create_stack(
        StackName=slug, TemplateBody=one["template"], Parameters=parameters, Capabilities=["CAPABILITY_IAM"]
    )
    status = cloudformation.describe_stacks(StackName=slug)["Stacks"][0]["StackStatus"]
    physical = {
        resource["LogicalResourceId"]: resource.get("PhysicalResourceId", "")
        for resource in cloudformation.list_stack_resources(StackName=slug)["StackResourceSummaries"]
    }
    for direct in one["direct"]:
        properties = json.loads(direct["properties"])
        if direct["type"] == "AWS::CloudWatch::Alarm":
            alarm(properties)
        elif direct["type"] == "AWS::Scheduler::Schedule":
            schedule(properties, direct["id"])
        elif direct["type"] == "AWS::IAM::RolePolicy":
            properties["RoleName"] = physical[properties["RoleName"].strip("<>")]
            role_policy(properties)
        elif direct["type"] == "AWS::SNS::Subscription":
            subscription(properties, physical)
        elif direct["type"] == "AWS::Budgets::Budget":
            budget(properties)
    return {"slug": slug, "status": status, **count(slug)}


def deploy_or_say(one):
    try:
        return deploy(one)
    except Exception as failed:
        raise SystemExit(f"{one['slug']}: {failed}") from failed


json.dump([deploy_or_say(one) for one in json.load(sys.stdin)], sys.stdout)
