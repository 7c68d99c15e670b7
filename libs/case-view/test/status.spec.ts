import { expect, it } from '@jest/globals';
import { statusOf, type Standings } from '../src/status.js';

/** A case whose triage put it at stage C, before anybody has spoken with the person. */
const triaged = {
  referral: { status: 'accepted' },
  triage: { status: 'decided', stage: 'C' },
  assessment: { appointments: [] },
  interventions: [],
  discharge: { status: 'open' },
  dischargeHistory: [],
  programme: { followUpWeeks: [] },
  erased: false,
} as unknown as Standings;

it('waits for a contact until the person is reached or seen, be it at a session, as the caseload has it', () => {
  expect(statusOf(triaged)).toBe('awaiting-contact');
  expect(statusOf({ ...triaged, interventions: [{ attendedSessions: 0 }] })).toBe('awaiting-contact');
  expect(statusOf({ ...triaged, interventions: [{ attendedSessions: 1 }] })).toBe('awaiting-assessment');
});
