/**
 * What may be asked, and how: the service's own OpenAPI description, `openapi.json` beside this file, and what its SDK
 * asks beyond that. The description is Cisco's, from github.com/webex/webex-openapi-specs, under CC BY 4.0; `x-source` in
 * it names the commit, and that it was cut down to the paths of an agent's desktop.
 */
import { readFile } from 'node:fs/promises';
import { Ajv } from 'ajv';
import type { ErrorObject, ValidateFunction } from 'ajv';
import { BEYOND } from './beyond.js';
import type { OperationObject, Paths, Schema } from './description.js';

interface Description {
  readonly paths: Paths;
  readonly components: Schema;
}

/** One path with one method. */
export interface Operation {
  /** `POST /v1/tasks/{taskId}/hold` */
  readonly key: string;
  readonly template: string;
  readonly object: OperationObject;
  /** Errors of the configuration have another shape than those of tasks. */
  readonly isConfiguration: boolean;
}

export type Match =
  | { readonly operation: Operation; readonly params: Readonly<Record<string, string>> }
  | { readonly allowed: readonly string[] };

interface Place {
  readonly parts: readonly string[];
  readonly methods: ReadonlyMap<string, Operation>;
}

/** Fields are told apart by what they are, not by how they are written: the centre's ids are none of the service's. */
const FORMATS: Readonly<Record<string, true | RegExp>> = {
  ...{ uuid: true, UUID: true, string: true, int32: true, int64: true },
  date: /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/u,
  time: /^(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?$/u,
};

export class Contract {
  readonly #places: readonly Place[];
  readonly #ajv: Ajv;
  readonly #compiled = new Map<string, ValidateFunction>();

  private constructor(description: Description, ajv: Ajv) {
    this.#ajv = ajv;
    this.#places = Object.entries({ ...BEYOND, ...merged(description.paths) }).map(([template, methods]) => ({
      parts: template.split('/'),
      methods: new Map(
        Object.entries(methods).map(([name, object]): [string, Operation] => {
          const method = name.toUpperCase();
          const isConfiguration = template.startsWith('/organization') || `${method} ${template}` === 'GET /v1/tasks';
          return [method, { key: `${method} ${template}`, template, object, isConfiguration }];
        }),
      ),
    }));
  }

  static async load(): Promise<Contract> {
    const description = JSON.parse(await readFile(new URL('./openapi.json', import.meta.url), 'utf8')) as Description;
    const ajv = new Ajv({
      strict: false,
      allErrors: true,
      coerceTypes: false,
      formats: FORMATS,
      validateSchema: false,
    });
    const coercing = { $id: 'description', components: sound(description.components) };
    ajv.addSchema(coercing);
    return new Contract(description, ajv);
  }

  /** Everything there is. */
  get operations(): readonly Operation[] {
    return this.#places.flatMap((one) => [...one.methods.values()]);
  }

  /** Undefined where there is no such path. */
  match(method: string, path: string): Match | undefined {
    const parts = path.split('/');
    const found = this.#places.filter((one) => fits(one.parts, parts));
    // A name goes before a placeholder: `sessions` is no request's id.
    const place =
      found.find((one) => one.methods.has(method) && literal(one) === Math.max(...found.map(literal))) ??
      found.find((one) => one.methods.has(method));
    const operation = place?.methods.get(method);
    if (!place || !operation)
      return found.length > 0 ? { allowed: found.flatMap((one) => [...one.methods.keys()]) } : undefined;
    const params: Record<string, string> = {};
    place.parts.forEach((part, index) => {
      if (part.startsWith('{')) params[part.slice(1, -1)] = parts[index] ?? '';
    });
    return { operation, params };
  }

  /** Query parameters by their types; what is wrong with them goes into `faults`. Those that nobody described stay texts. */
  query(operation: Operation, given: URLSearchParams, faults: string[]): Record<string, unknown> {
    const values: Record<string, unknown> = {};
    for (const [name, text] of given) values[name] = text;
    for (const { name, in: place, required, schema } of operation.object.parameters ?? []) {
      if (place !== 'query') continue;
      const text = given.get(name);
      if (text === null) {
        if (required) faults.push(`${name} is missing`);
        continue;
      }
      values[name] = valueOf(text, schema?.['type']);
      if (schema) this.#check(`${operation.key} ${name}`, schema, values[name], name, faults);
    }
    return values;
  }

  body(operation: Operation, body: unknown, faults: string[]): void {
    const { requestBody } = operation.object;
    const schema = requestBody?.content['application/json']?.schema;
    if (!schema) return;
    if (body === undefined) {
      if (requestBody.required) faults.push('the body is missing');
      return;
    }
    this.#check(`${operation.key} body`, schema, body, 'the body', faults);
  }

  /** What is wrong with an answer: for tests. */
  response(operation: Operation, status: number, body: unknown): string[] {
    const faults: string[] = [];
    const content = operation.object.responses?.[String(status)]?.content;
    const schema = Object.values(content ?? {})[0]?.schema;
    if (schema) this.#check(`${operation.key} ${String(status)}`, schema, body, 'the answer', faults);
    return faults;
  }

  #check(key: string, schema: Schema, value: unknown, what: string, faults: string[]): void {
    let validate = this.#compiled.get(key);
    if (!validate) {
      validate = this.#ajv.compile(sound(schema, 'description') as Schema);
      this.#compiled.set(key, validate);
    }
    if (!validate(value)) faults.push(...(validate.errors ?? []).map((error) => words(what, error)));
  }
}

/** Paths of the description; what is known beyond them of the same path is joined. */
function merged(paths: Paths): Paths {
  return Object.fromEntries(Object.entries(paths).map(([path, methods]) => [path, { ...BEYOND[path], ...methods }]));
}

const literal = (place: Place): number => place.parts.filter((one) => !one.startsWith('{')).length;

const fits = (template: readonly string[], parts: readonly string[]): boolean =>
  template.length === parts.length &&
  template.every((one, index) => (one.startsWith('{') ? parts[index] !== '' : one === parts[index]));

function valueOf(text: string, type: unknown): unknown {
  if (type === 'integer' || type === 'number') return /^-?\d+(?:\.\d+)?$/u.test(text) ? Number(text) : text;
  if (type === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
  if (type === 'array') return text.split(',');
  return text;
}

/** The description misspells a type, and refers to its components from within itself. */
function sound(schema: unknown, base = ''): unknown {
  if (Array.isArray(schema)) return schema.map((one) => sound(one, base));
  if (typeof schema !== 'object' || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]: [string, unknown]) => {
      if (key === '$ref' && typeof value === 'string') return [key, `${base}${value}`];
      if (key === 'type' && typeof value === 'string') return [key, value.toLowerCase()];
      return [key, sound(value, base)];
    }),
  );
}

function words(what: string, { instancePath, message = 'is wrong', params }: ErrorObject): string {
  const allowed = (params as { allowedValues?: unknown[] }).allowedValues;
  return `${what}${instancePath.replaceAll('/', '.')} ${message}${allowed ? `: ${allowed.join(', ')}` : ''}`;
}
