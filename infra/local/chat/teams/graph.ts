import { list, object, string } from "../json.ts";
import type { PlatformAnswer, PlatformRequest } from "../platform.ts";
import { answer, bodyOf } from "./identity.ts";
import type { Tenant } from "./tenant.ts";

/**
 * The two things that Microsoft Graph tells the app of a tenant whose administrator has consented: presence
 * (https://learn.microsoft.com/graph/api/cloudcommunications-getpresencesbyuserid) and the tags of a team
 * (https://learn.microsoft.com/graph/api/teamworktag-list). `admitted`: the request carries a token of this tenant.
 */
export const graph = (request: PlatformRequest, tenant: Tenant, admitted: boolean): PlatformAnswer => {
  if (!admitted) return refused(401, "InvalidAuthenticationToken");
  if (!tenant.consented) return refused(403, "Forbidden");
  const path = request.path.slice("/_teams/graph/v1.0/".length);
  if (request.method === "POST" && path === "communications/getPresencesByUserId") return presences(request, tenant);
  if (request.method === "GET" && path === `teams/${tenant.team.aadGroupId}/tags`)
    return answer(200, {
      value: (tenant.tags ?? []).map(({ id, name, members }) => ({
        id,
        displayName: name,
        memberCount: members.length,
      })),
    });
  return refused(404, "NotFound");
};

const presences = (request: PlatformRequest, { people }: Tenant): PlatformAnswer => {
  const ids = list(object(bodyOf(request)).ids).map(string);
  if (ids.length === 0 || ids.length > 650) return refused(400, "BadRequest");
  const asked = people.filter(({ id, tenant }) => ids.includes(id) && tenant === undefined);
  const value = asked.map(({ id, availability = "Available" }) => ({
    ...{ id, availability, activity: availability },
    outOfOfficeSettings: { message: null, isOutOfOffice: false },
  }));
  return answer(200, { value });
};

const refused = (status: number, code: string): PlatformAnswer => answer(status, { error: { code, message: code } });
