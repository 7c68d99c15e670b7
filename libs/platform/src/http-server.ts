import type { IncomingHttpHeaders } from 'node:http';
import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR, NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { AccessGuard, callerOf } from '#access';
import {
  addSecurityHeaders,
  checkBodies,
  correlationIdFor,
  problemBody,
  ProblemFilter,
  RequestContext,
  requestProblem,
  validation,
  type KnownRequest,
  type ProblemException,
} from '#http';
import { answerBrokenRequest } from './broken-request.js';
import type { Platform } from './platform.js';
import { PlatformModule } from './platform.module.js';
import { limitRates } from './rate-limit.js';
import { closeUnusedConnections } from './unused-connections.js';

/** Largest request body in bytes. */
export const MAX_BODY_BYTES = 512 * 1024;

/** A Nest application over the platform, with the conventions that hold for every address. */
export async function httpServer(
  platform: Platform,
  modules: readonly (Type | DynamicModule)[],
  fhirErrors: (problem: ProblemException) => object,
): Promise<NestFastifyApplication> {
  @Module({
    imports: [PlatformModule.over(platform), ...modules],
    providers: [
      { provide: APP_GUARD, useClass: AccessGuard },
      { provide: APP_INTERCEPTOR, useClass: RequestContext },
    ],
  })
  class HttpApplication {}

  const { trustedProxies = 0, requestsPerMinute } = platform.settings;
  const adapter = new FastifyAdapter({
    bodyLimit: MAX_BODY_BYTES,
    trustProxy: (_address: string, hop: number) => hop < trustedProxies,
    frameworkErrors: answerBadAddress(fhirErrors),
    clientErrorHandler: answerBrokenRequest,
  });
  const app = await NestFactory.create<NestFastifyApplication>(HttpApplication, adapter, {
    logger: ['fatal'],
    abortOnError: false,
    // Nest's own parsers would take forms as well; Fastify's for JSON is there without them.
    bodyParser: false,
  });
  const fastify = adapter.getInstance();
  fastify.addHook('onRequest', async (request: KnownRequest, reply) => {
    request.correlationId = correlationIdFor(request.headers['x-correlation-id']);
    void reply.header('x-correlation-id', request.correlationId);
    request.actor = await callerOf(platform.master.signing, request.headers.authorization);
  });
  addSecurityHeaders(fastify);
  closeUnusedConnections(fastify);
  checkBodies(fastify);
  await limitRates(fastify, requestsPerMinute);
  app.useGlobalPipes(validation());
  app.useGlobalFilters(new ProblemFilter(platform.logger, fhirErrors));
  return app;
}

/** An address that cannot be decoded is refused before there is a request to speak of; under `/fhir` in the words of FHIR. */
function answerBadAddress(fhirErrors: (problem: ProblemException) => object) {
  return (_error: Error, { headers, url }: { headers: IncomingHttpHeaders; url: string }, reply: FastifyReply): void => {
    const correlationId = correlationIdFor(headers['x-correlation-id']);
    const problem = requestProblem('request.invalid', [{ field: 'address', code: 'field.invalid', message: 'The address is not well-formed.' }]);
    const fhir = url.startsWith('/fhir');
    void reply
      .status(problem.status)
      .header('x-correlation-id', correlationId)
      .header('content-type', fhir ? 'application/fhir+json; charset=utf-8' : 'application/problem+json; charset=utf-8')
      .send(fhir ? fhirErrors(problem) : problemBody(problem, correlationId));
  };
}
