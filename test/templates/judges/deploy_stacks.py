"""
Creates stacks in the emulator, one after the other in an empty account, and counts what is there afterwards.

Standard input: [{slug, template, parameters, direct: [{type, properties}]}], where `direct` is what the emulator's
CloudFormation does not create: CloudFormation's properties are those of the service's own call, which is made instead,
so that the service's own model judges them. Output: [{slug, status, listed, counted}].
"""

import json
import os
import sys
import urllib.request

import boto3

url = os.environ["EMULATOR"]


def client(service):
    return boto3.client(service, region_name="us-east-1", endpoint_url=url)


def lower_first(properties):
    return {key: value for key, value in properties.items() if value is not None}


def alarm(properties):
    client("cloudwatch").put_metric_alarm(**lower_first(properties))


def schedule(properties, name):
    client("scheduler").create_schedule(Name=name, **lower_first(properties))


def role_policy(properties):
    client("iam").put_role_policy(
        RoleName=properties["RoleName"],
        PolicyName=properties["PolicyName"],
        PolicyDocument=json.dumps(properties["PolicyDocument"]),
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


def count(slug):
    stack = client("cloudformation").list_stack_resources(StackName=slug)["StackResourceSummaries"]
    return {
        "listed": len(stack),
        "counted": {
            "topics": len(client("sns").list_topics()["Topics"]),
            "subscriptions": len(client("sns").list_subscriptions()["Subscriptions"]),
            "queues": len(client("sqs").list_queues().get("QueueUrls", [])),
            "rules": len(client("events").list_rules()["Rules"]),
            "alarms": len(client("cloudwatch").describe_alarms()["MetricAlarms"]),
            "schedules": len(client("scheduler").list_schedules()["Schedules"]),
            "roles": len(client("iam").list_roles()["Roles"]),
            "keys": len(client("kms").list_keys()["Keys"]),
        },
    }


def deploy(one):
    urllib.request.urlopen(urllib.request.Request(f"{url}/moto-api/reset", method="POST")).read()
    for arn in one["foreign"]:
        client("sns").create_topic(Name=arn.split(":")[-1])
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
        elif direct["type"] == "AWS::Budgets::Budget":
            budget(properties)
    return {"slug": slug, "status": status, **count(slug)}


json.dump([deploy(one) for one in json.load(sys.stdin)], sys.stdout)
