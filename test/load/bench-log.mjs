// npm run bench:log [-- --write]: how fast the event log appends and reads on a Postgres server, each figure beside its yardstick in the same
// run. It prints figures and asserts none; --write keeps what it printed in docs/bench-log.md. Server and callers share the machine: compare figures of one run with each other.
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import pg from 'pg';
import { postgresBinaries, startPostgres } from './postgres-server.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const compiled = (name) => import(pathToFileURL(join(root, 'dist', 'libs', name, 'src', 'index.js')));
const { Database } = await compiled('database');
const { LOG_START, PostgresLog } = await compiled('event-log');

if (process.argv.includes('--help')) {
  console.log(`npm run bench:log [-- --write]   how fast the event log is on a Postgres server, beside what that server can do at all

  --write        keep what is printed in docs/bench-log.md
  BENCH_SECONDS  seconds a figure (5)
  BENCH_SIZES    sizes of the log at which an append is timed, in events (100000,10000000)`);
  process.exit(0);
}
const SECONDS = Number(process.env.BENCH_SECONDS ?? 5);
/** Sizes of the log at which an append is timed, in events. */
const SIZES = (process.env.BENCH_SIZES ?? '100000,10000000').split(',').map(Number);
const MOST_SECONDS_WARMING = 300;
const CALLERS = [1, 32, 128, 512];

const printed = [];
function say(text = '') {
  printed.push(text.trimEnd());
  console.log(text);
}
const rate = (n, ms) => Math.round((n * 1000) / ms);
const quantile = (sorted, q) => sorted[Math.min(sorted.length - 1, Math.ceil(q * sorted.length) - 1)];
const line = (name, perSecond, beside = '') => say(`  ${name.padEnd(44)} ${String(perSecond).padStart(8)}/s   ${beside}`);

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
async function timed(callers, work) {
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
async function appends(log, callers) {
  const run = randomUUID();
  return await timed(callers, (caller, i) => log.append(`triage-${run}-${caller}`, i === 0 ? 'none' : i - 1, [event()]));
}

/** Rows into a table with the columns and indexes of the log and nothing to check: what this Postgres can do at all. */
async function yardsticks(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('create table yardstick (like events including indexes)');
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
async function oneByOne(url, callers) {
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

async function grow(database, to) {
  const { rows } = await database.pool.query('select coalesce(max(position), 0) as head from events');
  for (let from = Number(rows[0].head); from < to; from += 500_000) {
    const end = Math.min(to, from + 500_000);
    if (process.stderr.isTTY) process.stderr.write(`\r  growing the log: ${end.toLocaleString('en')} of ${to.toLocaleString('en')} events `);
    await database.pool.query(
      `insert into events select g, 'triage-' || md5((g / 40)::text), g % 40, gen_random_uuid(), 'ContactAttempted', 1, gen_random_uuid(), now(), now(),
        '{"id":"caseworker-1","role":"caseworker","organisation":"PRV01"}', gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'f',
        '{"attemptId":"' || gen_random_uuid() || '","method":"telephone","result":"no-answer"}', null, sha256(g::text::bytea), sha256((g + 1)::text::bytea)
       from generate_series($1::bigint, $2::bigint) g`,
      [from + 1, end],
    );
  }
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  await database.pool.query('analyze events');
  // What growing it has left to be written is not what an append is timed against.
  await database.pool.query('checkpoint');
}

/**
 * Appends until Postgres no longer writes whole pages because it changes them for the first time since the checkpoint: after that
 * an append is what it is until the next checkpoint, a quarter of an hour or more later. Gives the seconds that took.
 */
async function warm(database, log) {
  const images = async () => Number((await database.pool.query('select wal_fpi as n from pg_stat_wal')).rows[0].n);
  const began = performance.now();
  for (let before = await images(); performance.now() - began < MOST_SECONDS_WARMING * 1000;) {
    const { times } = await appends(log, 128);
    const after = await images();
    if (after - before < times.length / 50) break;
    before = after;
  }
  return Math.round((performance.now() - began) / 1000);
}

async function readAll(log, head) {
  const stop = new AbortController();
  let events = 0;
  const began = performance.now();
  for await (const signal of log.subscribe({ after: LOG_START, signal: stop.signal })) {
    if (signal.kind === 'caught-up') break;
    events += signal.events.length;
  }
  stop.abort();
  return { perSecond: rate(events, performance.now() - began), events, head };
}

async function report(title, options, withGrowth) {
  const server = await startPostgres(options);
  say(`\n${title}`);
  if (!server) return say('  left out: there is no C compiler to make the slower fsync with');
  const database = await Database.open({ kind: 'server', url: server.url });
  const log = await PostgresLog.open(database);
  try {
    const { single, unnest } = await yardsticks(server.url);
    line('yardstick: insert of one row, one connection', single);
    line('yardstick: rows inserted by unnest of 1,000', unnest);
    const alone = new Map();
    for (const callers of [1, 32]) alone.set(callers, await oneByOne(server.url, callers));
    line('a transaction per append, 1 caller', alone.get(1));
    line('a transaction per append, 32 connections', alone.get(32));
    for (const callers of CALLERS) {
      const { perSecond, times } = await appends(log, callers);
      const beside = `p50 ${quantile(times, 0.5).toFixed(1)} ms  p99 ${quantile(times, 0.99).toFixed(1)} ms  ${(perSecond / alone.get(32)).toFixed(1)} × a transaction each  ${(perSecond / unnest).toFixed(2)} × unnest`;
      line(`group commit, ${callers} callers`, perSecond, beside);
    }
    if (!withGrowth) return;
    let first;
    for (const size of SIZES) {
      await grow(database, size);
      const cold = await appends(log, 32);
      const seconds = await warm(database, log);
      const { perSecond, times } = await appends(log, 32);
      const [afterCheckpoint, p99] = [quantile(cold.times, 0.99), quantile(times, 0.99)];
      first ??= p99;
      const beside = `p99 ${p99.toFixed(1)} ms  ${(p99 / first).toFixed(2)} × the first  (right after a checkpoint ${afterCheckpoint.toFixed(1)} ms; ${seconds} s of appends between)`;
      line(`32 callers at ${size.toLocaleString('en')} events`, perSecond, beside);
    }
    const { perSecond, events } = await readAll(log, await log.head());
    line(`read all of ${events.toLocaleString('en')} events by a subscription`, perSecond);
  } finally {
    await log.close();
    await database.close();
    await server.stop();
  }
}

if (!postgresBinaries()) {
  say('No Postgres server is installed here. On Debian: apt-get install postgresql');
  process.exit(1);
}
say(`machine: ${availableParallelism()} cores, ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}; ${SECONDS} s a figure`);
await report('Postgres server, fsync as this disk has it', {}, true);
await report('Postgres server, 1 ms added to each fsync', { extraFsyncMs: 1 }, true);
if (process.argv.includes('--write')) {
  writeFileSync(
    join(root, 'docs', 'bench-log.md'),
    `# How fast the event log is

What \`BENCH_SECONDS=${SECONDS} BENCH_SIZES=${SIZES.join()} npm run bench:log -- --write\` printed on ${new Date().toISOString().slice(0, 10)}. Callers and server share the machine, which other work may
share too: hold the figures of one run against each other, not against those of another. The yardsticks are what the same server
does without a log: rows of the same table with the same indexes, unchecked and unchained. Appends to a long log are timed once Postgres
has ceased to write whole pages, as it does the first time that each is changed after a checkpoint; beside that, right after one.

\`\`\`
${printed.join('\n')}
\`\`\`
`,
  );
}
process.exit(0);
