// npm run bench:reports [-- --write]: how fast reports are over simulated caseloads of growing size, and how fast they are rebuilt from zero.
// It prints figures and asserts none; --write keeps what it printed in docs/bench-reports.md. Server and service share the machine.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { postgresBinaries, startPostgres } from './postgres-server.mjs';

if (process.argv.includes('--help')) {
  console.log(`npm run bench:reports [-- --write]   how fast reports over simulated caseloads are, and how fast they are rebuilt

  --write                keep what is printed in docs/bench-reports.md
  BENCH_CASES            numbers of cases on a Postgres server, one after the other (10000,100000,300000)
  BENCH_EMBEDDED_CASES   number of cases on embedded storage (20000; 0: none)
  BENCH_ASKED            how often each report is asked for (21; 40 at most)
  BENCH_READ_MODELS      read models that are rebuilt: figures, or all (figures)`);
  process.exit(0);
}

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const compiled = (name) => import(pathToFileURL(join(root, 'dist', 'libs', name, 'src', 'index.js')));
const { issueToken } = await compiled('access');
const { systemClock } = await compiled('kernel');
const { openPlatform, settingsFrom } = await compiled('platform');
const { composeService } = await compiled('service');
const { simulate } = await compiled('simulation');

const REBUILD = join(root, 'test', 'load', 'rebuild-read-models.mjs');
const SIZES = (process.env.BENCH_CASES ?? '10000,100000,300000').split(',').filter(Boolean).map(Number);
const EMBEDDED = Number(process.env.BENCH_EMBEDDED_CASES ?? 20_000);
const ASKED = Math.min(40, Number(process.env.BENCH_ASKED ?? 21));
const FIGURES = ['waiting_times_v1', 'outcomes_v2'];
const ALL = process.env.BENCH_READ_MODELS === 'all';
/** Ends a while ago, so that the same caseload can be made again. */
const UNTIL = '2026-10-01T00:00:00.000Z';
const PERIOD = 'from=2026-07-01&to=2026-09-30';
const PERIOD_BEFORE = 'from=2026-05-01&to=2026-07-31';
const KNOWN_AT = 'knownAt=2026-08-01T00:00:00.000Z';

const printed = [];
function say(text = '') {
  printed.push(text.trimEnd());
  console.log(text);
}
const quantile = (sorted, q) => sorted[Math.min(sorted.length - 1, Math.ceil(q * sorted.length) - 1)];
const ms = (time) => `${time < 10 ? time.toFixed(1) : Math.round(time)} ms`;
const count = (n) => n.toLocaleString('en-GB');

const COMMISSIONER = { id: 'bench', role: 'commissioner', organisation: 'ICB01' };
const TEAM_LEAD = { id: 'bench', role: 'team-lead', organisation: 'PRV01' };
const AUDITOR = { id: 'bench', role: 'auditor', organisation: 'ICB01' };

/** What is asked, by whom. A quarter of a year, unless it says otherwise. */
const QUESTIONS = [
  ['waiting times, all measures', `waiting-times?${PERIOD}`],
  ['waiting times by programme', `waiting-times?${PERIOD}&groupBy=programme`],
  ['waiting times of a year by month', 'waiting-times?from=2025-10-01&to=2026-09-30&groupBy=month'],
  ['waiting times by practice', `waiting-times?${PERIOD}&groupBy=practice`],
  ['waiting list', 'waiting-list?on=2026-09-30'],
  ['outcomes', `outcomes?${PERIOD}&cohort=referred`],
  ['outcomes by condition', `outcomes?${PERIOD}&cohort=discharged&groupBy=conditionGroup`],
  ['outcomes, as at two months before', `outcomes?${PERIOD_BEFORE}&cohort=referred&asAt=2026-07-31`],
  ['outcomes by condition, as at two months before', `outcomes?${PERIOD_BEFORE}&cohort=discharged&groupBy=conditionGroup&asAt=2026-07-31`],
  ['activity by month', `activity?from=2025-10-01&to=2026-09-30&groupBy=month`],
];

/** Rebuilds read models in a process of their own, whose peak of memory is then theirs. */
async function rebuilt(environment, data, names) {
  const { stdout } = await promisify(execFile)(process.execPath, ['--no-warnings', REBUILD, data, ...names], {
    env: { ...process.env, ...environment },
  });
  return JSON.parse(stdout);
}

/** Another moment of the last day each time: what lies between two of them is what a caseload brings in half an hour. */
const knownLately = (n) => `knownAt=2026-09-30T${String(20 - Math.floor(n / 2)).padStart(2, '0')}:${n % 2 ? '00' : '30'}:00.000Z`;

/** Asks for each report and for evidence again and again: the first time by itself, of the others the middle and the slowest but one in twenty. */
async function answered(app, platform) {
  const told = new Map();
  const asker = async (actor) => {
    const authorization = `Bearer ${await issueToken(platform.master.signing, actor, '8h')}`;
    return async (url) => {
      const began = performance.now();
      const { statusCode, body } = await app.inject({ method: 'GET', url: `/v1/reports/${url}`, headers: { authorization } });
      return { statusCode, body, took: performance.now() - began };
    };
  };
  const repeated = async (what, ask, url) => {
    const times = [];
    for (let n = 0; n < ASKED; n++) {
      const { statusCode, body, took } = await ask(typeof url === 'string' ? url : url(n));
      if (statusCode !== 200) return told.set(what, `answered with ${statusCode}: ${body.slice(0, 120)}`);
      times.push(took);
    }
    const [first] = times.splice(0, 1);
    times.sort((a, b) => a - b);
    told.set(what, { first, p50: quantile(times, 0.5), p95: quantile(times, 0.95) });
  };
  for (const actor of [TEAM_LEAD, COMMISSIONER]) {
    const ask = await asker(actor);
    for (const [what, url] of QUESTIONS) {
      await repeated(`${what}, ${actor.role}`, ask, url);
      await repeated(`${what}, known two months before, ${actor.role}`, ask, `${url}&${KNOWN_AT}`);
      if (!url.includes('asAt'))
        await repeated(`${what}, known half an hour earlier each time, ${actor.role}`, ask, (n) => `${url}&${knownLately(n)}`);
    }
  }
  const ask = await asker(AUDITOR);
  const cell = `waiting-times/evidence?${PERIOD}&measure=referral-to-triage&population=completed`;
  await repeated('evidence of a cell, first page', ask, cell);
  const { nextCursor } = JSON.parse((await ask(cell)).body);
  if (nextCursor) await repeated('evidence of a cell, next page', ask, `${cell}&cursor=${encodeURIComponent(nextCursor)}`);
  return told;
}

async function size(environment, cases, where) {
  const data = mkdtempSync(join(tmpdir(), 'stepwise-bench-reports-'));
  try {
    const settings = { ...settingsFrom(environment, data), logLevel: 'error', requestsPerMinute: 1e9 };
    const made = await simulate(settings, { cases, seed: 'bench', until: UNTIL });
    say(
      `${count(cases)} cases ${where}: ${count(made.events)} events, written at ${count(Math.round(made.eventsPerSecond))} a second, ${Math.round(made.bytesPerEvent)} bytes each with indexes`,
    );
    const { seconds, megabytes } = await rebuilt(environment, data, ALL ? [] : FIGURES);
    for (const [name, taken] of Object.entries(seconds))
      say(`  ${name.padEnd(44)} rebuilt at ${count(Math.round(made.events / taken))} events a second (${taken.toFixed(1)} s)`);
    say(`  ${'peak memory of the rebuilds'.padEnd(44)} ${Math.round(megabytes)} MB`);
    const platform = await openPlatform(settings, systemClock);
    await platform.database.pool.script('analyze');
    const { app, stop } = await composeService(platform, 'by-hand');
    const told = await answered(app, platform);
    for (const [what, figures] of told)
      say(
        `  ${what.padEnd(88)} ${typeof figures === 'string' ? figures : ['first', 'p50', 'p95'].map((name) => `${name} ${ms(figures[name]).padStart(8)}`).join('   ')}`,
      );
    await stop();
    say();
    return { cases, made, seconds, told };
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

function growth(sizes) {
  if (sizes.length < 2) return;
  say('How it grows (p50):');
  for (const [what] of sizes[0].told) {
    const row = sizes.map(({ told }) => told.get(what)).map((figures) => (typeof figures === 'string' ? '–' : ms(figures.p50)).padStart(10));
    say(`  ${what.padEnd(88)} ${row.join(' ')}`);
  }
  say();
}

say(
  `${cpus()[0]?.model ?? 'Processor unknown'}, ${availableParallelism()} cores, Node ${process.version}; load ${loadavg()[0].toFixed(1)} when it began.`,
);
say(`Reports of a quarter unless they say otherwise, ${ASKED} times each; the first time, when nothing is kept of what is asked, stands by itself.`);
say();
if (SIZES.length > 0 && !postgresBinaries()) say('There is no Postgres server on this machine: nothing was measured on one.');
else {
  const sizes = [];
  for (const cases of SIZES) {
    const server = await startPostgres();
    try {
      sizes.push(await size({ DATABASE_URL: server.url }, cases, 'on a Postgres server'));
    } finally {
      await server.stop();
    }
  }
  growth(sizes);
}
if (EMBEDDED > 0) await size({ DATABASE_URL: '' }, EMBEDDED, 'on embedded storage');
if (process.argv.includes('--write')) {
  const asked = `BENCH_CASES=${SIZES.join(',')} BENCH_EMBEDDED_CASES=${EMBEDDED} BENCH_ASKED=${ASKED}`;
  const head = `# How fast reports are

What \`${asked} npm run bench:reports -- --write\` printed. Service and server share the machine, which other work may share
too: hold the figures of one run against each other, not against those of another.

`;
  writeFileSync(join(root, 'docs', 'bench-reports.md'), `${head}\`\`\`\n${printed.join('\n').trimEnd()}\n\`\`\`\n`);
}
process.exit(0);
