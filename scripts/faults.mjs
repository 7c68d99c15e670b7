// Breaks things for a long time, as the tests do for a short one, and writes what was found into docs/faults.md.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

if (process.argv.includes('--help')) {
  console.log(`npm run faults   breaks the service and its stores, and writes what was found into docs/faults.md; takes half an hour or more

  STEPWISE_CRASHES       how often a process of the service is killed, on each store (50)
  STEPWISE_SERVER_KILLS  how often the Postgres server is killed (20)`);
  process.exit(0);
}
const crashes = process.env.STEPWISE_CRASHES ?? '50';
const kills = process.env.STEPWISE_SERVER_KILLS ?? '20';
const folder = mkdtempSync(join(tmpdir(), 'stepwise-faults-'));
const findings = join(folder, 'findings');
const suites = [
  ['crash', crashes],
  ['postgres', crashes],
  // Each of its rounds breaks six things beside the process.
  ['eventstoredb', String(Math.ceil(Number(crashes) / 7))],
];
let failed = false;
for (const [suite, rounds] of suites) {
  console.log(`${new Date().toLocaleTimeString('en-GB')} ${suite} …`);
  const env = { ...process.env, STEPWISE_CRASHES: rounds, STEPWISE_SERVER_KILLS: kills, STEPWISE_FINDINGS: findings };
  failed = spawnSync(process.execPath, ['scripts/test.mjs', `test/processes/${suite}.spec`], { stdio: 'inherit', env }).status !== 0 || failed;
}
const found = existsSync(findings)
  ? readFileSync(findings, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
  : [];
rmSync(folder, { recursive: true, force: true });
if (failed || found.length === 0) {
  console.error('A run failed: see above. docs/faults.md is as it was.');
  process.exit(1);
}

const text = (n) => n.toLocaleString('en-GB');
const rows = found.map((f) =>
  [f.broken, text(f.times), text(f.acknowledged), text(f.repeats), text(f.events), text(f.rows)].map((cell) => ` ${cell} `).join('|'),
);
writeFileSync(
  'docs/faults.md',
  `# What is lost when things break

Nothing that was acknowledged. \`npm run faults\` breaks the service and its stores under load and writes this page; \`npm test\` does
the same a few times on every run. Clients send commands all the while, each under an Idempotency-Key of its own, and send a
command again under the same key until it is answered. Afterwards, for each line of the table:

- every command that was answered is in the log, once: its events are those that the answer named, and there are no others of
  these clients;
- every key sent again is answered as the first time, and changes nothing (where the service ran alone);
- in every stream the revisions have no gap and the chain of hashes is whole;
- what follows by itself has followed, once: triage of every accepted referral, one letter in the outbox for each letter sent;
- every row of every read model is what a rebuild from an empty table makes of the log.

| broken | times | commands answered | sent again | events in the log | rows compared |
| --- | ---: | ---: | ---: | ---: | ---: |
${rows.map((row) => `|${row}|`).join('\n')}

The Postgres server waits for the disk (\`fsync\` on) and is killed with SIGKILL, as the service is. EventStoreDB is the double of
\`test/support/eventstoredb.ts\`, which speaks its protocol and loses connections before and after it has written, in the middle of
reads, under subscriptions, and altogether; it says nothing about a real server's disk. A lost machine was not tried.
`,
);
spawnSync(process.execPath, ['node_modules/prettier/bin/prettier.cjs', '--write', '--log-level', 'warn', 'docs/faults.md'], { stdio: 'inherit' });
console.log('docs/faults.md is written.');
