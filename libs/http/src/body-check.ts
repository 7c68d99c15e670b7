import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { FieldFault } from '#kernel';
import { requestProblem } from './problem.js';

/** Deeper than any body of this interface is nested; deeper ones exhaust the stack of whoever walks through them. */
const DEEPEST = 32;

/**
 * Lets a Fastify instance take bodies as JSON in UTF-8 only, and looks at them and at queries before anybody else does.
 * Under `/fhir` they have other rules.
 */
export function checkBodies(fastify: FastifyInstance): void {
  fastify.removeContentTypeParser(['text/plain', 'application/json']);
  takeJson(fastify, 'application/json');
  fastify.addHook('onRequest', async (request: FastifyRequest) => {
    if (!isPlainUtf8(request)) throw requestProblem('request.unsupported-media-type', [], 'As UTF-8, and not compressed.');
  });
  fastify.addHook('preValidation', async (request: FastifyRequest) => {
    const fault = request.url.startsWith('/fhir') ? undefined : (bodyFault(request.body) ?? bodyFault(request.query));
    if (fault) throw requestProblem('request.invalid', [fault]);
  });
}

/** A body as text; `undefined` if it is not UTF-8. Read leniently, a name in another encoding would lose its accents for good. */
export function utf8Text(body: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return undefined;
  }
}

/** Whether a request says of its body, if it has one, nothing that we would have to decode first. */
function isPlainUtf8({ headers }: FastifyRequest): boolean {
  const charset = /;\s*charset\s*=\s*"?([^\s;"]*)/i.exec(headers['content-type'] ?? '')?.[1] ?? 'utf-8';
  const encoding = headers['content-encoding'] ?? 'identity';
  return /^utf-?8$|^us-ascii$/i.test(charset) && /^identity$/i.test(encoding);
}

/**
 * Lets a Fastify instance take a media type as JSON in UTF-8. Bytes that are none are refused: decoded all the same they
 * would stand as � in somebody's name. `seen` is shown the text before it is parsed.
 */
export function takeJson(fastify: FastifyInstance, mediaType: string, seen: (request: FastifyRequest, text: string) => void = () => undefined): void {
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.addContentTypeParser<Buffer>(mediaType, { parseAs: 'buffer' }, (request, body, done) => {
    const text = utf8Text(body);
    if (text === undefined) return done(requestProblem('request.malformed', [], 'It is not UTF-8.'));
    seen(request, text);
    return void parse(request, text, done);
  });
}

/**
 * The fault of a body that is nested beyond reason, or has a field named like something that every object has. The
 * validator takes such a name for one that it knows, and would let it pass unseen.
 */
export function bodyFault(body: unknown): FieldFault | undefined {
  let level: [path: string, value: object][] = isObject(body) ? [['', body]] : [];
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > DEEPEST) return { field: 'body', code: 'field.invalid', message: `The body is nested more than ${DEEPEST} deep.` };
    const next: typeof level = [];
    for (const [path, value] of level) {
      for (const [name, inner] of Object.entries(value)) {
        const field = Array.isArray(value) ? `${path}[${name}]` : path ? `${path}.${name}` : name;
        if (!Array.isArray(value) && name in Object.prototype)
          return { field, code: 'field.unknown', message: `${field} is not a field of this request.` };
        if (isObject(inner)) next.push([field, inner]);
      }
    }
    level = next;
  }
  return undefined;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
