import rateLimit from '@fastify/rate-limit';
import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR, NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { AccessGuard } from '#access';
import {
  checkBodies,
  correlationIdFor,
  ProblemFilter,
  RequestContext,
  requestProblem,
  validation,
  type KnownRequest,
  type ProblemException,
} from '#http';
import type { Platform } from './platform.js';
import { PlatformModule } from './platform.module.js';

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

  const adapter = new FastifyAdapter({ bodyLimit: MAX_BODY_BYTES, trustProxy: true });
  const app = await NestFactory.create<NestFastifyApplication>(HttpApplication, adapter, {
    logger: ['fatal'],
    abortOnError: false,
    // Nest's own parsers would take forms as well; Fastify's for JSON is there without them.
    bodyParser: false,
  });
  const fastify = adapter.getInstance();
  fastify.addHook('onRequest', async (request: FastifyRequest, reply) => {
    const correlationId = correlationIdFor(request.headers['x-correlation-id']);
    (request as KnownRequest).correlationId = correlationId;
    void reply.header('x-correlation-id', correlationId);
  });
  checkBodies(fastify);
  await fastify.register(rateLimit, {
    max: (request: FastifyRequest) =>
      request.url.startsWith('/v1/self-referrals') ? Math.ceil(platform.settings.requestsPerMinute / 100) : platform.settings.requestsPerMinute,
    timeWindow: '1 minute',
    keyGenerator: (request: FastifyRequest) =>
      `${request.headers.authorization ?? request.ip}${request.url.startsWith('/v1/self-referrals') ? ' self' : ''}`,
    errorResponseBuilder: () => requestProblem('request.too-many'),
  });
  app.useGlobalPipes(validation());
  app.useGlobalFilters(new ProblemFilter(platform.logger, fhirErrors));
  return app;
}
