import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { Database } from '#database';
import { PostgresLog, verifyLog, type LogReceipt, type Verification } from '#event-log';
import { anEvent, aStream } from './contract.js';

let database: Database;
let one: string;
let other: string;

beforeAll(async () => {
  database = await Database.open({ kind: 'memory' });
  await write(async () => undefined);
});
beforeEach(async () => {
  // Some tests take away what keeps the table in order.
  await database.pool
    .script(`truncate events; alter table events drop constraint if exists events_pkey, add constraint events_pkey primary key (position);
    create unique index if not exists events_by_stream on events (stream, revision); create unique index if not exists events_by_id on events (event_id)`);
  [one, other] = [aStream(), aStream('triage')];
  await write(async (log) => {
    for (let i = 0; i < 4; i++) {
      const sealed = { keyOf: 'person-1', fields: { note: `sealed ${i}` } };
      await log.append(one, i === 0 ? 'none' : i - 1, [anEvent({ data: { i }, personal: sealed })]);
      await log.append(other, i === 0 ? 'none' : i - 1, [anEvent({ data: { i } })]);
    }
  });
});
afterAll(() => database.close());

async function write(work: (log: PostgresLog) => Promise<void>): Promise<void> {
  const log = await PostgresLog.open(database);
  await work(log).finally(() => log.close());
}

/** Reads what the store holds, not what a process remembers. */
async function verified(kept?: LogReceipt): Promise<Verification> {
  const log = await PostgresLog.open(database);
  return await verifyLog(log, { ...(kept ? { kept } : {}) }).finally(() => log.close());
}

const faults = async (): Promise<string[]> =>
  (await verified()).faults.map(({ kind, stream, revision }) => `${kind} ${stream === one ? 'one' : 'other'} ${revision}`);
const tamper = (sql: string): Promise<void> => database.pool.script(sql.replaceAll(':one', `'${one}'`).replaceAll(':other', `'${other}'`));

test('a log as it was written has no fault, and a receipt that says the same each time', async () => {
  const told: string[] = [];
  const log = await PostgresLog.open(database);
  const first = await verifyLog(log, { onProgress: (position) => told.push(position) });
  await log.close();
  expect(first).toMatchObject({ faults: [], streams: 2, receipt: { events: 8, position: '0000000000000008' } });
  expect(told.at(-1)).toBe(first.receipt.position);
  expect(await verified(first.receipt)).toEqual({ ...first, asBefore: true });
});

test.each([
  ['data', `data = '{"i":7}'`],
  ['the sealed part', `personal = '{"keyOf":"person-1","fields":{"note":"other"}}'`],
  ['the actor', `actor = '{"id":"somebody-else","role":"caseworker","organisation":"PRV01"}'`],
  ['the effective time', `effective_at = effective_at - interval '1 day'`],
  ['the recorded time', `recorded_at = recorded_at - interval '1 second'`],
  ['the case', `case_id = gen_random_uuid()`],
  ['the type', `type = 'FirstContactMade'`],
])('a change of %s is found at the event', async (_, change) => {
  await tamper(`update events set ${change} where stream = :one and revision = 2`);
  expect(await faults()).toEqual(['changed one 2']);
});

test('an event that was removed is missed at the next of its stream', async () => {
  await tamper(`delete from events where stream = :one and revision = 1`);
  expect(await faults()).toEqual(['removed one 2']);
});

test('an event put between two others is found, also when the later ones were numbered anew', async () => {
  await tamper(`
    drop index events_by_stream; drop index events_by_id; alter table events drop constraint events_pkey;
    insert into events select * from events where stream = :one and revision = 1;
    update events set position = position + 100 where ctid = (select max(ctid) from events)`);
  expect(await faults()).toEqual(['reordered one 1']);
  await tamper(`update events set revision = revision + 1 where stream = :one and revision >= 2;
    update events set revision = 2, position = 4 where position > 100`);
  expect(await faults()).toEqual(expect.arrayContaining([expect.stringMatching(/^changed one 2$/)]));
});

test('an event that is there twice in its place is found', async () => {
  await tamper(`
    drop index events_by_stream; drop index events_by_id; alter table events drop constraint events_pkey;
    insert into events select * from events where stream = :other and revision = 3`);
  expect(await faults()).toEqual(['inserted other 3']);
});

test('events that changed places are found where they are too late', async () => {
  await tamper(`update events set position = case position when 3 then 5 + 100 else 3 end where position in (3, 5);
    update events set position = 5 where position = 105`);
  expect(await faults()).toEqual(['reordered one 1']);
});

test('a chain that was made anew from an event on is found where it no longer follows', async () => {
  await tamper(`update events set previous_hash = sha256('x') where stream = :one and revision = 2`);
  expect(await faults()).toEqual(['changed one 2']);
  await tamper(`update events set hash = sha256('y') where stream = :other and revision = 0`);
  expect(await faults()).toEqual(expect.arrayContaining(['changed other 0', 'not-chained other 1']));
});

test('what no chain can tell, a receipt from before does: the end taken away, or everything written anew', async () => {
  const { receipt } = await verified();
  await write(async (log) => void (await log.append(one, 3, [anEvent()])));
  expect(await verified(receipt)).toMatchObject({ faults: [], asBefore: true, receipt: { events: 9 } });
  await tamper(`delete from events where position >= 7`);
  expect(await verified(receipt)).toMatchObject({ faults: [], asBefore: false });
  await write(async (log) => {
    await log.append(one, 2, [anEvent({ data: { i: 3 } })]);
    await log.append(other, 2, [anEvent({ data: { i: 3 } })]);
  });
  expect(await verified(receipt)).toMatchObject({ faults: [], asBefore: false, receipt: { events: 8 } });
});
