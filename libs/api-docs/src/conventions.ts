import type { OpenAPIObject } from '@nestjs/swagger';
import { DOCUMENTED_AS } from '#access';

/** An operation, as far as what holds for all of them goes. */
interface Operation {
  description?: string;
  parameters?: object[];
  security?: object[];
  responses: Record<string, Answer>;
  [DOCUMENTED_AS.public]?: boolean;
  [DOCUMENTED_AS.roles]?: string[];
}
interface Answer {
  headers?: Record<string, object>;
  content?: Record<string, { schema?: { $ref?: string } }>;
}

const AFTER = {
  name: 'after',
  in: 'query',
  required: false,
  description: 'Position that a command was answered with: wait until the read models have it (five seconds at most, then 503).',
  schema: { type: 'string', pattern: '^\\d{16}$', example: '0000000000000042' },
};

const HEADERS: Record<string, object> = {
  'X-Correlation-ID': {
    description: 'Id of the exchange: yours, if the request had one that is a UUID. Quote it when asking for help.',
    schema: { type: 'string', format: 'uuid', example: '3702a3cc-0e23-4cf3-8c7d-aeff1bc33054' },
  },
  ETag: {
    description: 'The `position` of the answer. Send that of a case in `If-Match` to be told with 412 if it has changed since.',
    schema: { type: 'string', example: '"0000000000000042"' },
  },
  'Retry-After': { description: 'Seconds to wait before asking again.', schema: { type: 'integer', minimum: 0, example: 1 } },
  'WWW-Authenticate': { description: 'How to say who you are.', schema: { type: 'string', example: 'Bearer' } },
};

/** Statuses that only a request with a body, or one that says what it has seen, can be answered with. */
const NOT_FOR_READING = ['412', '413', '415'];

/** Writes into a document what holds for every operation alike: who may call it, `?after=`, and the headers of its answers. */
export function addConventions(document: OpenAPIObject): void {
  const components = (document.components ??= {});
  components.headers = HEADERS as never;
  const hasPosition = ({ content }: Answer): boolean => {
    const named = content?.['application/json']?.schema?.$ref?.split('/').at(-1) ?? '';
    return 'position' in ((components.schemas?.[named] as { properties?: object } | undefined)?.properties ?? {});
  };
  for (const path of Object.values(document.paths) as unknown as Record<string, Operation>[]) {
    for (const [method, operation] of Object.entries(path)) {
      tellWhoMayCall(operation);
      if (method === 'get') {
        operation.parameters = [...(operation.parameters ?? []), AFTER];
        for (const status of NOT_FOR_READING) delete operation.responses[status];
      }
      for (const [status, answer] of Object.entries(operation.responses)) {
        const names = ['X-Correlation-ID', ...(hasPosition(answer) ? ['ETag'] : []), ...(HEADERS_OF_STATUS[status] ?? [])];
        const told = names.map((name) => [name, { $ref: `#/components/headers/${name}` }]);
        answer.headers = { ...answer.headers, ...Object.fromEntries(told) };
      }
    }
  }
}

const HEADERS_OF_STATUS: Record<string, string[]> = { 401: ['WWW-Authenticate'], 429: ['Retry-After'], 503: ['Retry-After'] };

function tellWhoMayCall(operation: Operation): void {
  const { [DOCUMENTED_AS.public]: isPublic, [DOCUMENTED_AS.roles]: roles = [] } = operation;
  delete operation[DOCUMENTED_AS.public];
  operation.description = isPublic ? 'For anybody, without a token.' : `For the roles ${roles.join(', ')}.`;
  if (!isPublic) return;
  operation.security = [];
  for (const status of ['401', '403']) delete operation.responses[status];
}
