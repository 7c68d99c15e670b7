import { afterEach, describe, expect, it } from '@jest/globals';
import { calendarOf } from '#programmes/contract';
import { triageStream } from '#triage/contract';
import { THE_CASE } from '#support/decisions.js';
import { aStagedProgramme } from '#support/stories.js';
import { worklistStream } from '../src/worklist/events.js';
import { LivingCaseload } from './living-caseload.js';

let caseload: LivingCaseload;
afterEach(() => caseload.end());

const raisedInLog = () => caseload.recorded(worklistStream(THE_CASE), 'WorklistItemRaised');

describe('what falls due', () => {
  it('is raised at midnight in London, not before, and once', async () => {
    // Received on Saturday 28 March 2026, due two days later; summer time begins in between.
    caseload = await LivingCaseload.begin('2026-03-28T10:00:00.000Z');
    await caseload.referred(THE_CASE);
    const scheduler = caseload.scheduler();
    caseload.clock.moveTo('2026-03-29T22:59:59.999Z');
    expect(await scheduler.tick()).toBe(0);
    caseload.clock.moveTo('2026-03-29T23:00:00.000Z');
    expect(await scheduler.tick()).toBe(1);
    caseload.clock.moveTo('2026-03-30T12:00:00.000Z');
    expect(await scheduler.tick()).toBe(0);
    expect(await raisedInLog()).toMatchObject([
      {
        data: { kind: 'decide-referral', dueOn: '2026-03-30', breachOn: '2026-03-30' },
        effectiveAt: '2026-03-29T23:00:00.000Z',
        actor: { role: 'system' },
      },
    ]);
  });

  it('skips the bank holidays of the nation', async () => {
    const base = aStagedProgramme({ nation: 'northern-ireland' });
    caseload = await LivingCaseload.begin('2026-03-16T10:00:00.000Z', { ...base, clocks: { ...base.clocks, countIn: 'working-days' } });
    expect(calendarOf('northern-ireland').isWorkingDay('2026-03-17')).toBe(false);
    await caseload.referred(THE_CASE);
    const scheduler = caseload.scheduler();
    // Monday the 16th and two working days, Tuesday being St Patrick's Day: Thursday the 19th.
    caseload.clock.moveTo('2026-03-18T23:59:59.999Z');
    expect(await scheduler.tick()).toBe(0);
    caseload.clock.moveTo('2026-03-19T00:00:00.000Z');
    expect(await scheduler.tick()).toBe(1);
  });

  it('is on record once, however many schedulers raise it', async () => {
    caseload = await LivingCaseload.begin('2026-03-02T10:00:00.000Z');
    await caseload.referred(THE_CASE);
    caseload.clock.moveTo('2026-03-04T10:00:00.000Z');
    await Promise.all([caseload.scheduler().tick(), caseload.scheduler().tick()]);
    expect(await raisedInLog()).toHaveLength(1);
    expect(caseload.reported).toEqual([]);
  });

  it('is not raised when it was done a moment before', async () => {
    caseload = await LivingCaseload.begin('2026-03-02T10:00:00.000Z');
    await caseload.referred(THE_CASE);
    caseload.clock.moveTo('2026-03-04T10:00:00.000Z');
    await caseload.done(THE_CASE, { type: 'WithdrawReferral', by: 'person', reason: 'no-longer-needed' });
    expect(await caseload.scheduler().tick()).toBe(0);
  });

  it('is not raised while the caseload is behind the log', async () => {
    caseload = await LivingCaseload.begin('2026-03-02T10:00:00.000Z');
    await caseload.referred(THE_CASE);
    await caseload.caughtUp();
    await caseload.runner.stop();
    caseload.clock.moveTo('2026-03-04T10:00:00.000Z');
    const scheduler = caseload.scheduler(50);
    await caseload.done(THE_CASE, { type: 'RequestInformation', needed: ['employer-size'] });
    expect(await scheduler.tick()).toBe(0);
    expect(await raisedInLog()).toEqual([]);
  });

  it('is raised for many cases in one tick', async () => {
    caseload = await LivingCaseload.begin('2026-03-02T10:00:00.000Z');
    const cases = Array.from({ length: 230 }, (_, n) => `${String(n).padStart(8, '0')}-0000-4000-8000-000000000001`);
    await Promise.all(cases.map((caseId) => caseload.referred(caseId)));
    caseload.clock.moveTo('2026-03-04T10:00:00.000Z');
    expect(await caseload.scheduler().tick()).toBe(230);
    expect(await caseload.scheduler().tick()).toBe(0);
  });

  it('is raised by itself while the scheduler runs', async () => {
    caseload = await LivingCaseload.begin('2026-03-02T10:00:00.000Z');
    await caseload.referred(THE_CASE);
    caseload.clock.moveTo('2026-03-04T10:00:00.000Z');
    const scheduler = caseload.scheduler();
    const appended = caseload.log.subscribe({ after: await caseload.log.head(), signal: AbortSignal.timeout(5_000) });
    scheduler.start(10);
    const types: string[] = [];
    for await (const signal of appended) {
      if (signal.kind === 'events') types.push(...signal.events.map(({ type }) => type));
      if (types.length > 0) break;
    }
    await scheduler.stop();
    expect(types).toEqual(['WorklistItemRaised']);
  });
});

describe('the contact policy', () => {
  async function withThreeAttempts(): Promise<void> {
    caseload = await LivingCaseload.begin('2026-03-02T10:00:00.000Z');
    await caseload.referred(THE_CASE);
    await caseload.done(THE_CASE, { type: 'AcceptReferral' });
    for (const day of ['2026-03-03', '2026-03-05', '2026-03-09']) {
      caseload.clock.moveTo(`${day}T10:00:00.000Z`);
      await caseload.doneInTriage(THE_CASE, { type: 'RecordContactAttempt', method: 'telephone', result: 'no-answer' });
    }
  }
  const declared = () => caseload.recorded(triageStream(THE_CASE), 'UnableToContact');

  it('declares the person unable to be contacted once its days have passed, and that is work for somebody', async () => {
    await withThreeAttempts();
    const scheduler = caseload.scheduler();
    caseload.clock.moveTo('2026-03-12T23:59:59.999Z');
    await scheduler.tick();
    expect(await declared()).toEqual([]);
    caseload.clock.moveTo('2026-03-13T00:00:00.000Z');
    await scheduler.tick();
    expect(await declared()).toMatchObject([{ data: { attempts: 3 }, effectiveAt: '2026-03-13T00:00:00.000Z' }]);
    await caseload.caughtUp();
    const { rows } = await caseload.database.pool.query('select kind, due_on from worklist_items_v1 order by due_on');
    expect(rows).toEqual([
      { kind: 'triage-due', due_on: '2026-03-04' },
      { kind: 'unable-to-contact', due_on: '2026-03-17' },
    ]);
  });

  it('declares nobody who was reached in the meantime', async () => {
    await withThreeAttempts();
    await caseload.doneInTriage(THE_CASE, { type: 'RecordContactAttempt', method: 'telephone', result: 'spoke' });
    caseload.clock.moveTo('2026-03-20T10:00:00.000Z');
    await caseload.scheduler().tick();
    expect(await declared()).toEqual([]);
  });
});

describe('a refusal', () => {
  it('is reported once and not asked for again', async () => {
    caseload = await LivingCaseload.begin('2026-03-02T10:00:00.000Z');
    await caseload.referred(THE_CASE);
    await caseload.caughtUp();
    // What the caseload would show if somebody had tampered with it: no declaration is due in this case.
    await caseload.database.pool.query("update schedules_v1 set kind = 'declare-unable-to-contact'");
    caseload.clock.moveTo('2026-03-04T10:00:00.000Z');
    const scheduler = caseload.scheduler();
    expect([await scheduler.tick(), await scheduler.tick()]).toEqual([1, 0]);
    expect(caseload.reported).toEqual(['schedules: DeclareUnableToContact was refused with triage.contact-policy-not-exhausted']);
  });
});
