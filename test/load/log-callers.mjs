// What calls the event log in its benchmark, and the yardsticks that it is held against.
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { Database, PostgresLog, rate, SECONDS } from './log-measures.mjs';

const event = () => {
  const eventId = randomUUID();
  return {
    eventId,
    type: 'ContactAttempted',
    schemaVersion: 1,
    caseId: eventId,
    effectiveAt: '2026-03-02T09:00:00.000Z',
    actor: { id: 'caseworker-1', role: 'caseworker', organisation: 'PRV01' },
    correlationId: eventId,
    causationId: eventId,
    commandId: eventId,
    fingerprint: 'f',
    data: { attemptId: eventId, method: 'telephone', result: 'no-answer' },
    personal: null,
  };
};

/** Callers beside each other, each doing one thing after another; things done per second and how long each took, sorted. */
export async function timed(callers, work) {
  const times = [];
  const began = performance.now();
  const until = began + SECONDS * 1000;
  await Promise.all(
    Array.from({ length: callers }, async (_, caller) => {
      for (let i = 0; performance.now() < until; i++) {
        const from = performance.now();
        await work(caller, i);
        times.push(performance.now() - from);
      }
    }),
  );
  return { perSecond: rate(times.length, performance.now() - began), times: times.sort((a, b) => a - b) };
}

/** Appends of one event each; every caller has a stream of its own. */
export async function appends(log, callers) {
  const run = randomUUID();
  return await timed(callers, (caller, i) => log.append(`triage-${run}-${caller}`, i === 0 ? 'none' : i - 1, [event()]));
}

/** Rows into a table with the columns and indexes of the log and nothing to check: what this Postgres can do at all. */
export async function yardsticks(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('create table yardstick (like events including indexes)');
  await client.query('checkpoint');
  const columns = `$1::text, 0, $2::uuid, 'ContactAttempted', 1, $2::uuid, now(), now(), $3::text, $2::uuid, $2::uuid, $2::uuid, 'f', $4::text, null, sha256('x'), sha256('x')`;
  const actor = JSON.stringify(event().actor);
  const data = JSON.stringify(event().data);
  let position = 0;
  const single = await timed(1, () => {
    const id = randomUUID();
    return client.query({
      name: 'one',
      text: `insert into yardstick select $5::bigint, ${columns}`,
      values: [`triage-${id}`, id, actor, data, ++position],
    });
  });
  const many = `insert into yardstick select $5::bigint + n, ${columns.replace('$1::text', 'stream').replaceAll('$2::uuid', 'id')} from unnest($1::text[], $2::uuid[]) with ordinality as e (stream, id, n)`;
  const unnest = await timed(1, () => {
    const ids = Array.from({ length: 1000 }, () => randomUUID());
    position += 1000;
    return client.query({ name: 'many', text: many, values: [ids.map((id) => `triage-${id}`), ids, actor, data, position] });
  });
  await client.query('drop table yardstick');
  await client.end();
  return { single: single.perSecond, unnest: unnest.perSecond * 1000 };
}

/** The same appends with a transaction for each: what a log without group commit does. */
export async function oneByOne(url, callers) {
  // Each caller has a connection and a log of its own, so nothing is collected.
  const logs = await Promise.all(
    Array.from({ length: Math.min(callers, 32) }, () =>
      Database.open({ kind: 'server', url }).then(async (database) => ({ database, log: await PostgresLog.open(database) })),
    ),
  );
  const run = randomUUID();
  const { perSecond } = await timed(logs.length, (caller, i) =>
    logs[caller].log.append(`single-${run}-${caller}`, i === 0 ? 'none' : i - 1, [event()]),
  );
  for (const { log, database } of logs) {
    await log.close();
    await database.close();
  }
  return perSecond;
}
