// npm run bench:log [-- --write]: how fast the event log appends and reads on a Postgres server, each figure beside its yardstick in the same
// run. It prints figures and asserts none; --write keeps what it printed in docs/bench-log.md. Server and callers share the machine: compare figures of one run with each other.
import { writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { appends, oneByOne, yardsticks } from './log-callers.mjs';
import { Database, LOG_START, PostgresLog, rate, SECONDS } from './log-measures.mjs';
import { postgresBinaries, startPostgres } from './postgres-server.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

if (process.argv.includes('--help')) {
  console.log(`npm run bench:log [-- --write]   how fast the event log is on a Postgres server, beside what that server can do at all

  --write        keep what is printed in docs/bench-log.md
  BENCH_SECONDS  seconds a figure (5)
  BENCH_SIZES    sizes of the log at which an append is timed, in events (100000,10000000)`);
  process.exit(0);
}
/** Sizes of the log at which an append is timed, in events. */
const SIZES = (process.env.BENCH_SIZES ?? '100000,10000000').split(',').map(Number);
const MOST_SECONDS_WARMING = 300;
/** How often an append to each is timed, in turns; an odd number. */
const ROUNDS = 5;
const CALLERS = [1, 32, 128, 512];

const printed = [];
function say(text = '') {
  printed.push(text.trimEnd());
  console.log(text);
}
const quantile = (sorted, q) => sorted[Math.min(sorted.length - 1, Math.ceil(q * sorted.length) - 1)];
const line = (name, perSecond, beside = '') => say(`  ${name.padEnd(44)} ${String(perSecond).padStart(8)}/s   ${beside}`);

/** The middle one of several runs by what is told of each. */
const middle = (runs, told) => runs.sort((a, b) => told(a) - told(b))[Math.floor(runs.length / 2)];

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
  // What growing it has left to be done is not what an append is timed against: the server would tidy up so many new rows meanwhile.
  await database.pool.query('vacuum (analyze) events');
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

async function readAll(log) {
  const stop = new AbortController();
  let events = 0;
  const began = performance.now();
  for await (const signal of log.subscribe({ after: LOG_START, signal: stop.signal })) {
    if (signal.kind === 'caught-up') break;
    events += signal.events.length;
  }
  stop.abort();
  return { perSecond: rate(events, performance.now() - began), events };
}

/** How long an append takes to logs of several sizes, in turns: this machine may be slower a minute later. */
async function besideEachOther(logs) {
  for (const each of logs) {
    await each.database.pool.query('checkpoint');
    each.cold = await appends(each.log, 32);
  }
  for (const each of logs) each.seconds = await warm(each.database, each.log);
  for (const each of logs) each.runs = [];
  for (let round = 0; round < ROUNDS; round++) for (const { log, runs } of logs) runs.push(await appends(log, 32));
  const first = p99Of(middle(logs[0].runs, p99Of));
  for (const { size, cold, seconds, runs } of logs) {
    const { perSecond, times } = middle(runs, p99Of);
    const p99 = p99Of({ times });
    const beside = `p99 ${p99.toFixed(1)} ms  ${(p99 / first).toFixed(2)} × the first  (right after a checkpoint ${p99Of(cold).toFixed(1)} ms; ${seconds} s of appends between)`;
    line(`32 callers at ${size.toLocaleString('en')} events`, perSecond, beside);
  }
  const { perSecond, events } = await readAll(logs.at(-1).log);
  line(`read all of ${events.toLocaleString('en')} events by a subscription`, perSecond);
}

/** A log of some size in a database of its own. */
async function grown(server, size) {
  const name = `log_of_${size}`;
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  const { href: url } = Object.assign(new URL(server), { pathname: `/${name}` });
  const database = await Database.open({ kind: 'server', url });
  const log = await PostgresLog.open(database);
  if (size > 0) await grow(database, size);
  return { url, size, database, log };
}

const p99Of = ({ times }) => quantile(times, 0.99);

async function report(title, { url, log }, logs) {
  say(`\n${title}`);
  // A service has long been running when so many call it.
  await appends(log, 512);
  const before = await yardsticks(url);
  line('yardstick: insert of one row, one connection', before.single);
  line('yardstick: rows inserted by unnest of 1,000', before.unnest);
  const alone = new Map();
  for (const callers of [1, 32]) alone.set(callers, await oneByOne(url, callers));
  line('a transaction per append, 1 caller', alone.get(1));
  line('a transaction per append, 32 connections', alone.get(32));
  const grouped = [];
  for (const callers of CALLERS) grouped.push({ callers, ...(await appends(log, callers)) });
  const after = await yardsticks(url);
  line('yardstick: rows inserted by unnest, afterwards', after.unnest);
  const unnest = (before.unnest + after.unnest) / 2;
  for (const { callers, perSecond, times } of grouped) {
    const beside = `p50 ${quantile(times, 0.5).toFixed(1)} ms  p99 ${p99Of({ times }).toFixed(1)} ms  ${(perSecond / alone.get(32)).toFixed(1)} × a transaction each  ${(perSecond / unnest).toFixed(2)} × unnest`;
    line(`group commit, ${callers} callers`, perSecond, beside);
  }
  await besideEachOther(logs);
}

if (!postgresBinaries()) {
  say('No Postgres server is installed here. On Debian: apt-get install postgresql');
  process.exit(1);
}
say(`machine: ${availableParallelism()} cores, ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}; ${SECONDS} s a figure`);
const server = await startPostgres({ extraFsyncMs: 1 });
const empty = await grown(server.url, 0);
const logs = [];
for (const size of SIZES) logs.push(await grown(server.url, size));
await report('Postgres server, fsync as this disk has it', empty, logs);
server.beSlow?.();
if (server.beSlow) await report('Postgres server, 1 ms added to each fsync', empty, logs);
else say('\n1 ms added to each fsync: left out, there is no C compiler to make that with');
for (const each of [empty, ...logs]) {
  await each.log.close();
  await each.database.close();
}
await server.stop();
if (process.argv.includes('--write')) {
  writeFileSync(
    join(root, 'docs', 'bench-log.md'),
    `# How fast the event log is

What \`BENCH_SECONDS=${SECONDS} BENCH_SIZES=${SIZES.join()} npm run bench:log -- --write\` printed on ${new Date().toISOString().slice(0, 10)}. Callers and server share the machine, which other work may
share too: hold the figures of one run against each other, not against those of another. The yardsticks are what the same server
does without a log: rows of the same table with the same indexes, unchecked and unchained. Appends to a long log are timed once Postgres
has ceased to write whole pages, as it does the first time that each is changed after a checkpoint; beside that, right after one.
Logs of several sizes are in databases of one server and are timed in turns, ${ROUNDS} times each, of which the one with the middle p99 counts. What unnest inserts is the mean of before and after the appends beside it.

\`\`\`
${printed.join('\n')}
\`\`\`
`,
  );
}
process.exit(0);
