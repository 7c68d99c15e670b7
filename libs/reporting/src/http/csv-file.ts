import type { FastifyReply } from 'fastify';

/** The columns of a CSV table with what each holds, as a list to read. */
export const columnsInWords = (columns: Readonly<Record<string, string>>): string =>
  Object.entries(columns)
    .map(([column, about]) => `- \`${column}\`: ${about}`)
    .join('\n');

/** Answers with a CSV table, as a file of that name. */
export function asCsvFile(reply: FastifyReply, name: string, text: string): string {
  void reply.header('content-type', 'text/csv; charset=utf-8; header=present').header('content-disposition', `attachment; filename="${name}.csv"`);
  return text;
}
