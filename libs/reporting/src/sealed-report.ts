import { createHash } from 'node:crypto';
import { canonicalJson } from '#event-log';
import type { Instant } from '#kernel';

/** What every report says of its place in the log. */
interface InLog {
  /** Log position up to which facts are known in it. */
  position: string;
  /** The time at which what it says was known, where one was asked for. */
  knownAt?: Instant;
}

/**
 * A report with its hash: SHA-256, in hex, over the canonical JSON of the rest of it without `knownAt` and `position`, so that
 * the same figures have the same hash whenever they are asked for.
 */
export function sealedReport<R extends InLog>(report: R): R & { hash: string } {
  const { position: _position, knownAt: _knownAt, ...said } = report;
  return { ...report, hash: createHash('sha256').update(canonicalJson(said)).digest('hex') };
}
