import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  correctedHistory,
  correctFact,
  decide,
  derivedId,
  fold,
  isRefusal,
  londonDate,
  type CorrectFact,
  type FactCorrected,
  type Happened,
  type Instant,
  type Recorded,
} from '#kernel';
import { aCaseworker, recorded, type Past } from '#support/decisions.js';
import { anOpenCase } from '#support/stories.js';
import { assessmentStanding } from '../src/contract.js';
import { assessment } from '../src/index.js';
import type { AssessmentCommand } from '../src/model/commands.js';
import type { AssessmentEvent } from '../src/model/events.js';
import { agreeIt, bookIt, cancelIt, completeIt, correctIt, measureIt, recordIt, reviewIt, reviseIt } from './support.js';

const RUNS = { numRuns: 300 };

type Log = Past<AssessmentEvent | FactCorrected>[];

/** A step of a random story: hours pass, then somebody asks for something about the n-th appointment or event. */
interface Step {
  hours: number;
  lateBy: number;
  nth: number;
  ask: (appointmentId: string | undefined, nth: number, now: Instant) => AssessmentCommand | CorrectFact;
}

const some = (id: string | undefined): string => id ?? derivedId('c0000000-0000-4000-8000-000000000001', 'none');
const later = (now: Instant, hours: number): Instant => new Date(Date.parse(now) + hours * 3_600_000).toISOString();

const book: fc.Arbitrary<Step['ask']> = fc.tuple(fc.integer({ min: -3, max: 40 }), fc.boolean()).map(
  ([hours, move]) =>
    (id, _, now) =>
      bookIt({ startsAt: later(now, hours), ...(move && id ? { replaces: id } : {}) }),
);
const attend: fc.Arbitrary<Step['ask']> = fc
  .constantFrom('5', '5', '6', '7', '3', '0')
  .map((code) => (id) => recordIt({ appointmentId: some(id), code }));
const cancel: fc.Arbitrary<Step['ask']> = fc
  .constantFrom(cancelIt(), cancelIt({ by: 'provider', reason: 'other' }))
  .map((command) => (id) => ({ ...command, appointmentId: some(id) }));
const proceed: fc.Arbitrary<Step['ask']> = fc
  .constantFrom<AssessmentCommand>(completeIt(), completeIt(), agreeIt(), reviseIt(), reviewIt(), measureIt())
  .map((command) => () => command);
const correct: fc.Arbitrary<Step['ask']> = fc.oneof(
  fc.integer({ min: -72, max: 0 }).map<Step['ask']>((hours) => (_, nth, now) => correctIt(nth, {}, { newEffectiveAt: later(now, hours) })),
  fc.integer({ min: -72, max: 72 }).map<Step['ask']>((hours) => (_, nth, now) => correctIt(nth, { startsAt: later(now, hours) })),
  fc.constantFrom('3', '5', '7').map<Step['ask']>((code) => (_, nth) => correctIt(nth, { code })),
  fc.constant<Step['ask']>((_, nth) => correctIt(nth, {}, { struckOut: true })),
);

const aStep = (ask: fc.Arbitrary<Step['ask']>, hours = fc.integer({ min: 0, max: 30 })): fc.Arbitrary<Step> =>
  fc.record({ hours, lateBy: fc.constantFrom(0, 0, 0, 5, 30), nth: fc.nat({ max: 7 }), ask });

/** How most cases go, up to some point; what follows is anything at all. */
const asUsual: fc.Arbitrary<Step[]> = fc
  .tuple(aStep(fc.constant((_id, _nth, now) => bookIt({ startsAt: later(now, 24) }))), aStep(attend, fc.constant(60)), aStep(proceed), aStep(proceed))
  .map((steps) => steps.map((step) => ({ ...step, lateBy: 0 })));
const anything = fc.array(
  aStep(
    fc.oneof(
      { weight: 3, arbitrary: book },
      { weight: 3, arbitrary: attend },
      { weight: 1, arbitrary: cancel },
      { weight: 4, arbitrary: proceed },
      { weight: 3, arbitrary: correct },
    ),
  ),
  { minLength: 5, maxLength: 40 },
);
const aStory: fc.Arbitrary<Step[]> = fc.tuple(asUsual, anything).map(([usual, rest]) => [...usual, ...rest]);

/** Plays a story and returns the log that it left; refused requests leave nothing. */
function play(steps: readonly Step[]): Recorded<AssessmentEvent | FactCorrected>[] {
  let now = '2026-03-25T08:00:00.000Z';
  const log: Log = [];
  const read = () => recorded<AssessmentEvent | FactCorrected>('assessment', log) as Recorded<AssessmentEvent | FactCorrected>[];
  steps.forEach((step, n) => {
    now = later(now, step.hours);
    const effectiveAt = later(now, -step.lateBy);
    const at = {
      ...anOpenCase(),
      now,
      today: londonDate(now),
      effectiveAt,
      effectiveOn: londonDate(effectiveAt),
      actor: aCaseworker,
      id: (label: string) => derivedId('c0000000-0000-4000-8000-000000000001', `${n}|${label}`),
    };
    const state = fold(assessment, read());
    const command = step.ask(state.appointments[step.nth % (state.appointments.length || 1)]?.appointmentId, step.nth, now);
    const decision = command.type === 'CorrectFact' ? correctFact(assessment, command, read(), at) : decide(assessment, command, state, at);
    if (!isRefusal(decision)) log.push(...decision.map((event) => ({ ...event, at: event.effectiveAt ?? effectiveAt })));
  });
  return read();
}

const ofType = <T extends AssessmentEvent['type']>(history: readonly Happened<AssessmentEvent>[], type: T) =>
  (history as readonly Happened[]).filter((e) => e.type === type) as Happened<Extract<AssessmentEvent, { type: T }>>[];

describe('any history that commands and corrections can leave', () => {
  it('is one that the module itself holds to be consistent', () => {
    fc.assert(
      fc.property(aStory, (steps) => expect(assessment.consistent(correctedHistory<AssessmentEvent>(play(steps)), anOpenCase())).toBeUndefined()),
      RUNS,
    );
  });

  it('has an open appointment, not before its day, behind every attendance', () => {
    fc.assert(
      fc.property(aStory, (steps) => {
        const history = correctedHistory<AssessmentEvent>(play(steps));
        const bookings = ofType(history, 'AppointmentBooked');
        const gone = new Set([...bookings.map((b) => b.data.replaces), ...ofType(history, 'AppointmentCancelled').map((c) => c.data.appointmentId)]);
        const attendances = ofType(history, 'AttendanceRecorded');
        for (const { data, effectiveAt } of attendances) {
          const booking = bookings.find((b) => b.data.appointmentId === data.appointmentId);
          expect(londonDate(effectiveAt) >= londonDate(booking!.data.startsAt)).toBe(true);
          expect(gone.has(data.appointmentId)).toBe(false);
        }
        expect(new Set(attendances.map((a) => a.data.appointmentId)).size).toBe(attendances.length);
      }),
      RUNS,
    );
  });

  it('has somebody seen behind every assessment, and an assessment behind every plan', () => {
    fc.assert(
      fc.property(aStory, (steps) => {
        const history = correctedHistory<AssessmentEvent>(play(steps));
        const seen = ofType(history, 'AttendanceRecorded').filter((a) => a.data.code === '5' || a.data.code === '6');
        const assessments = ofType(history, 'AssessmentCompleted');
        expect(assessments.every((a) => seen.some((s) => s.data.appointmentId === a.data.appointmentId))).toBe(true);
        const plans = ofType(history, 'PlanAgreed');
        expect(plans.length).toBeLessThanOrEqual(1);
        if (plans.length > 0) expect(assessments.length).toBeGreaterThan(0);
      }),
      RUNS,
    );
  });

  it('has as many DNAs as codes 3, and late arrivals are never on time', () => {
    fc.assert(
      fc.property(aStory, (steps) => {
        const log = play(steps);
        const recordedCodes = ofType(correctedHistory<AssessmentEvent>(log), 'AttendanceRecorded').map((a) => a.data.code);
        const { appointments, dnaCount } = assessmentStanding(log, anOpenCase().programme);
        expect(dnaCount).toBe(recordedCodes.filter((code) => code === '3').length);
        expect(appointments.filter((a) => a.attendance === '5')).toHaveLength(recordedCodes.filter((code) => code === '5').length);
        expect(appointments.filter((a) => a.status === 'seen')).toHaveLength(recordedCodes.filter((code) => code === '5' || code === '6').length);
      }),
      RUNS,
    );
  });
});
