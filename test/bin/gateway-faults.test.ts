/** Every path of the service's description, and those that its SDK asks beyond it, asked wrongly in every way. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, test } from 'node:test';
import { Contract } from '../../src/bin/gateway/contract.js';
import { Client, gatewayFor } from './gateway-support.js';
import { FIRST, QUIET } from './support.js';

const SUPERVISOR = QUIET.agents.find((one) => one.supervisor)?.id ?? '';

const contract = await Contract.load();
const DESCRIPTION = JSON.parse(
  await readFile(new URL('../../src/bin/gateway/openapi.json', import.meta.url), 'utf8'),
) as { components: { schemas: Record<string, Record<string, unknown>> } };

describe('every path, asked wrongly', () => {
  for (const operation of contract.operations) {
    test(operation.key, async (t) => {
      const gateway = await gatewayFor(t);
      const client = await new Client(gateway, SUPERVISOR).register();
      const path = operation.template.replace(/\{org[iI]d\}/u, gateway.orgId).replace(/\{\w+\}/gu, 'nothing');
      const [method = ''] = operation.key.split(' ');
      const isShaped = (body: unknown, status: number): void => {
        const { errorType, errorMessage, errorData, reasonCode, trackingId, error } = body as Record<string, unknown>;
        const isTold =
          operation.isConfiguration || path.startsWith('/organization')
            ? typeof (error as { message?: { description?: unknown }[] } | undefined)?.message?.[0]?.description ===
              'string'
            : [errorType, errorMessage, errorData].every((one) => typeof one === 'string') && reasonCode === status;
        assert.ok(isTold && typeof trackingId === 'string', JSON.stringify(body));
      };
      const wrong = async (what: string, wanted: number, body?: unknown, on = path, by = client): Promise<void> => {
        const answer = await by.ask(method, on, body);
        assert.equal(answer.status, wanted, `${what}: ${JSON.stringify(answer.body)}`);
        isShaped(answer.body, wanted);
      };
      const stranger = await new Client(gateway, FIRST, 'nothing').ask(method, path);
      assert.equal(stranger.status, 401);
      isShaped(stranger.body, 401);
      const other = await client.ask('LOCK', path);
      assert.equal(other.status, 405);
      assert.ok(other.headers.get('allow')?.includes(method));
      assert.equal((await client.ask(method, `${path}/and/more/of/it/that/is/not/there`)).status, 404);
      for (const { name, in: place, schema, required } of operation.object.parameters ?? []) {
        if (place !== 'query') continue;
        if (required) await wrong(`no ${name}`, 400);
        if (['integer', 'boolean'].includes(String(schema?.['type'])))
          await wrong(`a wrong ${name}`, 400, undefined, `${path}?${name}=wrong`);
      }
      const { requestBody } = operation.object;
      const schema = requestBody && resolved(requestBody.content['application/json']?.schema);
      if (!schema) return;
      await wrong('a list', 400, []);
      if (requestBody.required) await wrong('no body', 400);
      const properties = (schema['properties'] ?? {}) as Record<string, { type?: string }>;
      const names = (schema['required'] ?? []) as string[];
      if (names.length > 0) await wrong('an empty body', 400, {});
      const full = Object.fromEntries(
        Object.entries(properties).map(([name, { type }]) => [name, SAMPLES[type ?? 'string']]),
      );
      for (const name of names) {
        await wrong(`no ${name}`, 400, { ...full, [name]: undefined });
      }
      for (const [name, { type }] of Object.entries(properties)) {
        await wrong(`a wrong ${name}`, 400, { ...full, [name]: type === 'string' ? 7 : 'seven' });
      }
    });
  }
});

const SAMPLES: Readonly<Record<string, unknown>> = { string: 'x', boolean: true, array: [], object: {}, integer: 1 };

/** A schema with what it refers to, as far as bodies go. */
function resolved(schema: Readonly<Record<string, unknown>> | undefined): Record<string, unknown> | undefined {
  if (!schema) return undefined;
  const { $ref, allOf } = schema as { $ref?: string; allOf?: Record<string, unknown>[] };
  if (typeof $ref === 'string') return resolved(DESCRIPTION.components.schemas[$ref.split('/').at(-1) ?? '']);
  if (!allOf) return schema;
  const parts = allOf.map((one) => resolved(one) ?? {});
  return {
    properties: Object.assign({}, ...parts.map((one) => one['properties'])) as unknown,
    required: parts.flatMap((one) => (one['required'] ?? []) as string[]),
  };
}
