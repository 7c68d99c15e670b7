import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { requestProblem, type KnownRequest } from '#http';

/** Anybody may send a self-referral, without an account. By its route: an address can be written in many ways. */
const isSelfReferral = (request: FastifyRequest): boolean => request.routeOptions.url === '/v1/self-referrals';

/**
 * Limits the requests of a client: of an account, or without one of an address. A token that is not valid makes nobody
 * another client. Self-referrals count by address, with a hundredth of the limit.
 *
 * @param perMinute requests per minute and client
 */
export async function limitRates(fastify: FastifyInstance, perMinute: number): Promise<void> {
  await fastify.register(rateLimit, {
    timeWindow: '1 minute',
    max: (request: FastifyRequest) => (isSelfReferral(request) ? Math.ceil(perMinute / 100) : perMinute),
    keyGenerator: (request: FastifyRequest) => {
      if (isSelfReferral(request)) return `self-referral from ${request.ip}`;
      const { actor } = request as KnownRequest;
      return actor ? `account ${actor.organisation} ${actor.id}` : `address ${request.ip}`;
    },
    errorResponseBuilder: () => requestProblem('request.too-many'),
  });
}
