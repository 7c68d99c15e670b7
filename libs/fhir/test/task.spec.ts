import { describe, expect, it } from '@jest/globals';
import type { DischargeEvent } from '#discharge/contract';
import type { Streams } from '#handling';
import type { EventShape, Role } from '#kernel';
import type { ProgrammeEvent } from '#programmes/contract';
import type { ReferralEvent } from '#referral/contract';
import type { TriageEvent } from '#triage/contract';
import { aCaseworker, recorded, THE_CASE, type Past } from '#support/decisions.js';
import { THE_PERSON } from '#support/stories.js';
import { followCase, mayFollow, type FollowedCase } from '../src/followed-case.js';
import { serviceRequestOf, taskOf } from '../src/resources/task.js';
import { theProgramme } from './reading.js';

const received: ReferralEvent = {
  type: 'ReferralReceived',
  data: {
    personId: THE_PERSON,
    programme: { id: 'staged-work-health', version: 1 },
    contentFingerprint: 'f',
    eligibility: { eligible: true, findings: [] },
    source: 'gp',
    channel: 'fhir-message',
    referrer: { organisation: 'A81001' },
    conditionGroups: ['pain'],
    employment: { status: 'employed' },
    ageBand: '35-44',
    sex: 'female',
    ethnicGroup: 'not-stated',
    noticeReceivedOn: '2026-03-02',
    nhsNumberStatus: 'verified',
  },
};
const accepted: ReferralEvent = { type: 'ReferralAccepted', data: { how: 'by-staff' } };
const opened = { type: 'TriageOpened', data: {} } as TriageEvent;
const decided = { type: 'TriageDecided', data: { stage: 'B', priority: 'routine', decidedBy: 'non-clinical' } } as unknown as TriageEvent;
const discharged = { type: 'CaseDischarged', data: {} } as unknown as DischargeEvent;

/** The streams of one case. */
function streams(referral: ReferralEvent[], triage: TriageEvent[] = [], discharge: DischargeEvent[] = []): Streams {
  const published = { type: 'ProgrammePublished', data: { definition: theProgramme() } } as unknown as ProgrammeEvent;
  const all = { referral, triage, discharge, programme: [published] } as unknown as Record<string, Past<EventShape>[]>;
  const read = async (stream: string) => {
    const category = stream.split('-')[0] as string;
    return recorded(category, all[category] ?? []);
  };
  return { read } as unknown as Streams;
}

const follow = async (...parts: Parameters<typeof streams>): Promise<FollowedCase> => (await followCase(streams(...parts), THE_CASE)) as FollowedCase;

describe('the Task of a referral', () => {
  it.each<[status: string, ...Parameters<typeof streams>]>([
    ['requested', [received]],
    ['accepted', [received, accepted]],
    ['accepted', [received, accepted], [opened]],
    ['in-progress', [received, accepted], [opened, decided]],
    ['completed', [received, accepted], [opened, decided], [discharged]],
    ['cancelled', [received, { type: 'ReferralWithdrawn', data: { by: 'referrer', reason: 'message-revoked' } }]],
    ['rejected', [received, { type: 'ReferralNotAccepted', data: { reason: 'no-capacity', failedCriteria: [], signposting: [] } }]],
  ])('is %s', async (status, ...parts) => {
    expect(taskOf(await follow(...parts))).toMatchObject({
      resourceType: 'Task',
      id: THE_CASE,
      status,
      focus: { reference: `ServiceRequest/${THE_CASE}` },
      owner: { identifier: { value: 'PRV01' } },
    });
  });

  it('says what a request waits for', async () => {
    const asked = await follow([received, { type: 'InformationRequested', data: { needed: [] } }]);
    const doubted = await follow([received, { type: 'ProbableDuplicateRaised', data: { otherCases: [THE_CASE], because: 'same-nhs-number' } }]);
    expect([taskOf(asked), taskOf(doubted)]).toMatchObject([
      { status: 'requested', businessStatus: { text: expect.stringContaining('information') } },
      { status: 'requested', businessStatus: { text: expect.stringContaining('another open case') } },
    ]);
  });

  it('says why a referral was not taken, and where else to go', async () => {
    const failedCriteria = [{ criterion: 'has-work', plainWords: 'You have a job.' }];
    const signposting = [{ id: 'jobcentre-plus', name: 'Jobcentre Plus', kind: 'destination' as const }];
    expect(
      taskOf(await follow([received, { type: 'ReferralNotAccepted', data: { reason: 'not-eligible', failedCriteria, signposting } }])),
    ).toMatchObject({
      statusReason: { coding: [{ code: 'not-eligible' }], text: 'The person does not meet the criteria of the programme. You have a job.' },
      note: [{ text: 'The person can go to: Jobcentre Plus.' }],
    });
  });

  it('goes with a ServiceRequest that is active until the end', async () => {
    const withdrawn: ReferralEvent = { type: 'ReferralWithdrawn', data: { by: 'referrer', reason: 'other' } };
    const all = await Promise.all([
      follow([received, accepted], [opened, decided]),
      follow([received, accepted], [], [discharged]),
      follow([received, withdrawn]),
    ]);
    expect(all.map((followed) => serviceRequestOf(followed)['status'])).toEqual(['active', 'completed', 'revoked']);
  });

  it('is entered in error once the referral was struck out, and its referrer still follows it', async () => {
    const eventId = recorded('referral', [received])[0]?.eventId;
    const data = { corrects: eventId, correctedType: 'ReferralReceived', reason: 'wrong-person', facts: {}, struckOut: true };
    const strike = { type: 'FactCorrected', data } as unknown as ReferralEvent;
    for (const referral of [
      [received, strike],
      [received, accepted, strike],
    ]) {
      const followed = await follow(referral);
      expect(taskOf(followed)).toMatchObject({
        id: THE_CASE,
        status: 'entered-in-error',
        statusReason: { text: expect.stringContaining('in error') },
      });
      expect(taskOf(followed)).not.toHaveProperty('businessStatus');
      expect(serviceRequestOf(followed)).toMatchObject({ id: THE_CASE, status: 'entered-in-error' });
      expect(mayFollow({ ...aCaseworker, role: 'gp-practice', organisation: 'A81001' }, followed)).toBe(true);
      expect(mayFollow({ ...aCaseworker, role: 'gp-practice', organisation: 'A81002' }, followed)).toBe(false);
    }
  });

  it('does not exist without a referral', async () => {
    expect(await followCase(streams([]), THE_CASE)).toBeUndefined();
  });
});

describe('a referral may be followed', () => {
  it('by staff, by who sent it, and by who referred', async () => {
    const followed = { ...(await follow([received])), sentBy: 'SPINE', referrer: 'A81001' };
    const may = (role: Role, organisation: string) => mayFollow({ ...aCaseworker, role, organisation }, followed);
    expect([
      may('caseworker', 'PRV01'),
      may('gp-practice', 'A81001'),
      may('referrer', 'SPINE'),
      may('gp-practice', 'A81002'),
      may('referrer', 'RYE'),
    ]).toEqual([true, true, true, false, false]);
  });
});
