// npm run bench: how fast the service is through HTTP on embedded storage. It prints figures and asserts none.
// Server and callers share the machine; compare figures of one run with each other, not with another machine's.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const main = join(root, 'dist', 'apps', 'standalone', 'src', 'main.js');
const cli = join(root, 'dist', 'apps', 'cli', 'src', 'main.js');
if (process.argv.includes('--help')) {
  console.log(`npm run bench   commands per second through HTTP, how soon they show in the read models, and how long a start takes

  BENCH_SECONDS  seconds a figure (8)`);
  process.exit(0);
}
const SECONDS = Number(process.env.BENCH_SECONDS ?? 8);

const folder = mkdtempSync(join(tmpdir(), 'stepwise-bench-'));
const say = (text = '') => console.log(text);
const quantile = (sorted, q) => sorted[Math.min(sorted.length - 1, Math.ceil(q * sorted.length) - 1)];
const ms = (value) => `${value.toFixed(1)} ms`;

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** Starts the service and resolves when it answers that it is ready. */
async function start(data, ...more) {
  const port = await freePort();
  const began = performance.now();
  const child = spawn(process.execPath, [main, '--data', data, '--port', String(port), ...more], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, STEPWISE_REQUESTS_PER_MINUTE: '100000000' },
  });
  const url = `http://127.0.0.1:${port}`;
  for (;;) {
    try {
      if ((await fetch(`${url}/health/ready`)).ok) break;
    } catch {
      if (child.exitCode !== null) throw new Error('The service did not start');
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return { url, startedIn: performance.now() - began, stop: () => new Promise((resolve) => (child.once('exit', resolve), child.kill('SIGTERM'))) };
}

const tokenFor = (data, role, organisation) =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cli, 'token', '--data', data, '--role', role, '--organisation', organisation]);
    let out = '';
    child.stdout.on('data', (chunk) => (out += chunk));
    child.once('exit', (code) => (code === 0 ? resolve(out.trim()) : reject(new Error('No token'))));
  });

let people = 0;
const letters = (n) => [...String(n)].map((digit) => 'abcdefghij'[digit]).join('');

/** The commands of one short case, one after another; each calls `timed` with its request. */
async function oneCase(call) {
  const name = letters(people++);
  const referral = {
    programme: 'staged-work-health',
    source: 'gp',
    referrer: { organisation: 'A81001' },
    person: { name: { given: `Bench${name}`, family: 'Example' }, birthDate: '1984-05-04', contact: { postcode: 'LS10 4YU' } },
    conditionGroups: ['musculoskeletal'],
    employment: { status: 'employed', employerSize: '10-49', offSick: true },
    consents: [{ recipient: 'gp', purpose: 'feedback-to-referrer', content: ['everything'] }],
  };
  const { caseId } = await call('/v1/referrals', referral);
  await call(`/v1/cases/${caseId}/referral/accept`, {});
  await call(`/v1/cases/${caseId}/triage/decision`, { stage: 'B', priority: 'routine', assessmentMode: 'telephone' });
  await call(`/v1/cases/${caseId}/allocation`, { practitioner: 'caseworker-1' });
  await call(`/v1/cases/${caseId}/contact-attempts`, { method: 'telephone', result: 'no-answer' });
  await call(`/v1/cases/${caseId}/contact-attempts`, { method: 'telephone', result: 'spoke' });
  await call(`/v1/cases/${caseId}/work-status`, { status: 'off-sick', evidence: 'person' });
}

async function post(url, token, path, body) {
  const response = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(`${path}: ${response.status} ${answer.code}`);
  return answer;
}

async function throughput(url, token, clients) {
  const times = [];
  const until = performance.now() + SECONDS * 1000;
  const call = async (path, body) => {
    const began = performance.now();
    const answer = await post(url, token, path, body);
    times.push(performance.now() - began);
    return answer;
  };
  const began = performance.now();
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (performance.now() < until) await oneCase(call);
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  times.sort((a, b) => a - b);
  say(
    `  ${String(clients).padStart(2)} clients  ${(times.length / seconds).toFixed(0).padStart(6)} commands/s   p50 ${ms(quantile(times, 0.5)).padStart(9)}   p99 ${ms(quantile(times, 0.99)).padStart(9)}   (${times.length} commands)`,
  );
}

/**
 * At a steady rate of commands: how long after its answer a command shows in a read model. `every`: so many commands for each
 * that is looked for, since a report takes more reading than most people ask of it.
 */
async function visibility(url, token, reader, name, query, every = 1) {
  const times = [];
  const rate = 100;
  const total = rate * SECONDS;
  let sent = 0;
  let answers = 0;
  const looks = [];
  const began = performance.now();
  const waitForTurn = async () => {
    const due = began + (sent++ * 1000) / rate;
    const wait = due - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
  };
  const call = async (path, body) => {
    await waitForTurn();
    const answer = await post(url, token, path, body);
    const answered = performance.now();
    answers += 1;
    if (answers % every !== 0) return answer;
    looks.push(
      fetch(`${url}${query}${query.includes('?') ? '&' : '?'}after=${answer.position}`, { headers: { authorization: `Bearer ${reader}` } }).then(
        async (response) => {
          await response.arrayBuffer();
          if (!response.ok) throw new Error(`${query}: ${response.status}`);
          times.push(performance.now() - answered);
        },
      ),
    );
    return answer;
  };
  await Promise.all(
    Array.from({ length: 16 }, async () => {
      while (sent < total) await oneCase(call);
    }),
  );
  await Promise.all(looks);
  const seconds = (performance.now() - began) / 1000;
  times.sort((a, b) => a - b);
  say(
    `  ${name.padEnd(14)} p50 ${ms(quantile(times, 0.5)).padStart(9)}   p99 ${ms(quantile(times, 0.99)).padStart(9)}   at ${(answers / seconds).toFixed(0)} commands/s, the reading itself included (${times.length} looks)`,
  );
}

try {
  say(`machine: ${availableParallelism()} cores, ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}; embedded storage; ${SECONDS} s a figure`);
  const data = join(folder, 'data');
  const first = await start(data, '--empty');
  const token = await tokenFor(data, 'caseworker', 'PRV01');
  const lead = await tokenFor(data, 'team-lead', 'PRV01');
  for (let i = 0; i < 20; i++) await oneCase((path, body) => post(first.url, token, path, body));
  say('\ncommands through HTTP');
  for (const clients of [1, 16, 64]) await throughput(first.url, token, clients);
  say('\nfrom the answer of a command until it shows, at 100 commands/s');
  await visibility(first.url, token, token, 'caseload', '/v1/cases?limit=1');
  const year = new Date().getUTCFullYear();
  await visibility(
    first.url,
    token,
    lead,
    'waiting times',
    `/v1/reports/waiting-times?from=${year}-01-01&to=${year}-12-31&measure=referral-to-triage`,
    10,
  );
  await first.stop();
  const second = await start(data);
  await second.stop();
  say('\nstart-up');
  say(`  empty folder   ${ms(first.startedIn)}`);
  say(`  with the data of this run   ${ms(second.startedIn)}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
