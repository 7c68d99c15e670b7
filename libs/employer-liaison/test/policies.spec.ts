import { describe, expect, it } from '@jest/globals';
import type { DischargeEvent } from '#discharge/contract';
import { employerLiaisonPolicies } from '#employer-liaison';
import type { LiaisonEvent } from '#employer-liaison/contract';
import type { CommandEnvelope, FactCorrected, Instant, Recorded } from '#kernel';
import type { ConsentRecipient, ReferralEvent } from '#referral/contract';
import { pastEventId, recorded, THE_CASE, type Past } from '#support/decisions.js';
import { THE_PERSON } from '#support/stories.js';
import { adjustmentsProposed, closed, onMarch, opened, resumed, suspended } from './stories.js';

type OfReferral = Past<ReferralEvent | FactCorrected>;
type OfDischarge = Past<DischargeEvent | FactCorrected>;

const received = { type: 'ReferralReceived', data: { personId: THE_PERSON } } as unknown as OfReferral;
const given = (recipient: ConsentRecipient = 'employer', at: Instant = onMarch('03')): OfReferral => ({
  type: 'ConsentGiven',
  data: { recipient, purpose: 'direct-support', content: ['progress'], how: 'verbal' },
  at,
});
const takenBack = (recipient: ConsentRecipient = 'employer', at: Instant = onMarch('09')): OfReferral => ({
  type: 'ConsentWithdrawn',
  data: { recipient, how: 'verbal' },
  at,
});
const struckOut = (n: number, correctedType: string, at: Instant = onMarch('12')): Past<FactCorrected> => ({
  type: 'FactCorrected',
  data: { corrects: pastEventId(n), correctedType, reason: 'entered-in-error', facts: {}, struckOut: true },
  at,
});
const discharged = (at: Instant, reason: 'completed' | 'died' = 'completed'): OfDischarge => ({
  type: 'CaseDischarged',
  data: { reason, outcome: { result: 'unknown', restsOn: [] } },
  at,
});
const reopened = (at: Instant): OfDischarge => ({ type: 'CaseReopened', data: { reason: 'relapse' }, at });

interface Case {
  referral?: readonly OfReferral[];
  discharge?: readonly OfDischarge[];
  employer?: readonly Past<LiaisonEvent>[];
}

/** What the policies send when the last event of that stream comes in. */
async function sentAfter(last: keyof Case, { referral = [], discharge = [], employer = [] }: Case) {
  const streams: Record<string, readonly Recorded[]> = {
    [`referral-${THE_CASE}`]: recorded('referral', referral) as Recorded[],
    [`discharge-${THE_CASE}`]: recorded('discharge', discharge) as Recorded[],
    [`employer-${THE_CASE}`]: recorded('employer', employer),
  };
  const event = streams[`${last}-${THE_CASE}`]?.at(-1) as Recorded;
  const policies = employerLiaisonPolicies({ read: async (stream: string) => (streams[stream] ?? []) as never });
  const envelope = (label: string, effectiveAt = event.effectiveAt) => ({ commandId: label, effectiveAt }) as CommandEnvelope;
  const concerned = policies.filter(({ on }) => on.includes(event.type));
  const sent = (await Promise.all(concerned.map(async ({ react }) => await react(event, envelope)))).flat();
  return sent.map((command) => ({ target: command.target, command: command.command, ...command.envelope }));
}

const sending = (command: object, commandId: string, effectiveAt: Instant) => [{ target: { caseId: THE_CASE }, command, commandId, effectiveAt }];
const suspending = (reason: string, at: Instant) => sending({ type: 'SuspendLiaison', reason }, 'suspend', at);
const resuming = (at: Instant) => sending({ type: 'ResumeLiaison' }, 'resume', at);
const closing = (reason: string, at: Instant) => sending({ type: 'CloseLiaison', reason }, 'close', at);

describe('liaison under consent', () => {
  it('is suspended when the person takes the consent back, at that time', async () => {
    const sent = await sentAfter('referral', { referral: [received, given(), takenBack()], employer: [opened()] });
    expect(sent).toEqual(suspending('consent-withdrawn', onMarch('09')));
  });

  it('is suspended when the consent turns out never to have been given', async () => {
    const sent = await sentAfter('referral', { referral: [received, given(), struckOut(1, 'ConsentGiven')], employer: [opened()] });
    expect(sent).toEqual(suspending('consent-struck-out', onMarch('12')));
  });

  it('goes on while another consent for the employer stands', async () => {
    const other: OfReferral = { ...given(), data: { ...given().data, purpose: 'employer-liaison' } as never };
    expect(await sentAfter('referral', { referral: [received, given(), other, struckOut(1, 'ConsentGiven')], employer: [opened()] })).toEqual([]);
  });

  it('goes on if the consent was renewed before anybody noticed', async () => {
    const renewed = [received, given(), takenBack(), given('employer', onMarch('10'))];
    expect(await sentAfter('referral', { referral: renewed, employer: [opened()] })).toEqual([]);
  });

  it('is not suspended by what becomes of consents for others', async () => {
    expect(await sentAfter('referral', { referral: [received, given('gp'), takenBack('gp')], employer: [opened()] })).toEqual([]);
    expect(await sentAfter('referral', { referral: [received, given('gp'), struckOut(1, 'ConsentGiven')], employer: [opened()] })).toEqual([]);
    expect(await sentAfter('referral', { referral: [received, given('gp')], employer: [opened()] })).toEqual([]);
  });

  it('is suspended once, and not before it opens or after it closes', async () => {
    const referral = [received, given(), takenBack()];
    for (const employer of [[], [opened(), suspended(onMarch('09'))], [opened(), closed(onMarch('05'))]])
      expect(await sentAfter('referral', { referral, employer })).toEqual([]);
  });

  it('is taken up again when the person consents again', async () => {
    const referral = [received, given(), takenBack(), given('employer', onMarch('16'))];
    expect(await sentAfter('referral', { referral, employer: [opened(), suspended(onMarch('09'))] })).toEqual(resuming(onMarch('16')));
    expect(await sentAfter('referral', { referral, employer: [opened(), suspended(onMarch('09')), resumed(onMarch('16'))] })).toEqual([]);
  });

  it('is taken up again when the withdrawal turns out not to have been one', async () => {
    const referral = [received, given(), takenBack(), struckOut(2, 'ConsentWithdrawn')];
    expect(await sentAfter('referral', { referral, employer: [opened(), suspended(onMarch('09'))] })).toEqual(resuming(onMarch('12')));
  });

  it('is taken up no earlier than it was suspended, where the consent was entered with an earlier date', async () => {
    const referral = [received, given(), takenBack(), given('employer', onMarch('06'))];
    expect(await sentAfter('referral', { referral, employer: [opened(), suspended(onMarch('09'))] })).toEqual(resuming(onMarch('09')));
  });

  it('is not taken up by a consent that was taken back before anybody noticed', async () => {
    const again = [received, given(), takenBack(), given('employer', onMarch('10')), takenBack('employer', onMarch('11'))];
    expect(await sentAfter('referral', { referral: again, employer: [opened(), suspended(onMarch('09'))] })).toEqual([]);
  });
});

describe('liaison of a case that has ended', () => {
  const died: OfReferral = { type: 'PersonDied', data: { reportedBy: 'family' }, at: onMarch('20') };
  const withdrawn: OfReferral = { type: 'ReferralWithdrawn', data: { by: 'referrer', reason: 'referred-in-error' }, at: onMarch('20') };

  it('is closed with it', async () => {
    const employer = [opened()];
    expect(await sentAfter('discharge', { discharge: [discharged(onMarch('20'))], employer })).toEqual(closing('case-discharged', onMarch('20')));
    expect(await sentAfter('discharge', { discharge: [discharged(onMarch('20'), 'died')], employer })).toEqual(closing('person-died', onMarch('20')));
    expect(await sentAfter('referral', { referral: [received, died], employer })).toEqual(closing('person-died', onMarch('20')));
    expect(await sentAfter('referral', { referral: [received, withdrawn], employer })).toEqual(closing('referral-withdrawn', onMarch('20')));
  });

  it('is closed while it is suspended too', async () => {
    const employer = [opened(), suspended(onMarch('09'))];
    expect(await sentAfter('discharge', { discharge: [discharged(onMarch('20'))], employer })).toEqual(closing('case-discharged', onMarch('20')));
  });

  it('is closed once, and only if it was opened', async () => {
    for (const employer of [[], [opened(), closed(onMarch('05'))]])
      expect(await sentAfter('discharge', { discharge: [discharged(onMarch('20'))], employer })).toEqual([]);
  });

  it('is closed no earlier than its last fact, where the end was entered with an earlier date', async () => {
    const employer = [opened(), adjustmentsProposed(onMarch('11'))];
    expect(await sentAfter('discharge', { discharge: [discharged(onMarch('10'))], employer })).toEqual(closing('case-discharged', onMarch('11')));
  });

  it('goes on if the case was reopened, or its end struck out, before anybody noticed', async () => {
    const struck = [discharged(onMarch('20')), struckOut(0, 'CaseDischarged', onMarch('21'))];
    expect(await sentAfter('discharge', { discharge: struck, employer: [opened()] })).toEqual([]);
    const history = [discharged(onMarch('20')), reopened(onMarch('21')), struckOut(2, 'WorkStatusRecorded', onMarch('22'))];
    expect(await sentAfter('discharge', { discharge: history, employer: [opened()] })).toEqual([]);
  });

  it('is closed if it was opened at that very moment, but not if that is a late entry', async () => {
    const crossing = (at: Instant) => sentAfter('employer', { discharge: [discharged(onMarch('20'))], employer: [opened(at)] });
    expect(await crossing(onMarch('20'))).toEqual(closing('case-discharged', onMarch('20')));
    expect(await crossing(onMarch('10'))).toEqual([]);
    expect(await sentAfter('employer', { employer: [opened(onMarch('10'))] })).toEqual([]);
  });
});
