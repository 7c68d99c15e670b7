import { createHash } from 'node:crypto';
import { canonicalJson } from '#event-log';
import type { LocalDate } from '#kernel';
import type { MasterKey } from '#privacy';
import type { Place } from './evidence.js';

/** Where a page of evidence ends, and all that the next one needs to go on as if nothing had happened since. */
export interface Mark {
  /** Log position up to which facts are known. */
  position: string;
  /** The day on which the first page was asked for. */
  today: LocalDate;
  place: Place;
  /** Rows so far, and of all pages together. */
  rows: number;
  total: number;
  /** The chain of hashes so far. */
  chain: string;
}

/** What is asked, in short: a cursor of another question is recognised. */
const digestOf = (question: object): string => createHash('sha256').update(canonicalJson(question)).digest('base64url').slice(0, 12);

/**
 * The text of a mark as clients carry it. It is sealed with a key of the deployment, since what it says is believed.
 *
 * @param question what is asked, the cursor aside
 */
export function cursorOf(master: MasterKey, question: object, mark: Mark): string {
  const said = Buffer.from(JSON.stringify([digestOf(question), mark])).toString('base64url');
  return `${said}.${sealOf(master, said)}`;
}

/** The mark that a cursor names; `undefined` if it was not given out, or to another question. */
export function markOf(master: MasterKey, question: object, cursor: string): Mark | undefined {
  const [said = '', seal] = cursor.split('.');
  if (seal !== sealOf(master, said)) return undefined;
  const [digest, mark] = JSON.parse(Buffer.from(said, 'base64url').toString()) as [string, Mark];
  return digest === digestOf(question) ? mark : undefined;
}

const sealOf = (master: MasterKey, said: string): string => master.hash('cursor of evidence', said).slice(0, 32);
