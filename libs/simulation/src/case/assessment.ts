import { addDays, londonDate, type LocalDate } from '#kernel';
import { assessmentStream, findInstrument, scoreAnswers, type AssessmentEvent, type InstrumentId, type MeasureFacts } from '#assessment/contract';
import type { ConditionGroup, Stage } from '#programmes/contract';
import { letterAbout } from './letters.js';
import type { Referred } from './referral.js';
import type { Said, SimulatedCase } from './simulated-case.js';

/** What became of the assessment; of somebody who stayed away, the days of notice and of the appointment missed. */
export type Assessed = { came: true; seen: Said } | { came: false; noticeGivenOn: LocalDate; missedOn: LocalDate };

/** Instruments by condition. */
const INSTRUMENTS: Readonly<Partial<Record<ConditionGroup, readonly InstrumentId[]>>> = {
  'common-mental-health': ['phq-9', 'gad-7'],
  'severe-mental-illness': ['phq-9', 'wsas'],
  musculoskeletal: ['msk-hq', 'wsas'],
  pain: ['msk-hq', 'wsas'],
};

/** The instruments that somebody of a condition is asked. */
export const instrumentsFor = ({ conditionGroups: [condition] }: Referred['facts']): readonly InstrumentId[] =>
  INSTRUMENTS[condition ?? 'other'] ?? ['wsas', 'work-ability-score'];

/** The assessment is booked, moved or missed perhaps, attended and written up; then measures are taken. */
export function assessed(one: SimulatedCase, { facts, tellsGp }: Referred): Assessed {
  const { chance, programme, staff, caseId } = one;
  const stream = assessmentStream(caseId);
  const clear = programme.clearNoticeDays;
  let replaces: string | undefined;
  for (;;) {
    one.minutes(chance.between(5, 40));
    const appointmentId = chance.id();
    const startsAt = one.inWorkingDays(Math.max(clear + 1, chance.skewed(6)));
    const noticeGivenOn = one.today;
    const data = { appointmentId, purpose: 'assessment', mode: chance.pick(programme.assessmentModes), startsAt, durationMinutes: 45 } as const;
    const more = { practitioner: staff.clinician.id, noticeGivenOn, ...(replaces ? { replaces } : {}) };
    const booked = one.record(staff.caseworker, stream, [{ type: 'AppointmentBooked', data: { ...data, ...more } }]);
    replaces = undefined;
    letterAbout(one, 'appointment-made', booked, tellsGp);
    const fate = chance.next();
    if (fate < 0.03) {
      // Moved by the person the day before: the new appointment takes its place.
      replaces = appointmentId;
      continue;
    }
    if (fate < 0.05) {
      one.record(staff.caseworker, stream, [
        { type: 'AppointmentCancelled', data: { appointmentId, by: 'provider', reason: 'practitioner-unavailable' } },
      ]);
      one.workingDays(1);
      continue;
    }
    one.until(startsAt, 50);
    const late = chance.happens(0.05);
    if (late) one.workingDays(chance.between(1, 8));
    const code = fate < 0.12 ? '3' : fate < 0.13 ? '7' : fate < 0.18 ? '6' : '5';
    const seen = one.record(staff.clinician, stream, [{ type: 'AttendanceRecorded', data: { appointmentId, code } }], { effectiveAt: startsAt });
    if (code === '5' || code === '6') {
      const written = one.record(staff.clinician, stream, [findings(one, appointmentId)]);
      letterAbout(one, 'assessment-report', written, tellsGp);
      for (const instrument of instrumentsFor(facts)) measured(one, instrument, 'baseline', 0.55);
      return { came: true, seen };
    }
    if (code === '3') letterAbout(one, 'did-not-attend', seen, tellsGp);
    if (chance.happens(0.3)) return { came: false, noticeGivenOn, missedOn: londonDate(startsAt) };
    one.workingDays(chance.between(1, 5));
  }
}

const findings = ({ chance, today }: SimulatedCase, appointmentId: string): AssessmentEvent => ({
  type: 'AssessmentCompleted',
  data: {
    appointmentId,
    obstacles: [
      {
        domain: 'health',
        code: chance.pick(['pain', 'low-mood', 'anxiety', 'fatigue'] as const),
        severity: chance.pick(['mild', 'moderate', 'severe'] as const),
      },
      { domain: 'workplace', code: chance.pick(['workload', 'physical-demands', 'hours-or-shifts'] as const), severity: 'moderate' },
    ],
    workAbility: chance.between(1, 8),
    functionalLimits: [chance.pick(['sitting', 'standing', 'concentration', 'stamina', 'stress-tolerance'] as const)],
    expectedReturnOn: addDays(today, chance.between(14, 90)),
    fitNoteAdvice: { statement: 'may-be-fit', adjustments: ['altered-hours'] },
  },
  personal: { summary: 'Fit for some work with changes.' },
});

/** An instrument's answers, `badness` of the way from the best to the worst on the whole. */
export function measured(one: SimulatedCase, id: InstrumentId, occasion: MeasureFacts['occasion'], badness: number): Said | undefined {
  const { chance } = one;
  const instrument = findInstrument(id);
  if (!instrument) return undefined;
  const answers = instrument.items.map(({ from, to, better }) => {
    const bad = Math.min(1, Math.max(0, badness + chance.next() * 0.6 - 0.3));
    return Math.round(better === 'lower' ? from + bad * (to - from) : to - bad * (to - from));
  });
  one.minutes(chance.between(1, 5));
  const data = { instrument: id, version: instrument.version, answers, occasion, ...scoreAnswers(instrument, answers) };
  return one.record(one.staff.clinician, assessmentStream(one.caseId), [{ type: 'MeasureRecorded', data }]);
}

/** The plan is agreed. */
export function planned(one: SimulatedCase, stage: Stage, tellsGp: boolean): void {
  const { chance, programme, staff, caseId, today } = one;
  const data = {
    goals: [chance.pick(['return-with-adjustments', 'phased-return', 'return-to-usual-duties'] as const)],
    recommendations: [chance.pick(['self-management', 'graded-activity', 'talk-to-manager'] as const), 'fit-note-as-advised' as const],
    interventionsNeeded: [],
    targetDate: addDays(today, stage === 'C' ? 84 : 42),
    reviewDate: addDays(today, programme.reviewEveryWeeks * 7),
  };
  one.minutes(15);
  letterAbout(one, 'plan-agreed', one.record(staff.caseworker, assessmentStream(caseId), [{ type: 'PlanAgreed', data }]), tellsGp);
}

/** The plan is looked at again. */
export function reviewed(one: SimulatedCase, tellsGp: boolean): void {
  const { chance, programme, staff, caseId, today } = one;
  const progress = chance.pick(['on-track', 'on-track', 'behind', 'stalled'] as const);
  const data = { progress, goalsAchieved: [], reviewDate: addDays(today, programme.reviewEveryWeeks * 7) };
  letterAbout(one, 'progress', one.record(staff.caseworker, assessmentStream(caseId), [{ type: 'PlanReviewed', data }]), tellsGp);
}
