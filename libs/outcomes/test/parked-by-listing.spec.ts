import { expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { LOG_START, type EventLog } from '#event-log';
import { systemClock, type Recorded } from '#kernel';
import { allParked, Progress, ProjectionRunner, readCheckpoint } from '#projections';
import { THE_CASE } from '#support/decisions.js';
import { givenEvents, practiceListed, projected, type ToldEvent } from '#support/projections.js';
import type { Believed } from '#reporting';
import { outcomesProjection } from '../src/index.js';
import type { CaseRow } from '../src/projection/table-rows.js';
import { accepted, id, referred, theProgramme } from './story.js';

/** A log as far as a runner follows it. */
const logOf = (events: readonly Recorded[]): EventLog =>
  ({
    async *subscribe({ after }: { after: string }) {
      const position = events.at(-1)?.position ?? LOG_START;
      yield { kind: 'events', events: events.filter((event) => event.position > after), position };
      yield { kind: 'caught-up', position };
    },
  }) as unknown as EventLog;

it('one case that cannot be worked out by a listing is parked, and the others of the practice and all that follows go on', async () => {
  const poor = id('poor');
  const ofPoor = (event: ToldEvent): ToldEvent => ({ ...event, caseId: poor });
  const story = [theProgramme, referred('2026-01-05'), ofPoor(referred('2026-01-05')), accepted('2026-01-06')];
  const listings = [
    practiceListed('A81001', { board: 'QAA', from: '2025-01-01' }),
    practiceListed('A81001', { board: 'QBB', from: '2026-01-01' }),
    ofPoor(accepted('2026-01-08')),
  ];
  const { database, rows } = await projected(outcomesProjection, givenEvents(...story));
  // Its history names a programme that nobody has published.
  await sql`update outcome_histories_v2 set entry = replace(entry, 'staged-service', 'unheard') where case_id = ${poor}`.execute(database.kysely);
  const failures: string[] = [];
  const report = { failed: (what: string) => void failures.push(what) };
  const events = givenEvents(...story, ...listings);
  await new ProjectionRunner(outcomesProjection, database, logOf(events), systemClock, new Progress(), report).catchUp();

  expect(await allParked(database)).toEqual(
    new Map([['outcomes_v2', [{ part: poor, error: 'PracticeListed: Programme unheard version 1 has not been published' }]]]),
  );
  expect(failures).toEqual([`projection outcomes_v2 parked case ${poor}`]);
  expect(await readCheckpoint(database.kysely, 'outcomes_v2')).toBe(events.at(-1)!.position);
  const versions = (await rows<CaseRow & Believed>('outcome_facts_v2')).map(({ case_id, from_position, to_position, board }) => [
    case_id === THE_CASE ? 'other' : 'poor',
    Number(from_position),
    to_position && Number(to_position),
    board,
  ]);
  expect(versions.sort()).toEqual([
    ['other', 2, 4, null],
    ['other', 4, 5, null],
    ['other', 5, 6, 'QAA'],
    ['other', 6, null, 'QBB'],
    ['poor', 3, null, null],
  ]);
  expect(await rows('outcome_listings_v2')).toHaveLength(2);
});
