import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { openApiDocument } from '#api-docs';
import { REFUSALS } from '#service';
import { startStepwise, type Stepwise } from '#support/app.js';

interface Schema {
  description?: string;
  example?: unknown;
  enum?: unknown[];
  type?: string;
  $ref?: string;
  allOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
}
interface Response {
  $ref?: string;
  description?: string;
  content?: Record<string, { schema: Schema }>;
}
interface Operation {
  summary?: string;
  operationId?: string;
  parameters?: { name: string; in: string; description?: string; $ref?: string }[];
  security?: object[];
  responses: Record<string, Response>;
}

let stepwise: Stepwise;
beforeAll(async () => (stepwise = await startStepwise({ samples: false })));
afterAll(() => stepwise.stop());

const document = () =>
  stepwise.service.document() as unknown as {
    openapi: string;
    paths: Record<string, Record<string, Operation>>;
    components: { schemas: Record<string, Schema>; responses: Record<string, Response> };
  };
const operations = () =>
  Object.entries(document().paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ name: `${method} ${path}`, operation })),
  );

test('is OpenAPI 3.1', () => expect(document().openapi).toBe('3.1.0'));

test('no two kinds of body go by one name', () => {
  const warn = jest.spyOn(Logger, 'warn').mockImplementation(() => undefined);
  openApiDocument(stepwise.service.app, REFUSALS);
  // The last of them would stand for all.
  expect(warn.mock.calls.map(([text]) => /"(\w+)" is defined multiple times/.exec(String(text))?.[1])).toEqual([]);
  warn.mockRestore();
});

test('every choice has words to choose from', () => {
  expect([...JSON.stringify(document()).matchAll(/"enum":\[\]/g)]).toEqual([]);
});

test('what is for anybody asks for no token, everything else does', () => {
  const open = operations().filter(({ operation }) => operation.security?.length === 0);
  expect(open.map(({ name }) => name).sort()).toEqual([
    'get /fhir/R4/metadata',
    'get /v1/instruments',
    'get /v1/programmes',
    'get /v1/programmes/{id}',
    'get /v1/training/clock',
    'post /v1/eligibility',
    'post /v1/self-referrals',
  ]);
  expect(operations().filter(({ operation }) => open.some((o) => o.operation === operation) === '401' in operation.responses)).toEqual([]);
});

test('every POST may be named by the client', () => {
  const posts = operations().filter(({ name }) => name.startsWith('post '));
  expect(posts.filter(({ operation }) => !operation.parameters?.some((p) => p.name === 'Idempotency-Key')).map(({ name }) => name)).toEqual([]);
  expect(posts.length).toBeGreaterThan(70);
});

test('every field of every body is described and has an example, a choice or a type of its own', () => {
  const bare = Object.entries(document().components.schemas).flatMap(([name, schema]) =>
    Object.entries(schema.properties ?? {}).flatMap(([field, s]) => {
      const refers = s.$ref ?? s.allOf?.[0]?.$ref ?? s.items?.$ref;
      const shown = s.example !== undefined || s.enum !== undefined || refers !== undefined;
      return s.description && shown ? [] : [`${name}.${field}`];
    }),
  );
  expect(bare).toEqual([]);
});

test('every reference leads somewhere', () => {
  const references = [...JSON.stringify(document()).matchAll(/"\$ref":"([^"]*)"/g)].map((m) => m[1] as string);
  const target = (reference: string): unknown =>
    reference
      .split('/')
      .slice(1)
      .reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], document());
  expect(references.filter((reference) => target(reference) === undefined)).toEqual([]);
});

/** A response, or the shared one that it refers to. */
const resolved = (response: Response): Response =>
  response.$ref ? (document().components.responses[response.$ref.slice('#/components/responses/'.length)] ?? {}) : response;

test('every operation says what it does, has an id of its own, and names its problems by code', () => {
  const ids = operations().map(({ operation }) => operation.operationId);
  expect(ids.filter((id, i) => !id || ids.indexOf(id) !== i)).toEqual([]);
  const silent = operations().filter(({ name, operation }) => {
    const problems = Object.entries(operation.responses).filter(([status]) => Number(status) >= 400);
    return (
      !operation.summary || (!name.includes('/fhir/') && (problems.length === 0 || problems.some(([, r]) => !resolved(r).description?.includes('`'))))
    );
  });
  expect(silent.map(({ name }) => name)).toEqual([]);
});

test('every parameter is described', () => {
  const bare = operations().flatMap(({ name, operation }) =>
    (operation.parameters ?? []).filter((p) => !p.description).map((p) => `${name}: ${p.name}`),
  );
  expect(bare).toEqual([]);
});

test('every code that a field is refused with is told', () => {
  const libs = join(import.meta.dirname, '../../libs');
  const sources = readdirSync(libs, { recursive: true, encoding: 'utf8' }).filter((file) => /^[^/]+\/src\/.*\.ts$/.test(file));
  const codes = sources.flatMap((file) => readFileSync(join(libs, file), 'utf8').match(/(?<=')(field|nhs-number)\.[a-z-]+(?=')/g) ?? []);
  expect(codes).toContain('field.contradicts');
  const told = document().components.schemas['Problem']?.properties?.['fields']?.items?.properties?.['code']?.description ?? '';
  expect([...new Set(codes)].filter((code) => !told.includes(`\`${code}\``))).toEqual([]);
});
