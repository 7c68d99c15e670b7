import type { FastifyInstance } from 'fastify';

/** Answers are for programs: a browser that comes upon one shall do nothing with it. */
const NOTHING = "default-src 'none'; frame-ancestors 'none'";

/** The page that shows the interface brings its own scripts; its styles are written into it. */
const DOCS =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Sets what every answer says to browsers and caches: answers are personal, so nobody keeps them on the way. */
export function addSecurityHeaders(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', async (request, reply) => {
    const docs = request.url === '/docs' || request.url.startsWith('/docs/') || request.url.startsWith('/docs?');
    void reply.headers({
      'cache-control': 'no-store',
      'content-security-policy': docs ? DOCS : NOTHING,
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
  });
}
