import type { FastifyReply } from 'fastify';

/** Answers with a CSV table, as a file of that name. */
export function asCsvFile(reply: FastifyReply, name: string, text: string): string {
  void reply.header('content-type', 'text/csv; charset=utf-8; header=present').header('content-disposition', `attachment; filename="${name}.csv"`);
  return text;
}
