import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { Database } from '#database';
import { PostgresLog } from '#event-log';
import { ModuleCommand, refuseCase, refuseCommand } from '#handling';
import { newId, systemClock, type CommandAnswer, type Recorded, type Refusal, type Uuid } from '#kernel';
import { allParked, PolicyRunner, Progress, projectionMigrations, readCheckpoint, THE_SYSTEM, type Policy } from '#projections';
import { anEvent } from '../../event-log/test/contract.js';

class Ring extends ModuleCommand<{ type: 'Ring' }> {}

/** Rings for every knock; what happens then is up to the test. */
const bell: Policy = {
  name: 'bell',
  on: ['Knocked'],
  react: (event, envelope) => [new Ring({ caseId: event.caseId as Uuid }, { type: 'Ring' }, envelope('ring'))],
};

let database: Database;
let log: PostgresLog;
let rung: Ring[];
let failures: string[];
let answering: (command: Ring) => CommandAnswer | Refusal;
const done: CommandAnswer = { revision: 0, position: '', events: [] };
const report = { failed: (what: string) => void failures.push(what) };

beforeAll(async () => {
  database = await Database.open({ kind: 'memory' });
  await database.migrate(projectionMigrations);
  log = await PostgresLog.open(database);
}, 60_000);
beforeEach(async () => {
  [rung, failures] = [[], []];
  answering = () => done;
  await database.pool.script(
    `delete from checkpoints; delete from parked_reactions; insert into checkpoints values ('policy bell', '${await log.head()}', now())`,
  );
});
afterAll(async () => {
  await log.close();
  await database.close();
});

const knock = async (caseId: Uuid): Promise<string> => {
  const at = await log.read(`door-${caseId}`);
  return (await log.append(`door-${caseId}`, at.length === 0 ? 'none' : at.length - 1, [anEvent({ type: 'Knocked', caseId })])).position;
};

/** Runs the policy while something happens. */
async function running(story: (progress: Progress) => Promise<void>): Promise<void> {
  const progress = new Progress();
  const send = (command: ModuleCommand<{ type: string }>) => {
    const answer = answering(command as Ring);
    rung.push(command as Ring);
    return Promise.resolve(answer);
  };
  const runner = new PolicyRunner(bell, database, log, systemClock, send, progress, report);
  await runner.start();
  await story(progress).finally(() => runner.stop());
}

const reached = async (progress: Progress, position: string): Promise<void> =>
  expect(await progress.waitFor(['policy bell'], position, 10_000)).toBe(true);
const heard = (caseId: Uuid): string[] => rung.filter(({ target }) => target.caseId === caseId).map(({ envelope }) => envelope.causationId);
const knocks = async (caseId: Uuid): Promise<string[]> => (await log.read(`door-${caseId}`)).map((event: Recorded) => event.eventId);
const parked = async () => (await allParked(database)).get('policy bell') ?? [];

async function until(so: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 10_000; !(await so());) {
    if (Date.now() > end) throw new Error('It never came about');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

test('the command for an event is named after it, so that a repeat is harmless', async () => {
  const one = newId();
  await running(async (progress) => reached(progress, await knock(one)));
  await database.pool.script(`update checkpoints set position = '0000000000000000'`);
  await running(async (progress) => reached(progress, await log.head()));
  const [first, again] = rung.filter(({ target }) => target.caseId === one).map(({ envelope }) => envelope);
  expect(first).toMatchObject({ actor: THE_SYSTEM, causationId: (await knocks(one))[0] });
  expect(again).toEqual(first);
});

test('a case that cannot be answered waits with all that follows in it, and the others go on', async () => {
  const [poor, other] = [newId(), newId()];
  answering = ({ target }) => {
    if (target.caseId === poor) throw new TypeError('There is no bell for Alex Example');
    return done;
  };
  await running(async (progress) => {
    await knock(poor);
    await reached(progress, await knock(other));
    await reached(progress, await knock(poor));
    expect(heard(other)).toEqual(await knocks(other));
    expect(heard(poor)).toEqual([]);
    expect(await parked()).toEqual([{ part: poor, error: expect.stringMatching(/^Knocked: TypeError at /) }]);
    expect(await readCheckpoint(database.kysely, 'policy bell')).toBe(await log.head());
    answering = () => done;
    await until(async () => (await parked()).length === 0);
    expect(heard(poor)).toEqual(await knocks(poor));
    await reached(progress, await knock(poor));
    expect(heard(poor)).toEqual(await knocks(poor));
  });
});

test('what is parked outlives the process', async () => {
  const poor = newId();
  answering = () => {
    throw new Error('not now');
  };
  await running(async (progress) => reached(progress, await knock(poor)));
  expect(await parked()).toHaveLength(1);
  answering = () => done;
  await running(async (progress) => {
    await reached(progress, await knock(poor));
    await until(async () => (await parked()).length === 0);
  });
  expect(heard(poor)).toEqual(await knocks(poor));
});

test('a refusal is final and is told by its code; one that only says "busy" is tried again', async () => {
  const [refused, busy] = [newId(), newId()];
  const refuse = ({ target }: Ring): Refusal => (target.caseId === busy ? refuseCommand('case.busy') : refuseCase('case.discharged'));
  answering = refuse;
  await running(async (progress) => {
    await knock(refused);
    await reached(progress, await knock(busy));
    expect(failures).toContain('policy bell: Ring was refused with case.discharged');
    expect((await parked()).map(({ part }) => part)).toEqual([busy]);
    answering = () => done;
    await until(async () => (await parked()).length === 0);
  });
  expect([heard(refused).length, heard(busy).length]).toEqual([1, 2]);
});

test('a database that is away parks nothing: the batch is repeated', async () => {
  const [one, other] = [newId(), newId()];
  let away = true;
  answering = ({ target }) => {
    if (away && target.caseId === one) throw Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    return done;
  };
  await running(async (progress) => {
    await knock(one);
    const last = await knock(other);
    await until(() => Promise.resolve(failures.length > 0));
    expect([await parked(), heard(one)]).toEqual([[], []]);
    away = false;
    await reached(progress, last);
  });
  expect(heard(one)).toEqual(await knocks(one));
  expect(new Set(heard(other))).toEqual(new Set(await knocks(other)));
});

test('what is answered is written down a moment later, and when it stops', async () => {
  const kept = (): Promise<string> => readCheckpoint(database.kysely, 'policy bell');
  await running(async (progress) => {
    const first = await knock(newId());
    await reached(progress, first);
    await until(async () => (await kept()) === first);
    await reached(progress, await knock(newId()));
  });
  expect(await kept()).toBe(await log.head());
});

test('a checkpoint that another process moved is left alone', async () => {
  const elsewhere = '0000000000000000';
  await running(async (progress) => {
    await reached(progress, await knock(newId()));
    await database.pool.script(`update checkpoints set position = '${elsewhere}' where name = 'policy bell'`);
    await until(() => Promise.resolve(failures.includes('policy bell')));
    expect(await readCheckpoint(database.kysely, 'policy bell')).toBe(elsewhere);
  });
});
