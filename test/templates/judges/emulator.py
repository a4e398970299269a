"""
The emulator of AWS that the judges deploy to: moto's server, taught what our templates need and moto leaves out.
Its arguments are those of moto's own server. https://docs.getmoto.org/en/latest/docs/server_mode.html

CloudFormation in moto creates whatever has a CloudFormationModel, so a kind of resource that a backend of moto knows and
its CloudFormation does not is one class here, over that backend. By a class's module moto knows whose service it is.
"""

import json

from moto.core.common_models import CloudFormationModel
from moto.events.models import events_backends
from moto.server import main
from moto.synthetics.models import Canary as HeldCanary
from moto.synthetics.models import synthetics_backends
from moto.synthetics.responses import SyntheticsResponse
from moto.synthetics.urls import url_paths


class Held:
    """A resource that a backend holds by its name; a class says how it is made there, which gives its attributes."""

    def __init__(self, name, attributes):
        self.physical_resource_id = name
        self.attributes = attributes

    def get_cfn_attribute(self, attribute):
        return self.attributes[attribute]

    @classmethod
    def has_cfn_attr(cls, attribute):
        return attribute in cls.told

    @staticmethod
    def cloudformation_name_type():
        return "Name"

    @classmethod
    def create_from_cloudformation_json(cls, resource_name, cloudformation_json, account_id, region_name, **_):
        made = cls.make(cls.backends[account_id][region_name], resource_name, cloudformation_json["Properties"])
        return cls(resource_name, made)


class Connection(Held, CloudFormationModel):
    __module__ = "moto.events"
    backends = events_backends
    told = ("Arn", "SecretArn")

    @staticmethod
    def cloudformation_type():
        return "AWS::Events::Connection"

    @staticmethod
    def make(backend, name, said):
        about = said.get("Description", "")
        made = backend.create_connection(name, about, said["AuthorizationType"], said["AuthParameters"])
        return {"Arn": made.arn, "SecretArn": made.secret_arn}


class ApiDestination(Held, CloudFormationModel):
    __module__ = "moto.events"
    backends = events_backends
    told = ("Arn",)

    @staticmethod
    def cloudformation_type():
        return "AWS::Events::ApiDestination"

    @staticmethod
    def make(backend, name, said):
        connection = said["ConnectionArn"]
        if connection not in [one.arn for one in backend.connections.values()]:
            raise ValueError(f"there is no connection {connection}")
        about, address, rate = (said.get(key) for key in ("Description", "InvocationEndpoint", "InvocationRateLimitPerSecond"))
        backend.create_api_destination(name, about, connection, address, rate, said["HttpMethod"])
        return {"Arn": backend.destinations[name].arn}


class Canary(Held, CloudFormationModel):
    __module__ = "moto.synthetics"
    backends = synthetics_backends
    told = ("Id", "State")

    @staticmethod
    def cloudformation_type():
        return "AWS::Synthetics::Canary"

    @staticmethod
    def make(backend, name, said):
        made = backend.create_canary(
            name,
            code=said["Code"],
            artifact_s3_location=said["ArtifactS3Location"],
            execution_role_arn=said["ExecutionRoleArn"],
            schedule=said["Schedule"],
            run_config=said["RunConfig"],
            success_retention_period_in_days=said["SuccessRetentionPeriod"],
            failure_retention_period_in_days=said["FailureRetentionPeriod"],
            runtime_version=said["RuntimeVersion"],
            provisioned_resource_cleanup=said["ProvisionedResourceCleanup"],
            **dict.fromkeys(("vpc_config", "resources_to_replicate_tags", "browser_configs", "tags", "artifact_config")),
        )
        return {"Id": made.id, "State": made.state}


class Canaries(SyntheticsResponse):
    """moto creates canaries only: here they are started, stopped and deleted too, and one that is gone is not found."""

    @property
    def held(self):
        return self.synthetics_backend.canaries

    @property
    def asked(self):
        return self.path.split("/")[2]

    def start_canary(self):
        self.held[self.asked].state = "RUNNING"
        return "{}"

    def stop_canary(self):
        self.held[self.asked].state = "STOPPED"
        return "{}"

    def delete_canary(self):
        self.held.pop(self.asked)
        return "{}"

    def get_canary(self):
        if self.asked not in self.held:
            return json.dumps({"Message": "gone"}), {"status": 404, "x-amzn-errortype": "ResourceNotFoundException"}
        return super().get_canary()


def with_moments(to_dict):
    """Moments are numbers in this protocol, where moto writes texts."""
    return lambda canary: {
        **to_dict(canary),
        "Timeline": {name: at.timestamp() for name, at in canary.timeline.items() if at},
    }


HeldCanary.to_dict = with_moments(HeldCanary.to_dict)
url_paths.update({path: Canaries.dispatch for path in url_paths})
url_paths["{0}/canary/(?P<name>[^/]+)/(?P<do>start|stop)$"] = Canaries.dispatch

if __name__ == "__main__":
    main()
