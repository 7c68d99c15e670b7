import type { Database } from '#database';
import { writeLines } from '#event-log';
import { addDays, addDaysToInstant, londonDate, type Instant } from '#kernel';
import { ALL_DECIDERS } from '#platform';
import { keysWritten, PersonLookup, type MasterKey, type NewKey } from '#privacy';
import { sampleProgrammes } from '#programmes';
import type { InventedPerson } from './case/people.js';
import { Keyring, keyFor } from './log/keyring.js';
import { Ledger, versionsOf } from './log/ledger.js';
import { caseloadOf } from './simulate.js';

/** What is simulated, and how much of it. */
export interface Wanted {
  cases: number;
  seed: string;
  until: Instant;
}

/** Days of the past in which cases begin. */
export const DAYS = 730;

const LINES_AT_ONCE = 4_000;
const KEYS_AT_ONCE = 2_000;
const CASES_BETWEEN_LOOKS = 200;

/**
 * Writes a caseload straight into the log in a database, as it would be had people worked on it: in the order
 * in which it is recorded, sealed, chained. Nobody else may write meanwhile. Returns how many events there are now.
 *
 * @param head position of the newest event before
 * @param onProgress told after every few cases how many have begun
 */
export async function writeCaseload(
  { database, master, head }: { database: Database; master: MasterKey; head: string },
  { cases, seed, until }: Wanted,
  onProgress: (begun: number) => void = () => undefined,
): Promise<number> {
  const lookup = new PersonLookup(database, master);
  let position = Number(head);
  const from = addDays(londonDate(until), -DAYS);
  const ledger = new Ledger(new Keyring(seed), versionsOf(ALL_DECIDERS), Date.parse(`${from}T00:00:00.000Z`), Date.parse(until));
  let lines: string[] = [];
  let people: InventedPerson[] = [];
  let writing: Promise<void> = Promise.resolve();
  const write = async (what: () => Promise<void>): Promise<void> => {
    // One batch is written while the next is worked out.
    await writing;
    writing = what();
    writing.catch(() => undefined);
  };
  const newKey = ({ personId, nhsNumber, given, family, birthDate }: InventedPerson): NewKey => {
    const lookups = lookup.lookupsOf(personId, { nhsNumbers: nhsNumber ? [nhsNumber] : [], named: [{ given, family, birthDate }] });
    return { name: personId, key: keyFor(seed, personId), lookups };
  };
  const settle = async (moment: number): Promise<void> => {
    for (const line of ledger.before(moment, () => position)) {
      lines.push(`${++position}\t${line}`);
      if (lines.length < LINES_AT_ONCE) continue;
      const batch = lines.join('');
      lines = [];
      await write(() => writeLines(database.pool, batch));
    }
  };
  const keep = async (): Promise<void> => {
    const batch = people.map(newKey);
    people = [];
    await write(() => keysWritten(database.pool, master, batch));
  };
  let begun = 0;
  for (const begins of caseloadOf({ cases, seed, from, until }, sampleProgrammes(), ledger, (person) => people.push(person))) {
    if (++begun % CASES_BETWEEN_LOOKS !== 0) continue;
    if (people.length >= KEYS_AT_ONCE) await keep();
    await settle(begins);
    onProgress(begun);
  }
  await keep();
  await settle(Date.parse(addDaysToInstant(until, 2)));
  const rest = lines.join('');
  await write(() => writeLines(database.pool, rest));
  await writing;
  return position;
}
