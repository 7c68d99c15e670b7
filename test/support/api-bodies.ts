/** A schema of the interface document, as far as bodies need it. */
export interface Schema {
  $ref?: string;
  allOf?: Schema[];
  type?: string;
  format?: string;
  enum?: readonly unknown[];
  pattern?: string;
  example?: unknown;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: readonly string[];
  additionalProperties?: unknown;
  oneOf?: Schema[];
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  maxItems?: number;
  uniqueItems?: boolean;
}

/** An operation of the interface that takes a body. */
export interface PostOperation {
  /** As the document has it: `/v1/cases/{caseId}/plan`. */
  path: string;
  /** Absent: it takes none. */
  body?: Schema;
}

interface Document {
  paths: Record<
    string,
    { post?: { requestBody?: { content: Record<string, { schema: Schema }> } }; get?: { parameters?: { name: string; in: string }[] } }
  >;
  components: { schemas: Record<string, Schema> };
}

/** A body with one fault in it. */
export interface Spoilt {
  /** Path of the field at fault: `person.name.given`, `consents[0]`. */
  field: string;
  /** The value that stands there. */
  value: unknown;
  body: Record<string, unknown>;
}

/** Reads bodies off the interface document: what a client may send, and what it must not. */
export class ApiBodies {
  constructor(private readonly document: Document) {}

  /** Every POST, in the order of the document. */
  get posts(): PostOperation[] {
    return Object.entries(this.document.paths).flatMap(([path, { post }]) => {
      const body = post?.requestBody?.content['application/json']?.schema;
      return post ? [{ path, ...(body ? { body } : {}) }] : [];
    });
  }

  /** Every GET, with the names of what may be asked in its query. */
  get gets(): { path: string; query: string[] }[] {
    return Object.entries(this.document.paths).flatMap(([path, { get }]) =>
      get ? [{ path, query: (get.parameters ?? []).filter((parameter) => parameter.in === 'query').map(({ name }) => name) }] : [],
    );
  }

  /** The codes that a problem may have. */
  get problemCodes(): readonly unknown[] {
    return this.document.components.schemas['Problem']?.properties?.['code']?.enum ?? [];
  }

  /** A body made of the examples of all its fields. */
  example(schema: Schema): unknown {
    const known = this.resolved(schema);
    if (schema.example !== undefined) return schema.example;
    if (known.example !== undefined) return known.example;
    if (known.enum) return known.enum[0];
    if (known.type === 'array') return [this.example(known.items ?? {})];
    return Object.fromEntries(Object.entries(known.properties ?? {}).map(([name, property]) => [name, this.example(property)]));
  }

  /** The example body with one field after the other spoilt, in each way that its description rules out. */
  spoilt(schema: Schema): Spoilt[] {
    const body = this.example(schema) as Record<string, unknown>;
    return this.faultsIn(schema, body).map(({ field, value, whole }) => ({ field, value, body: whole as Record<string, unknown> }));
  }

  private resolved(schema: Schema): Schema {
    const reference = schema.$ref ?? schema.allOf?.[0]?.$ref;
    const named = reference === undefined ? undefined : this.document.components.schemas[reference.slice('#/components/schemas/'.length)];
    return named ? { ...named, ...schema, ...(named.type ? { type: named.type } : {}) } : schema;
  }

  private faultsIn(schema: Schema, example: unknown): { field: string; value: unknown; whole: unknown }[] {
    const known = this.resolved(schema);
    if (known.type === 'array') {
      const [first, ...rest] = example as unknown[];
      return known.items === undefined || first === undefined
        ? []
        : [
            ...this.wrong(known.items)
              .filter((value) => value !== null)
              .map((value) => ({ field: '[0]', value, whole: [value, ...rest] })),
            ...this.faultsIn(known.items, first).map((fault) => ({ ...fault, field: `[0].${fault.field}`, whole: [fault.whole, ...rest] })),
          ];
    }
    const fields = example as Record<string, unknown>;
    return Object.entries(known.properties ?? {}).flatMap(([name, property]) => {
      const inside = this.faultsIn(property, fields[name]).map(({ field, value, whole }) => ({ field: joined(name, field), value, whole }));
      const own = this.wrong(property).map((value) => ({ field: name, value, whole: value }));
      const missing = known.required?.includes(name) ? [{ field: name, value: undefined, whole: undefined }] : [];
      return [...own, ...missing, ...inside].map(({ whole, ...fault }) => ({ ...fault, whole: { ...fields, [name]: whole } }));
    });
  }

  /** Values that a field of this description must not have. */
  private wrong(schema: Schema): unknown[] {
    const { type, format, enum: choices, pattern, maxLength, minLength, minimum, maximum, maxItems, uniqueItems, ...known } = this.resolved(schema);
    if (known.oneOf) return [];
    const either = [null];
    if (type === 'string') {
      return [
        ...either,
        ...[12, true, {}, ['x'], 'a\u0000b', '\ud83d'],
        ...(choices || pattern || format ? ['no such thing', ''] : []),
        ...(format === 'date' ? ['2026-02-30', '2026-03-02T09:30:00Z', '02/03/2026'] : []),
        ...(format === 'date-time' ? ['2026-03-02', '2026-02-30T09:30:00Z', '2026-03-02T09:30:00', '9'.repeat(40)] : []),
        ...(maxLength === undefined ? [] : ['x'.repeat(maxLength + 1)]),
        ...(minLength ? [''] : []),
      ];
    }
    if (type === 'integer' || type === 'number') {
      const outside = [minimum === undefined ? [] : [minimum - 1], maximum === undefined ? [] : [maximum + 1]].flat();
      return [...either, 'NaN', '7', '', true, {}, [1], ...(type === 'integer' ? [1.5] : [1.005]), 1e300, ...outside];
    }
    if (type === 'boolean') return [...either, 'true', 1, 0, {}, []];
    if (type === 'array') {
      const entry = (known.items && this.example(known.items)) ?? 'x';
      const many = Array.from({ length: (maxItems ?? 0) + 1 }, () => entry);
      return [
        ...either,
        'x',
        12,
        { 0: entry },
        Array.from({ length: 10_000 }, () => 1),
        { length: 1 },
        ...(known.items?.oneOf ? [] : [[null]]),
        ...(maxItems === undefined ? [] : [many]),
        ...(uniqueItems ? [[entry, entry]] : []),
      ];
    }
    return [...either, 'x', 12, true, [], [{}]];
  }
}

const joined = (name: string, field: string): string => (field.startsWith('[') ? `${name}${field}` : `${name}.${field}`);
