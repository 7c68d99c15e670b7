import type { Schema } from './api-bodies.js';

interface Response {
  $ref?: string;
  description?: string;
  content?: Record<string, { schema?: Schema }>;
}
interface Document {
  paths: Record<string, Record<string, { responses: Record<string, Response> }>>;
  components: { schemas: Record<string, Schema>; responses: Record<string, Response> };
}

/** An answer of the service as it went over the wire. */
export interface Sent {
  method: string;
  /** Path with its query. */
  path: string;
  status: number;
  contentType: string;
  body: unknown;
}

/** Holds answers against the interface document: a client is generated from it, and shall meet nothing that it does not say. */
export class Documented {
  private readonly routes: { method: string; regex: RegExp; fixed: number; responses: Record<string, Response> }[];

  constructor(private readonly document: Document) {
    this.routes = Object.entries(document.paths)
      .flatMap(([path, methods]) =>
        Object.entries(methods).map(([method, { responses }]) => ({
          method: method.toUpperCase(),
          regex: new RegExp(`^${path.replace(/[$.]/g, '\\$&').replace(/\{\w+\}/g, '[^/]+')}$`),
          fixed: path.replace(/\{\w+\}/g, '').length,
          responses,
        })),
      )
      .toSorted((a, b) => b.fixed - a.fixed);
  }

  /** What an answer has that the document does not say of it; empty for an address that the document does not have. */
  faults({ method, path, status, contentType, body }: Sent): string[] {
    const address = path.split('?')[0] as string;
    const route = this.routes.find((r) => r.method === method && r.regex.test(address));
    if (!route) return [];
    const named = route.responses[String(status)];
    if (!named) return [`status ${status} is not documented`];
    const response = named.$ref ? this.named<Response>('responses', named.$ref) : named;
    const type = contentType.split(';')[0] as string;
    const content = response.content?.[type];
    if (!content) return [`${status} as ${type || 'nothing'} is not documented`];
    const { code } = (body ?? {}) as { code?: string };
    const unlisted =
      type === 'application/problem+json' && !response.description?.includes(`\`${code}\``) ? [`code ${code} is not listed for ${status}`] : [];
    return [...unlisted, ...(content.schema ? this.mismatches(content.schema, body, '') : [])];
  }

  private named<T>(kind: 'schemas' | 'responses', reference: string): T {
    return this.document.components[kind][reference.slice(`#/components/${kind}/`.length)] as T;
  }

  private mismatches(schema: Schema, value: unknown, at: string): string[] {
    if (schema.$ref) return this.mismatches(this.named<Schema>('schemas', schema.$ref), value, at);
    const all = (schema.allOf ?? []).flatMap((part) => this.mismatches(part, value, at));
    if (all.length > 0) return all;
    if (schema.oneOf) return schema.oneOf.some((one) => this.mismatches(one, value, at).length === 0) ? [] : [`${at} is none of its kinds`];
    const says = (what: string): string[] => [`${at || 'the body'} ${what}: ${JSON.stringify(value)?.slice(0, 80)}`];
    if (schema.enum && !schema.enum.includes(value)) return says('is none of its words');
    switch (schema.type ?? 'anything') {
      case 'string':
        return typeof value === 'string' && textFits(schema, value) ? [] : says(`is no ${schema.format ?? 'text'} as described`);
      case 'integer':
      case 'number':
        return typeof value === 'number' && numberFits(schema, value) ? [] : says(`is no ${schema.type} as described`);
      case 'boolean':
        return typeof value === 'boolean' ? [] : says('is neither true nor false');
      case 'array':
        if (!Array.isArray(value)) return says('is no list');
        if (schema.maxItems !== undefined && value.length > schema.maxItems) return says(`has more than ${schema.maxItems} entries`);
        return value.flatMap((entry, i) => this.mismatches(schema.items ?? {}, entry, `${at}[${i}]`));
      case 'object':
        return typeof value === 'object' && value !== null && !Array.isArray(value)
          ? this.fieldMismatches(schema, value as Record<string, unknown>, at)
          : says('is no object');
      default:
        return [];
    }
  }

  private fieldMismatches(schema: Schema, value: Record<string, unknown>, at: string): string[] {
    const path = (name: string): string => (at ? `${at}.${name}` : name);
    const { properties = {}, required = [], additionalProperties } = schema;
    return [
      ...required.filter((name) => !(name in value)).map((name) => `${path(name)} is missing`),
      ...Object.entries(value).flatMap(([name, inner]) => {
        const known = properties[name];
        if (known) return this.mismatches(known, inner, path(name));
        return additionalProperties === undefined ? [`${path(name)} is not described`] : [];
      }),
    ];
  }
}

const FORMATS: Record<string, RegExp> = {
  date: /^\d{4}-\d{2}-\d{2}$/,
  'date-time': /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/,
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
};

const textFits = ({ format = '', pattern, minLength = 0, maxLength = Infinity }: Schema, text: string): boolean =>
  (FORMATS[format]?.test(text) ?? true) &&
  (pattern === undefined || new RegExp(pattern).test(text)) &&
  text.length >= minLength &&
  text.length <= maxLength;

const numberFits = ({ type, minimum = -Infinity, maximum = Infinity }: Schema, number: number): boolean =>
  number >= minimum && number <= maximum && (type === 'number' || Number.isInteger(number));
