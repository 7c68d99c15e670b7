import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { FIELD_CODES, REQUEST_CODES, STATUS_OF_KIND, type AnyRefusals } from '#http';
import { addConventions } from './conventions.js';

const DESCRIPTION = `Case management for publicly funded work and health services.

**Conventions.** JSON in camelCase; days are \`YYYY-MM-DD\` in Europe/London, moments are ISO 8601 with an offset and answered in UTC.
A field that is not known yet is left out: absence never means false, zero or now. Unknown fields are refused.
Errors are \`application/problem+json\` (RFC 9457) with a stable \`code\`, the \`fields\` at fault and the \`correlationId\` to quote.

**Commands.** Every POST takes an \`Idempotency-Key\`: sent again it is answered as the first time. \`If-Match\` with the \`ETag\` of a case is
answered with 412 if that part of the case has changed since. A command answers with its log \`position\`; a query with \`?after=<position>\`
waits, for at most five seconds, until the read models have it.`;

/** The OpenAPI 3.1 document of a running application, the same every time for the same code. */
export function openApiDocument(app: NestFastifyApplication, catalogues: readonly AnyRefusals[]): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Stepwise')
    .setVersion('1')
    .setDescription(DESCRIPTION)
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addServer('/', 'This service')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'A token; `stepwise token` makes one for each demo role.' })
    .build();
  const document = SwaggerModule.createDocument(app, builder, {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '').replace(/^./, (c) => c.toLowerCase())}_${method}`,
  });
  const schemas = ((document.components ??= {}).schemas ??= {});
  schemas['Problem'] = problemSchema(codesOf(catalogues, document)) as never;
  addConventions(document);
  shareProblems(document);
  return sorted(document) as OpenAPIObject;
}

/** Serves the document at `/openapi.json` and a page to browse it at `/docs`. */
export function serveApiDocs(app: NestFastifyApplication, document: () => OpenAPIObject): void {
  SwaggerModule.setup('docs', app, document, { jsonDocumentUrl: 'openapi.json', customSiteTitle: 'Stepwise API' });
}

/** Every code of a problem with its status and meaning: of the catalogues, of the request itself, of single operations. */
function codesOf(catalogues: readonly AnyRefusals[], { paths }: OpenAPIObject): Record<string, string> {
  const codes: Record<string, string> = {};
  for (const [status, { description }] of Object.values(paths).flatMap(problemsOf)) {
    for (const [, code, message] of description.matchAll(/^- `([^`]+)`: (.*)$/gm)) codes[code as string] = `${status}: ${message}`;
  }
  for (const [code, { status, message }] of Object.entries(REQUEST_CODES)) codes[code] = `${status}: ${message}`;
  for (const { catalogue } of catalogues)
    for (const [code, { kind, message }] of Object.entries(catalogue)) codes[code] = `${STATUS_OF_KIND[kind]}: ${message}`;
  return codes;
}

/** The problems that the operations of a path may be answered with, by status. */
function problemsOf(path: object): [status: string, { description: string }][] {
  const operations = Object.values(path) as { responses?: Record<string, { description: string }> }[];
  return operations.flatMap(({ responses = {} }) => Object.entries(responses).filter(([status]) => Number(status) >= 400));
}

function problemSchema(codes: Readonly<Record<string, string>>): object {
  const names = Object.keys(codes).sort();
  const field = {
    type: 'object',
    required: ['field', 'code', 'message'],
    properties: {
      field: { type: 'string', description: 'Path of the field in the request.', example: 'person.nhsNumber' },
      code: {
        type: 'string',
        description: `Stable code of the fault: ${Object.entries(FIELD_CODES)
          .map(([c, m]) => `\`${c}\` ${m}`)
          .join(' ')} Or the code of the refusal.`,
        example: 'field.required',
      },
      message: { type: 'string', description: 'What is wrong, for a person to read.', example: 'person.nhsNumber is required.' },
    },
  };
  return {
    type: 'object',
    description: 'An error (RFC 9457). Nothing was changed.',
    required: ['type', 'title', 'status', 'code', 'detail', 'fields'],
    properties: {
      type: {
        type: 'string',
        format: 'uri',
        description: 'Names the kind of problem.',
        example: 'https://stepwise.example/problems/request.invalid',
      },
      title: { type: 'string', description: 'Short title of the status.', example: 'Bad request' },
      status: { type: 'integer', description: 'HTTP status.', example: 400 },
      code: {
        type: 'string',
        enum: names,
        description: `Stable code:\n${names.map((name) => `- \`${name}\` ${codes[name]}`).join('\n')}`,
        example: 'request.invalid',
      },
      detail: {
        type: 'string',
        description: 'What is wrong and what to do next.',
        example: 'Some fields are missing or wrong. Mend the fields listed and send it again.',
      },
      fields: { type: 'array', items: field, example: [], description: 'Fields at fault; empty if it is none in particular.' },
      correlationId: {
        type: 'string',
        format: 'uuid',
        description: 'Quote it when asking for help.',
        example: '3702a3cc-0e23-4cf3-8c7d-aeff1bc33054',
      },
    },
    additionalProperties: { description: 'Particulars of a refusal, such as the open cases in the way. Never personal.' },
  };
}

/** Problems that several operations answer with alike are described once: the document is a third as long for it. */
function shareProblems(document: OpenAPIObject): void {
  const shared: Record<string, object> = {};
  const names = new Map<string, string>();
  for (const path of Object.values(document.paths)) {
    for (const operation of Object.values(path) as { responses?: Record<string, object> }[]) {
      for (const [status, response] of Object.entries(operation.responses ?? {})) {
        if (Number(status) < 400) continue;
        const text = JSON.stringify(response);
        const name = names.get(text) ?? `Problem${status}_${[...names.values()].filter((n) => n.startsWith(`Problem${status}_`)).length + 1}`;
        names.set(text, name);
        shared[name] = response;
        (operation.responses as Record<string, object>)[status] = { $ref: `#/components/responses/${name}` };
      }
    }
  }
  (document.components ??= {}).responses = shared as never;
}

/** With keys in order, so that the committed document changes only when the interface does. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
