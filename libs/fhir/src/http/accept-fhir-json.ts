import type { FastifyInstance, FastifyRequest } from 'fastify';
import { takeJson } from '#http';
import { isUuid } from '#kernel';
import { badRequest } from '../problems.js';

/** The media types of FHIR as JSON; under `/fhir` plain JSON is the same. */
const FHIR_JSON = 'application/fhir+json';

/** Deeper than any FHIR resource is nested; deeper ones could exhaust whoever walks through them. */
const DEEPEST = 64;

/** A request with its body as it came. */
export interface FhirRequest extends FastifyRequest {
  fhirText?: string;
}

/**
 * Lets a Fastify instance take `application/fhir+json`, keeping the body verbatim beside what it says. Under `/fhir` it also
 * sends `X-Request-ID` back with every answer, errors included, and refuses bodies that are nested beyond reason. Call it
 * before the routes are made.
 */
export function acceptFhirJson(fastify: FastifyInstance): void {
  takeJson(fastify, FHIR_JSON, (request, text) => ((request as FhirRequest).fhirText = text));
  fastify.addHook('onRequest', async (request, reply) => {
    if (!isFhir(request)) return;
    const requestId = request.headers['x-request-id'];
    if (typeof requestId === 'string' && isUuid(requestId)) void reply.header('x-request-id', requestId);
    const [type] = (request.headers['content-type'] ?? '').split(';');
    if (type?.trim().toLowerCase() === 'application/json') request.headers['content-type'] = FHIR_JSON;
  });
  fastify.addHook('preValidation', async (request) => {
    if (isFhir(request) && deeperThan(DEEPEST, request.body)) {
      throw badRequest(`The body is nested more than ${DEEPEST} deep.`, [
        { field: 'Bundle', code: 'fhir.structure', message: `The body is nested more than ${DEEPEST} deep.` },
      ]);
    }
  });
}

const isFhir = (request: FastifyRequest): boolean => request.url.startsWith('/fhir');

/** Whether a JSON value is nested deeper than `levels`; goes down level by level, so that depth costs no stack. */
export function deeperThan(levels: number, value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > levels) return true;
    level = level.flatMap((v) => (typeof v === 'object' && v !== null ? Object.values(v) : []));
  }
  return false;
}
