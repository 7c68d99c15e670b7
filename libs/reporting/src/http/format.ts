import type { FastifyReply } from 'fastify';
import Negotiator from 'negotiator';
import { drawChart, type Chart } from '#charts';
import { refused, requestProblem } from '#http';
import { isRefusal, type Refusal } from '#kernel';

/** In what a report can be had, the first unless something else is asked for. */
export const FORMATS = ['json', 'csv', 'svg'] as const;
export type Format = (typeof FORMATS)[number];

const MEDIA_TYPES: Readonly<Record<Format, string>> = { json: 'application/json', csv: 'text/csv', svg: 'image/svg+xml' };

/**
 * The format that a request asks for: by `format` in its address, else by `Accept` (RFC 9110), of which the weights count.
 *
 * @param offered what there is, the default first
 * @throws ProblemException 406 if nothing that is offered is acceptable
 */
export function formatOf(
  { format, accept, reply }: { format?: Format | undefined; accept?: string | undefined; reply: FastifyReply },
  offered: readonly Format[] = FORMATS,
): Format {
  void reply.header('vary', 'Accept');
  if (format !== undefined) return format;
  const [chosen] = new Negotiator({ headers: { accept } }).mediaTypes(offered.map((each) => MEDIA_TYPES[each]));
  const found = offered.find((each) => MEDIA_TYPES[each] === chosen);
  if (found === undefined) throw requestProblem('request.not-acceptable', [], `There is: ${offered.map((each) => MEDIA_TYPES[each]).join(', ')}.`);
  return found;
}

/** Answers with a chart, as SVG. @throws ProblemException if it was refused */
export async function asChart(reply: FastifyReply, chart: Chart | Refusal): Promise<string> {
  if (isRefusal(chart)) throw refused(chart);
  const svg = await drawChart(chart);
  void reply.header('content-type', 'image/svg+xml; charset=utf-8');
  return svg;
}
