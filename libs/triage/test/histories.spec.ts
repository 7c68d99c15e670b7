import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addDaysToInstant,
  decide,
  derivedId,
  correctedHistory,
  isRefusal,
  londonDate,
  STEPWISE_NAMESPACE,
  type Instant,
  type Recorded,
} from '#kernel';
import { triage, type TriageCommand } from '#triage';
import { CONTACT_METHODS, CONTACT_RESULTS, RISKS, triageStanding, type TriageEvent } from '#triage/contract';
import { aCaseworker, recorded, type Past } from '#support/decisions.js';
import { STAGES } from '#programmes/contract';
import { aCaseInTriage, aClinician } from './fixtures.js';

const START: Instant = '2026-03-02T09:00:00.000Z';

const commands: fc.Arbitrary<TriageCommand> = fc.oneof(
  fc.constant<TriageCommand>({ type: 'OpenTriage' }),
  fc.record({ type: fc.constant('FlagRisk' as const), risk: fc.constantFrom(...RISKS) }),
  fc.record({ type: fc.constant('ClearRisk' as const), risk: fc.constantFrom(...RISKS) }),
  fc.constant<TriageCommand>({ type: 'EscalateToClinician', reason: 'other' }),
  fc
    .constantFrom(...STAGES)
    .map((stage): TriageCommand => ({ type: 'DecideTriage', stage, priority: 'soon', ...(stage === 'A' ? {} : { assessmentMode: 'video' }) })),
  fc
    .constantFrom(...STAGES)
    .map((to): TriageCommand => ({ type: 'ChangeStage', to, reason: 'other', ...(to === 'A' ? {} : { assessmentMode: 'video' }) })),
  fc.constantFrom('p1', 'p2').map((practitioner): TriageCommand => ({ type: 'AllocateCase', practitioner })),
  fc.constantFrom('p1', 'p2', 'p3').map((practitioner): TriageCommand => ({ type: 'ReallocateCase', practitioner, reason: 'capacity' })),
  fc.record({
    type: fc.constant('RecordContactAttempt' as const),
    method: fc.constantFrom(...CONTACT_METHODS),
    result: fc.constantFrom(...CONTACT_RESULTS),
  }),
  fc.constant<TriageCommand>({ type: 'RecordContactAttempt', method: 'telephone', result: 'no-answer' }),
  fc.constant<TriageCommand>({ type: 'RecordFirstContact', method: 'telephone' }),
  fc.constant<TriageCommand>({ type: 'DeclareUnableToContact' }),
  fc.nat(5).map((days): TriageCommand => ({ type: 'PauseWait', reason: 'work', ...(days ? { resumedAt: addDaysToInstant(START, days * 3) } : {}) })),
  fc.constant<TriageCommand>({ type: 'ResumeWait' }),
);

/** A command, the days after the one before at which it is sent, and how many days late the fact is entered. */
const steps = fc.array(fc.record({ command: commands, after: fc.nat(4), late: fc.constantFrom(0, 0, 0, 2, 9), clinician: fc.boolean() }), {
  maxLength: 40,
});

/** Plays steps and returns what the log holds at the end; what is refused is left out. */
function play(story: readonly { command: TriageCommand; after: number; late: number; clinician: boolean }[]): Recorded<TriageEvent>[] {
  const past: Past<TriageEvent>[] = [];
  let now = START;
  for (const [i, { command, after, late, clinician }] of story.entries()) {
    now = addDaysToInstant(now, after);
    const effectiveAt = addDaysToInstant(now, -late);
    const decision = decide(triage, command, triageStanding(recorded('triage', past)), {
      ...aCaseInTriage(),
      now,
      today: londonDate(now),
      effectiveAt,
      effectiveOn: londonDate(effectiveAt),
      actor: clinician ? aClinician : aCaseworker,
      id: (label) => derivedId(STEPWISE_NAMESPACE, `${i}|${label}`),
    });
    if (!isRefusal(decision)) past.push(...decision.map((event) => ({ effectiveAt, ...event })));
  }
  return recorded('triage', past);
}

describe('every history that commands can bring about', () => {
  it('is consistent, so that nothing in it stands in the way of a correction', () => {
    fc.assert(fc.property(steps, (story) => expect(triage.consistent(correctedHistory<TriageEvent>(play(story)), aCaseInTriage())).toBeUndefined()));
  });

  it('has one opening, one decision after it, at most one pause running, and a first contact wherever somebody was reached', () => {
    fc.assert(
      fc.property(steps, (story) => {
        const events = play(story);
        const types = events.map((e) => e.type);
        const count = (type: TriageEvent['type']): number => types.filter((t) => t === type).length;
        expect(count('TriageOpened')).toBeLessThanOrEqual(1);
        expect(count('TriageDecided')).toBeLessThanOrEqual(count('TriageOpened'));
        const standing = triageStanding(events);
        expect(standing.pauses.filter(({ to }) => to === undefined).length).toBeLessThanOrEqual(1);
        expect(standing.firstContactAt === undefined).toBe(standing.lastContactAt === undefined);
        expect((standing.firstContactAt ?? '') <= (standing.lastContactAt ?? '')).toBe(true);
        if (standing.status === 'decided') expect(standing.stageSince >= standing.decidedAt).toBe(true);
      }),
    );
  });
});
