import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { isUnavailable } from '#database';
import { problemBody, ProblemException, requestProblem } from './problem.js';

/** How long a client shall wait before it asks again for what is not there yet. */
const RETRY_AFTER_SECONDS = 1;

/**
 * Answers every error with a problem, those before any controller as well (a body that cannot be read, an unknown address);
 * under `/fhir` somebody else writes the body (see `fhirErrors`).
 */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly logger: Logger,
    private readonly fhirErrors: (problem: ProblemException) => object,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const problem = asProblem(error);
    const correlationId = correlationOf(request);
    if (problem.status >= 500) {
      // The error's own text may quote data: its class and stack frames are enough to find it.
      const { name = 'Error', stack = '' } = error as Error;
      const frames = stack
        .split('\n')
        .filter((line) => line.trimStart().startsWith('at '))
        .slice(0, 8);
      this.logger.error({ correlationId, error: name, frames, route: request.routeOptions.url }, 'request failed');
    }
    if (problem.status === 401) void reply.header('www-authenticate', 'Bearer');
    if (problem.status === 503) void reply.header('retry-after', RETRY_AFTER_SECONDS);
    const fhir = request.url.startsWith('/fhir');
    void reply
      .status(problem.status)
      .header('content-type', fhir ? 'application/fhir+json; charset=utf-8' : 'application/problem+json; charset=utf-8')
      .send(fhir ? this.fhirErrors(problem) : problemBody(problem, correlationId));
  }
}

/** The correlation id that a request carries or was given. */
export const correlationOf = (request: FastifyRequest): string | undefined => (request as { correlationId?: string }).correlationId;

function asProblem(error: unknown): ProblemException {
  if (error instanceof ProblemException) return error;
  const { statusCode, code } = error as { statusCode?: number; code?: string };
  const status = error instanceof HttpException ? error.getStatus() : statusCode;
  if (status === 413) return requestProblem('request.too-large');
  if (status === 415) return requestProblem('request.unsupported-media-type');
  if (status === 429) return requestProblem('request.too-many');
  if (status === 404) return requestProblem('request.not-found');
  if (status === 401) return requestProblem('access.unauthenticated');
  if (status === 403) return requestProblem('access.forbidden');
  // A body that cannot be read comes as an HttpException too; only the pipe for ids speaks of a uuid.
  if (error instanceof HttpException && status === 400 && error.message.includes('uuid')) {
    return requestProblem('request.invalid', [{ field: 'address', code: 'field.invalid', message: 'An id in the address is not a UUID.' }]);
  }
  if (error instanceof SyntaxError || code?.startsWith('FST_ERR_CTP') || status === 400) return requestProblem('request.malformed');
  if (isUnavailable(error)) return requestProblem('service.unavailable');
  return requestProblem('service.failed');
}
