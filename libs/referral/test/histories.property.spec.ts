import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  correctFact,
  correctedHistory,
  decide,
  derivedId,
  fold,
  isRefusal,
  londonDate,
  STEPWISE_NAMESPACE,
  type Circumstances,
  type CorrectFact,
  type FactCorrected,
  type Instant,
  type Recorded,
} from '#kernel';
import { referral, type ReferralCommand } from '#referral';
import { referralFactsNow, referralStanding, type ReferralEvent } from '#referral/contract';
import type { ReferralSurroundings } from '../src/model/context.js';
import { aCaseworker, recorded } from '#support/decisions.js';
import { everyOtherCommand, facts, gpFeedback, receive } from './stories.js';

type Step = { command: ReferralCommand; hours: number } | { correct: Omit<CorrectFact, 'eventId'>; which: number; hours: number };

const hours = fc.integer({ min: -30, max: 30 });
const change = fc.constantFrom<Omit<CorrectFact, 'eventId'>>(
  { type: 'CorrectFact', reason: 'clerical-error', facts: {}, struckOut: true },
  { type: 'CorrectFact', reason: 'clerical-error', facts: { note: 'x' }, struckOut: false },
  { type: 'CorrectFact', reason: 'clerical-error', facts: { noticeReceivedOn: '2026-03-03' }, struckOut: false },
  { type: 'CorrectFact', reason: 'clerical-error', facts: { practice: 'A81009' }, struckOut: false },
  { type: 'CorrectFact', reason: 'clerical-error', facts: {}, newEffectiveAt: '2026-03-02T12:00:00.000Z', struckOut: false },
);
const referrals = fc.constantFrom<ReferralCommand>(
  receive(),
  receive({ acceptance: 'by-staff', consents: [gpFeedback] }),
  receive({ contentFingerprint: 'content-2', facts: facts({ practice: 'A81002', requestedStage: 'C' }), consents: [gpFeedback] }),
  receive({
    contentFingerprint: 'content-3',
    probableDuplicate: { otherCases: ['c0000000-0000-4000-8000-000000000002'], because: 'same-nhs-number' },
  }),
  receive({ contentFingerprint: 'content-4', eligibility: { eligible: false, findings: [] } }),
);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ command: fc.oneof(referrals, fc.constantFrom(...everyOtherCommand)), hours }),
  fc.record({ correct: change, which: fc.nat(8), hours }),
);

const START = Date.parse('2026-03-02T09:00:00.000Z');
const surroundings: ReferralSurroundings = { discharge: { status: 'open' }, triageDecided: false };

/** What a decision is told of a referral that was struck out. */
function struckOut(past: readonly Recorded<ReferralEvent | FactCorrected>[]): Pick<ReferralSurroundings, 'struckOut'> {
  if (past.length === 0 || referralStanding(past).status !== 'none') return {};
  return { struckOut: past.flatMap((event) => (event.type === 'ReferralReceived' ? [event.data.contentFingerprint] : [])) };
}

/** Plays commands and corrections, refused or not, and gives the stream that they leave behind. */
function play(steps: readonly Step[]): Recorded<ReferralEvent | FactCorrected>[] {
  const events: Parameters<typeof recorded<ReferralEvent | FactCorrected>>[1][number][] = [];
  const stream = () => recorded('referral', events) as Recorded<ReferralEvent | FactCorrected>[];
  steps.forEach((next, i) => {
    const past = stream();
    const effectiveAt: Instant = new Date(START + (i * 24 + next.hours) * 3_600_000).toISOString();
    const now = new Date(START + 100 * 86_400_000).toISOString();
    const at: Circumstances & ReferralSurroundings = {
      ...surroundings,
      ...struckOut(past),
      now,
      today: londonDate(now),
      effectiveAt,
      effectiveOn: londonDate(effectiveAt),
      actor: aCaseworker,
      id: (label) => derivedId(STEPWISE_NAMESPACE, `${i}|${label}`),
    };
    const decision =
      'command' in next
        ? decide(referral, next.command, fold(referral, past), at)
        : correctFact(referral, { ...next.correct, eventId: past[next.which % Math.max(1, past.length)]?.eventId ?? '' }, past, at);
    if (!isRefusal(decision)) events.push(...decision.map((event) => ({ ...event, at: effectiveAt })));
  });
  return stream();
}

const everyHistory = (holds: (stream: Recorded<ReferralEvent | FactCorrected>[]) => void) =>
  fc.assert(
    fc.property(fc.array(step, { maxLength: 14 }), (steps) =>
      holds(play([{ command: receive({ acceptance: 'by-staff', consents: [gpFeedback] }), hours: 0 }, ...steps])),
    ),
    {
      numRuns: 300,
    },
  );

describe('whatever happens to a referral', () => {
  it('others see it where the module itself takes it to be', () => {
    everyHistory((stream) => {
      const state = fold(referral, stream);
      const standing = referralStanding(stream);
      expect(standing.status).toBe(state.status);
      if (state.status === 'none' || standing.status === 'none') return;
      const { source, practice, requestedStage, noticeReceivedOn } = referralFactsNow(stream) ?? facts();
      expect(standing).toMatchObject({ source, noticeReceivedOn, programme: state.programme, consents: state.consents });
      expect([standing.practice, standing.requestedStage, standing.diedAt]).toEqual([practice, requestedStage, state.diedAt]);
    });
  });

  it('nothing of it comes before the day of notice, and there is one referral, or none again for good', () => {
    everyHistory((stream) => {
      expect(stream.map(({ type }, i) => type === 'ReferralReceived' && i)).toEqual([0, ...stream.slice(1).map(() => false)]);
      const history = correctedHistory<ReferralEvent>(stream);
      const struck = stream.find((event) => event.type === 'FactCorrected' && event.data.struckOut && event.data.corrects === stream[0]?.eventId);
      expect(history.some(({ type }) => type === 'ReferralReceived')).toBe(struck === undefined);
      if (struck) expect(stream.filter(({ type, position }) => type !== 'FactCorrected' && position > struck.position)).toEqual([]);
      const noticeReceivedOn = referralFactsNow(stream)?.noticeReceivedOn ?? '';
      for (const { effectiveAt } of history) expect(londonDate(effectiveAt) >= noticeReceivedOn).toBe(true);
    });
  });

  it('its whole history is consistent at every moment', () => {
    everyHistory((stream) => {
      expect(referral.consistent(correctedHistory<ReferralEvent>(stream), surroundings)).toBeUndefined();
    });
  });
});
