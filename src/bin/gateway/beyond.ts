/** What the SDK asks of the service and its published description does not have, in the form of that description. */
import type { OperationObject, Paths } from './description.js';

const text = { type: 'string' };
const whole = { type: 'integer' };
const flag = { type: 'boolean' };

const got: OperationObject = {};
/** A list in pages. */
const listed: OperationObject = {
  parameters: [
    { name: 'filter', in: 'query', schema: text },
    { name: 'search', in: 'query', schema: text },
    { name: 'attributes', in: 'query', schema: text },
    { name: 'page', in: 'query', schema: whole },
    { name: 'pageSize', in: 'query', schema: whole },
  ],
};
const viewed: OperationObject = { parameters: [{ name: 'agentView', in: 'query', schema: flag }] };
/** Something is asked; an empty body goes with it, or none. */
const asked = (properties: Record<string, unknown> = {}, required: readonly string[] = []): OperationObject => ({
  requestBody: {
    required: required.length > 0,
    content: { 'application/json': { schema: { type: 'object', properties, required } } },
  },
});

export const BEYOND: Paths = {
  '/organization/{orgid}': { get: got },
  '/organization/{orgid}/site/{id}': { get: got },
  '/organization/{orgid}/dial-plan': { get: viewed },
  '/organization/{orgid}/v2/organization-setting': { get: viewed },
  '/organization/{orgid}/v2/tenant-configuration': { get: viewed },
  '/organization/{orgid}/v2/org-url-mapping': { get: listed },
  '/organization/{orgid}/v2/ai-feature': { get: listed },
  '/organization/{orgid}/v2/outdial-ani/{outdialAniId}/entry': { get: listed },
  // The description has it as PUT; the SDK sends it as POST.
  '/v1/agents/logout': { post: asked({ logoutReason: text, agentId: text }, ['logoutReason']) },
  '/v1/tasks/{taskId}/cancelCtq': { post: asked({ agentId: text, queueId: text }) },
  '/v1/tasks/{taskId}/conference/transfer': { post: asked() },
  '/metrics/clientmetrics': { post: asked() },
  '/client-logs/logs/urls': { post: asked() },
  '/client-logs/logs/meta': { post: asked() },
};
