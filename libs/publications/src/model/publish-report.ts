import type { Decision } from '#kernel';
import type { PublishReport } from './commands.js';
import type { PublicationEvent } from './events.js';
import { refusePublication } from './refusals.js';
import type { PublicationStanding } from './standing.js';

/** The most that a publication may hold, in bytes of its JSON: somewhat less than an event of the log may. */
export const LARGEST_PUBLICATION_BYTES = 950_000;

/** Pins a report. Each publication has a stream of its own, so one that is there already is the same one. */
export function publishReport({ type: _, ...published }: PublishReport, standing: PublicationStanding): Decision<PublicationEvent> {
  if (standing.status !== 'none') return [];
  const bytes = Buffer.byteLength(JSON.stringify(published));
  if (bytes > LARGEST_PUBLICATION_BYTES) {
    return refusePublication('publication.too-large', { field: 'query', details: { bytes, limit: LARGEST_PUBLICATION_BYTES } });
  }
  return [{ type: 'ReportPublished', data: published }];
}
