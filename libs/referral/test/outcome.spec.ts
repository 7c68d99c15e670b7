import { describe, expect, it } from '@jest/globals';
import type { CommandAnswer, Recorded } from '#kernel';
import { referenceOf } from '#referral';
import type { ReferralEvent } from '#referral/contract';
import { outcomeOf } from '../src/intake/outcome.js';
import { pastEventId, recorded, THE_CASE, type Past } from '#support/decisions.js';
import { THE_PERSON } from '#support/stories.js';
import { accepted, amended, ANOTHER_CASE, duplicateRaised, received, STAGED } from './stories.js';

const A_MESSAGE = pastEventId(90);

/** A stream of which the first `first` events were written by the first delivery. */
function streamOf(first: number, ...events: Past<ReferralEvent>[]): Recorded<ReferralEvent>[] {
  return recorded<ReferralEvent>('referral', events).map((event, i) => (i < first ? { ...event, commandId: A_MESSAGE } : event));
}

/** The desk's answer to a delivery that wrote the events from the n-th on. */
function wrote(stream: readonly Recorded<ReferralEvent>[], from: number): CommandAnswer {
  const last = stream.at(-1) as Recorded<ReferralEvent>;
  return { revision: last.revision, position: last.position, events: stream.slice(from) };
}

const NOTHING: CommandAnswer = { revision: 9, position: '0000000000000099', events: [] };
const notEligible: Past<ReferralEvent> = {
  type: 'ReferralNotAccepted',
  data: {
    reason: 'not-eligible',
    failedCriteria: [{ criterion: 'area', plainWords: 'For people in Leeds.' }],
    signposting: [{ id: 'jobcentre', name: 'Jobcentre', kind: 'destination' }],
  },
};

describe('the outcome of a first delivery', () => {
  it('is "received" while nobody has decided', () => {
    const stream = streamOf(1, received());
    expect(outcomeOf(THE_CASE, stream, wrote(stream, 0), 'content-1')).toEqual({
      caseId: THE_CASE,
      personId: THE_PERSON,
      programme: STAGED,
      reference: 'SW-C000-0000-0000',
      outcome: 'received',
      redelivered: false,
      eligibility: { eligible: true, findings: [{ criterion: 'employment', met: 'yes', plainWords: 'For people in work.' }] },
      revision: 0,
      position: '0000000000000001',
    });
  });

  it('is "accepted" where the programme accepted it at once', () => {
    const stream = streamOf(2, received(), accepted());
    expect(outcomeOf(THE_CASE, stream, wrote(stream, 0), 'content-1')).toMatchObject({
      outcome: 'accepted',
      revision: 1,
      position: '0000000000000002',
    });
  });

  it('is "not accepted" with the reason, what failed and where to go', () => {
    const stream = streamOf(2, received(), notEligible);
    expect(outcomeOf(THE_CASE, stream, wrote(stream, 0), 'content-1')).toMatchObject({
      outcome: 'not-accepted',
      reason: 'not-eligible',
      failedCriteria: [{ criterion: 'area', plainWords: 'For people in Leeds.' }],
      signposting: [{ id: 'jobcentre', name: 'Jobcentre', kind: 'destination' }],
    });
  });

  it('is "possible duplicate" with the cases that it may be, and names an earlier case', () => {
    const stream = streamOf(3, received(), { type: 'LinkedToEarlierCase', data: { earlierCase: ANOTHER_CASE } }, duplicateRaised());
    expect(outcomeOf(THE_CASE, stream, wrote(stream, 0), 'content-1')).toMatchObject({
      outcome: 'possible-duplicate',
      otherCases: [ANOTHER_CASE],
      earlierCase: ANOTHER_CASE,
    });
  });
});

describe('the outcome of a redelivery', () => {
  it('is what the first delivery was told, whatever has happened since', () => {
    const stream = streamOf(1, received(), accepted(), { type: 'ReferralWithdrawn', data: { by: 'person', reason: 'other' } });
    expect(outcomeOf(THE_CASE, stream, NOTHING, 'content-1')).toMatchObject({
      outcome: 'received',
      redelivered: true,
      revision: 0,
      position: '0000000000000001',
    });
  });

  it('of an amendment is that it was one', () => {
    const stream = streamOf(2, received(), accepted(), amended({}, 'content-2'), amended({}, 'content-3'));
    expect(outcomeOf(THE_CASE, stream, NOTHING, 'content-2')).toMatchObject({ outcome: 'amended', redelivered: true, revision: 2 });
    expect(outcomeOf(THE_CASE, stream, NOTHING, 'content-1')).toMatchObject({ outcome: 'accepted', redelivered: true, revision: 1 });
  });
});

describe('the outcome of an amendment', () => {
  it('names the amendment by its place in the log', () => {
    const stream = streamOf(2, received(), accepted(), amended({}, 'content-2'));
    expect(outcomeOf(THE_CASE, stream, wrote(stream, 2), 'content-2')).toMatchObject({
      outcome: 'amended',
      redelivered: false,
      revision: 2,
      position: '0000000000000003',
    });
  });
});

describe('a stream without a referral', () => {
  it('has no outcome, and that is a failure', () => {
    expect(() => outcomeOf(THE_CASE, [], NOTHING, 'content-1')).toThrow('does not begin with its referral');
  });
});

describe('a case’s reference', () => {
  it('is short, can be read out and tells cases apart', () => {
    expect(referenceOf('6f1c1a52-8d0e-5a41-9c2b-3f0f6f0c8a11')).toBe('SW-6F1C-1A52-8D0E');
  });
});
