import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { assessmentStream } from '#assessment/contract';
import { Database } from '#database';
import { Progress, projectionMigrations, ProjectionRunner } from '#projections';
import { referralStream } from '#referral/contract';
import { lettersProjection } from '../src/read/letters-projection.js';
import { listLetters, type LetterFilter } from '../src/read/letter-list.js';
import type { LetterTables } from '../src/read/schema.js';
import {
  accepted,
  aBooking,
  aReferral,
  aServiceThatWrites,
  CASE,
  gpConsent,
  gpConsentWithdrawn,
  PERSON,
  PERSONAL_WORDS,
  SECOND_APPOINTMENT,
} from './letter-stories.js';
import { LetterWorld } from './letter-world.js';

let database: Database;
let world: LetterWorld;
beforeAll(async () => {
  database = await Database.open({ kind: 'memory' });
  await database.migrate(projectionMigrations);
});
afterAll(() => database.close());
beforeEach(async () => (world = await LetterWorld.in(database)));
afterEach(() => world.close());

const failures: string[] = [];

/** Brings the read model up with the log: from its start, or by what has come since. */
async function project(how: 'rebuild' | 'live'): Promise<void> {
  const progress = new Progress();
  const report = { failed: (what: string, error: Error) => void failures.push(`${what}: ${error.message}`) };
  const runner = new ProjectionRunner(lettersProjection, database, world.log, world.clock, progress, report);
  if (how === 'rebuild') return await runner.rebuild();
  await runner.start();
  expect(await progress.waitFor(['letters_v1'], await world.log.head(), 10_000)).toBe(true);
  await runner.stop();
}

const list = async (filter: LetterFilter = {}) =>
  (await listLetters(database, filter, { limit: 50 })).letters.map(({ kind, status }) => `${kind} ${status}`);

async function tellACase(): Promise<void> {
  await world.begin(aServiceThatWrites(), aReferral(), gpConsent(), accepted);
  await world.happened(assessmentStream(CASE), '2026-03-04T09:00:00.000Z', aBooking());
  await world.play();
  await world.happened(referralStream(CASE), '2026-03-05T09:00:00.000Z', gpConsentWithdrawn);
  await world.happened(
    assessmentStream(CASE),
    '2026-03-06T09:00:00.000Z',
    aBooking({ appointmentId: SECOND_APPOINTMENT, startsAt: '2026-03-17T09:00:00.000Z' }),
  );
  await world.play();
}

describe('the list of letters', () => {
  it('has one row per letter, as it stands', async () => {
    await tellACase();
    await project('rebuild');
    expect(await list()).toEqual(['appointment-made held', 'appointment-made sent', 'referral-received sent']);
    const [first] = await world.letters();
    const row = await database
      .tables<LetterTables>()
      .selectFrom('letters_v1')
      .selectAll()
      .where('letter_id', '=', first!.letterId)
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({
      ...{ case_id: CASE, person_id: PERSON, kind: 'referral-received', version: 1, practice: 'A81001', status: 'sent' },
      ...{ due_at: '2026-03-02T09:00:00.000Z', sent_at: '2026-03-04T09:00:00.000Z', held_because: null, settled_at: null },
      ...{ due_position: first!.events[0]!.position, last_position: first!.events.at(-1)!.position },
    });
  });

  it('is the same whether it follows the log, bit by bit, or is built anew', async () => {
    await database.tables<LetterTables>().deleteFrom('letters_v1').execute();
    await database.pool.query("delete from checkpoints where name = 'letters_v1'");
    await world.begin(aServiceThatWrites(), aReferral(), gpConsent(), accepted);
    await world.playUntil((step) => step === 'DraftLetter');
    await project('live');
    expect(await list()).toEqual(['referral-received drafted']);
    await world.play();
    await project('live');
    const all = () => database.tables<LetterTables>().selectFrom('letters_v1').selectAll().orderBy('letter_id').execute();
    const live = await all();
    await project('rebuild');
    expect(await all()).toEqual(live);
    expect(live.map(({ status }) => status)).toEqual(['sent']);
    expect(failures).toEqual([]);
  });

  it('can be asked by practice, case, person, kind, status and reason', async () => {
    await tellACase();
    await project('rebuild');
    expect(await list({ practice: 'A81001', kind: 'referral-received' })).toEqual(['referral-received sent']);
    expect(await list({ practice: 'B82002' })).toEqual([]);
    expect(await list({ status: 'held' })).toEqual(['appointment-made held']);
    expect(await list({ heldBecause: 'no-consent', caseId: CASE })).toEqual(['appointment-made held']);
    expect(await list({ heldBecause: 'practice-unknown' })).toEqual([]);
    expect(await list({ personId: PERSON, sentOnly: true })).toEqual(['appointment-made sent', 'referral-received sent']);
    expect(await list({ personId: CASE })).toEqual([]);
  });

  it('comes in pages that neither repeat nor skip a letter', async () => {
    await tellACase();
    await project('rebuild');
    const seen: string[] = [];
    for (let before: string | undefined; ;) {
      const page = await listLetters(database, {}, { limit: 1, ...(before === undefined ? {} : { before }) });
      seen.push(...page.letters.map(({ letter_id }) => letter_id));
      if (page.next === undefined) break;
      before = page.next;
    }
    expect(seen.toSorted()).toEqual((await world.letters()).map(({ letterId }) => letterId).toSorted());
  });

  it('shows what was heard of a letter, and takes it back when that is struck out', async () => {
    await world.begin(aServiceThatWrites(), aReferral(), gpConsent(), accepted);
    await world.play();
    const [letter] = await world.letters();
    expect(await world.tell(letter!.letterId, { type: 'ReportDelivery', result: 'undeliverable', reason: 'no-mailbox' })).toBeUndefined();
    await project('rebuild');
    const { letters } = await listLetters(database, {}, { limit: 1 });
    expect(letters[0]).toMatchObject({ status: 'undeliverable', delivery_reason: 'no-mailbox', settled_at: world.clock.now() });
    const report = (await world.letters())[0]!.events.at(-1)!;
    await world.happened(report.stream, world.clock.now(), {
      type: 'FactCorrected',
      data: { corrects: report.eventId, correctedType: report.type, reason: 'entered-in-error', facts: {}, struckOut: true },
    });
    await project('live');
    expect(await list()).toEqual(['referral-received sent']);
  });

  it('holds nothing personal', async () => {
    await tellACase();
    await project('rebuild');
    const rows = JSON.stringify(await database.tables<LetterTables>().selectFrom('letters_v1').selectAll().execute()).toLowerCase();
    for (const word of PERSONAL_WORDS) expect(rows).not.toContain(word.toLowerCase());
  });

  it('knows every event of a letter, and none twice', () => {
    expect(lettersProjection.handles).toHaveLength(10);
    expect(lettersProjection.handles.filter((type) => lettersProjection.ignores.includes(type))).toEqual([]);
  });
});
