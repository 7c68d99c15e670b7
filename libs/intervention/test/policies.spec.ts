import { describe, expect, it } from '@jest/globals';
import type { DischargeEvent, DischargeReason } from '#discharge/contract';
import { interventionPolicies } from '#intervention';
import { interventionStream, type InterventionEvent, type InterventionNoted } from '#intervention/contract';
import type { CommandEnvelope, FactCorrected, Instant, Recorded } from '#kernel';
import type { ReferralEvent } from '#referral/contract';
import { pastEventId, recorded, THE_CASE, type Past } from '#support/decisions.js';
import {
  attendance,
  completed,
  onMarch,
  physiotherapyOrdered,
  physiotherapyRunning,
  session,
  sessionBooked,
  stopped,
  talkingTherapyOrdered,
  THE_INTERVENTION,
} from './stories.js';

type Ending = Past<DischargeEvent | ReferralEvent | FactCorrected>;

const ANOTHER = 'a0000000-0000-4000-8000-000000000002';

const discharged = (reason: DischargeReason, at: Instant): Ending => ({
  type: 'CaseDischarged',
  data: { reason, outcome: { result: 'unknown', restsOn: [] } },
  at,
});
const reopened = (at: Instant): Ending => ({ type: 'CaseReopened', data: { reason: 'relapse' }, at });
const withdrawn = (at: Instant): Ending => ({ type: 'ReferralWithdrawn', data: { by: 'person', reason: 'no-longer-needed' }, at });
const died = (at: Instant): Ending => ({ type: 'PersonDied', data: { reportedBy: 'family' }, at });
const corrected = (n: number, correctedType: string, change: Partial<FactCorrected['data']>): Ending => ({
  type: 'FactCorrected',
  data: { corrects: pastEventId(n), correctedType, reason: 'clerical-error', facts: {}, struckOut: false, ...change },
  at: onMarch('28'),
});

interface Case {
  discharge?: readonly Ending[];
  referral?: readonly Ending[];
  /** Interventions by their ids, in the order in which they were noted. */
  interventions: Readonly<Record<string, readonly Past<InterventionEvent>[]>>;
}

/** What the policies send when the last event of the named stream comes in. */
async function sentAfter(last: string, { discharge = [], referral = [], interventions }: Case) {
  const noted = Object.keys(interventions).map((interventionId): InterventionNoted => ({ type: 'InterventionNoted', data: { interventionId } }));
  const streams: Record<string, readonly Recorded[]> = {
    [`discharge-${THE_CASE}`]: recorded('discharge', discharge) as Recorded[],
    [`referral-${THE_CASE}`]: recorded('referral', referral) as Recorded[],
    [`interventions-${THE_CASE}`]: recorded('interventions', noted),
  };
  for (const [id, events] of Object.entries(interventions)) streams[interventionStream(id)] = recorded('intervention', events);
  const event = streams[last]?.at(-1) as Recorded;
  const policies = interventionPolicies({ read: async (stream: string) => (streams[stream] ?? []) as never });
  const envelope = (label: string, effectiveAt = event.effectiveAt) => ({ commandId: label, effectiveAt }) as CommandEnvelope;
  const concerned = policies.filter(({ on }) => on.includes(event.type));
  const sent = (await Promise.all(concerned.map(async ({ react }) => await react(event, envelope)))).flat();
  return sent.map((command) => ({ target: command.target, command: command.command, ...command.envelope }));
}

const DISCHARGE = `discharge-${THE_CASE}`;
const REFERRAL = `referral-${THE_CASE}`;

const stop = (reason: string, effectiveAt: Instant, interventionId = THE_INTERVENTION) => ({
  target: { caseId: THE_CASE, partId: interventionId },
  command: { type: 'StopIntervention', reason },
  commandId: `stop|${interventionId}`,
  effectiveAt,
});

describe('interventions of a case that has ended', () => {
  const both = { [THE_INTERVENTION]: physiotherapyRunning(), [ANOTHER]: [talkingTherapyOrdered({ interventionId: ANOTHER })] };

  it.each(['disengaged', 'did-not-attend', 'unable-to-contact', 'declined', 'moved-away'] as const)(
    'are stopped by a discharge as %s, running or not yet answered',
    async (reason) => {
      expect(await sentAfter(DISCHARGE, { discharge: [discharged(reason, onMarch('20'))], interventions: both })).toEqual([
        stop('case-discharged', onMarch('20')),
        stop('case-discharged', onMarch('20'), ANOTHER),
      ]);
    },
  );

  it('are stopped by a death, however it is recorded', async () => {
    const interventions = { [THE_INTERVENTION]: physiotherapyRunning() };
    const dead = [stop('person-died', onMarch('20'))];
    expect(await sentAfter(REFERRAL, { referral: [died(onMarch('20'))], interventions })).toEqual(dead);
    expect(await sentAfter(DISCHARGE, { discharge: [discharged('died', onMarch('20'))], interventions })).toEqual(dead);
  });

  it('are stopped by the withdrawal of the referral', async () => {
    const sent = await sentAfter(REFERRAL, { referral: [withdrawn(onMarch('20'))], interventions: { [THE_INTERVENTION]: physiotherapyRunning() } });
    expect(sent).toEqual([stop('referral-withdrawn', onMarch('20'))]);
  });

  it.each(['completed', 'referred-on', 'not-suitable', 'duration-cap', 'other'] as const)(
    'go on after a discharge as %s, which waits for them',
    async (reason) => {
      expect(await sentAfter(DISCHARGE, { discharge: [discharged(reason, onMarch('20'))], interventions: both })).toEqual([]);
    },
  );

  it('are left alone once they have ended, or if they never came about', async () => {
    const attended = [...physiotherapyRunning(), sessionBooked(1, '10'), attendance(1, '5', onMarch('10'))];
    const interventions = {
      [THE_INTERVENTION]: [...attended, completed(onMarch('12'))],
      [ANOTHER]: [physiotherapyOrdered({ interventionId: ANOTHER }), stopped(onMarch('12'))],
      [session(1)]: [],
    };
    expect(await sentAfter(REFERRAL, { referral: [died(onMarch('20'))], interventions })).toEqual([]);
  });

  it('are stopped no earlier than they were ordered and attended, where the end was entered with an earlier date', async () => {
    const attended = [...physiotherapyRunning(), sessionBooked(1, '10'), attendance(1, '5', onMarch('10'))];
    const late = (day: string) => sentAfter(REFERRAL, { referral: [died(onMarch(day))], interventions: { [THE_INTERVENTION]: attended } });
    expect(await late('05')).toEqual([stop('person-died', onMarch('10'))]);
    expect(await late('11')).toEqual([stop('person-died', onMarch('11'))]);
    const ordered = { [THE_INTERVENTION]: [{ ...physiotherapyOrdered(), at: onMarch('06') }] };
    expect(await sentAfter(REFERRAL, { referral: [withdrawn(onMarch('05'))], interventions: ordered })).toEqual([
      stop('referral-withdrawn', onMarch('06')),
    ]);
  });

  it('go on if the case was reopened, or its end struck out, before anybody noticed', async () => {
    const end = discharged('disengaged', onMarch('20'));
    const history = [end, reopened(onMarch('21')), corrected(0, 'CaseDischarged', { facts: { benefitRating: 7 } })];
    expect(await sentAfter(DISCHARGE, { discharge: history, interventions: both })).toEqual([]);
    const struckOut = [end, corrected(0, 'CaseDischarged', { struckOut: true })];
    expect(await sentAfter(DISCHARGE, { discharge: struckOut, interventions: both })).toEqual([]);
  });

  it('are stopped where a correction makes the end one that stops them, or undoes a reopening', async () => {
    const declined = [discharged('other', onMarch('20')), corrected(0, 'CaseDischarged', { facts: { reason: 'declined' } })];
    const interventions = { [THE_INTERVENTION]: physiotherapyRunning() };
    expect(await sentAfter(DISCHARGE, { discharge: declined, interventions })).toEqual([stop('case-discharged', onMarch('20'))]);
    const closedAgain = [discharged('declined', onMarch('20')), reopened(onMarch('21')), corrected(1, 'CaseReopened', { struckOut: true })];
    expect(await sentAfter(DISCHARGE, { discharge: closedAgain, interventions })).toEqual([stop('case-discharged', onMarch('20'))]);
  });

  it('are none of the business of other corrections', async () => {
    const history = [discharged('declined', onMarch('20')), corrected(1, 'WorkStatusRecorded', { struckOut: true })];
    expect(await sentAfter(DISCHARGE, { discharge: history, interventions: both })).toEqual([]);
  });
});

describe('an order that crosses with the end of its case', () => {
  const ordered = { [THE_INTERVENTION]: [{ ...physiotherapyOrdered(), at: onMarch('20') }] };
  const ofOrder = interventionStream(THE_INTERVENTION);

  it('is stopped whatever the end', async () => {
    const crossed = await sentAfter(ofOrder, { discharge: [discharged('completed', onMarch('20'))], interventions: ordered });
    expect(crossed).toEqual([stop('case-discharged', onMarch('20'))]);
  });

  it('runs while the case is open', async () => {
    expect(await sentAfter(ofOrder, { interventions: ordered })).toEqual([]);
    const history = [discharged('completed', onMarch('10')), reopened(onMarch('12'))];
    expect(await sentAfter(ofOrder, { discharge: history, interventions: ordered })).toEqual([]);
  });

  it('runs if it is a late entry about the time before the end', async () => {
    expect(await sentAfter(ofOrder, { discharge: [discharged('declined', onMarch('21'))], interventions: ordered })).toEqual([]);
  });
});
