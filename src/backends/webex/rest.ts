/** The public REST API of Webex Contact Center, by the SDK's own request and token. */
import { Failure } from '../../core/index.js';
import type { SdkContactCenter } from './sdk.js';

const GATEWAY = 'wcc-api-gateway';

/** Asks for something that the SDK has no method for. Rejects with what the service answered. */
export async function request(
  cc: SdkContactCenter,
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<unknown> {
  if (!cc.webex) throw new Failure('unsupported');
  const options = { service: GATEWAY, resource: path, method };
  return (await cc.webex.request(body === undefined ? options : { ...options, body })).body;
}

export const taskPath = (id: string, act: string): string => `/v1/tasks/${encodeURIComponent(id)}${act}`;
