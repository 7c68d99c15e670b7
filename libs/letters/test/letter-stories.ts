import type { Programme } from '#programmes/contract';
import { aStagedProgramme } from '#support/stories.js';
import type { AssessmentEvent } from '#assessment/contract';
import type { DischargeEvent } from '#discharge/contract';
import type { ConsentTerms, ReferralEvent } from '#referral/contract';
import type { TriageEvent } from '#triage/contract';
import { LETTER_KINDS } from '#programmes/contract';

/** The case and the person of letter tests; nobody real. */
export const CASE = 'c0000000-0000-4000-8000-000000000001';
export const PERSON = 'b0000000-0000-4000-8000-000000000001';
export const FIRST_APPOINTMENT = 'a0000000-0000-4000-8000-000000000001';
export const SECOND_APPOINTMENT = 'a0000000-0000-4000-8000-000000000002';

/** Words that identify the person, or tell what ails them: they belong into the letter and nowhere else. */
export const PERSONAL_WORDS = ['Robin', 'Example', '9990000018', '1984-05-04', 'Sam Sample', 'sciatica', 'lumbar', 'Unit 4', 'stepladder'] as const;

type Of<E extends { type: string }, T extends E['type']> = Extract<E, { type: T }>;

/** A service that sends every kind of letter. */
export function aServiceThatWrites(overrides: Partial<Programme> = {}): Programme {
  return aStagedProgramme({
    letters: [...LETTER_KINDS],
    wording: {
      serviceName: 'Aire Valley Work and Health',
      telephone: '0113 496 0123',
      fitNote:
        'The advice below may be used to complete a fit note (Med3). A change that the employer cannot make means that they are to be treated as not fit for work for that time.',
    },
    ...overrides,
  });
}

/** A GP refers somebody off sick with a fit note. */
export function aReferral(overrides: Partial<Of<ReferralEvent, 'ReferralReceived'>['data']> = {}): Of<ReferralEvent, 'ReferralReceived'> {
  return {
    type: 'ReferralReceived',
    data: {
      ...{
        personId: PERSON,
        programme: { id: 'staged-service', version: 1 },
        contentFingerprint: 'f',
        eligibility: { eligible: true, findings: [] },
      },
      ...{ source: 'gp', channel: 'json-api', referrer: { organisation: 'A81001', profession: 'gp' }, practice: 'A81001' },
      ...{ requestedStage: 'B', conditionGroups: ['musculoskeletal'], employment: { status: 'employed', employerSize: '50-249', offSick: true } },
      absenceStartedOn: '2026-02-02',
      fitNote: { statement: 'not-fit', assessedOn: '2026-02-23', from: '2026-02-23', to: '2026-03-22', adjustments: [] },
      ...{ ageBand: '35-44', sex: 'female', ethnicGroup: 'not-stated', noticeReceivedOn: '2026-03-02', nhsNumberStatus: 'verified' },
      ...overrides,
    },
    personal: {
      name: { given: 'Robin', family: 'Example', title: 'Ms' },
      birthDate: '1984-05-04',
      nhsNumber: '9990000018',
      referrerName: 'Dr Sam Sample',
      reason: 'Off with sciatica, please help.',
    },
  };
}

/** The person agrees that their GP is told. */
export const gpConsent = (...content: ConsentTerms['content']): Of<ReferralEvent, 'ConsentGiven'> => ({
  type: 'ConsentGiven',
  data: { recipient: 'gp', purpose: 'feedback-to-referrer', content: content.length > 0 ? content : ['everything'], how: 'verbal' },
});

/** The person takes that back. */
export const gpConsentWithdrawn: Of<ReferralEvent, 'ConsentWithdrawn'> = { type: 'ConsentWithdrawn', data: { recipient: 'gp', how: 'verbal' } };

/** The programme takes the referral. */
export const accepted: Of<ReferralEvent, 'ReferralAccepted'> = { type: 'ReferralAccepted', data: { how: 'automatic' } };

/** The person has died. */
export const died: Of<ReferralEvent, 'PersonDied'> = { type: 'PersonDied', data: { reportedBy: 'gp' } };

/** An assessment is booked. */
export function aBooking(overrides: Partial<Of<AssessmentEvent, 'AppointmentBooked'>['data']> = {}): Of<AssessmentEvent, 'AppointmentBooked'> {
  return {
    type: 'AppointmentBooked',
    data: {
      ...{ appointmentId: FIRST_APPOINTMENT, purpose: 'assessment', mode: 'telephone', startsAt: '2026-03-10T10:30:00.000Z', durationMinutes: 45 },
      practitioner: 'clinician-7',
      noticeGivenOn: '2026-03-04',
      ...overrides,
    },
    personal: { place: 'We ring the person at Unit 4' },
  };
}

/** What became of an appointment. */
export const attendance = (code: '3' | '5', appointmentId = FIRST_APPOINTMENT): Of<AssessmentEvent, 'AttendanceRecorded'> => ({
  type: 'AttendanceRecorded',
  data: { appointmentId, code },
});

/** A score of an instrument. */
export const measure = (score: number, occasion: 'baseline' | 'discharge'): Of<AssessmentEvent, 'MeasureRecorded'> => ({
  type: 'MeasureRecorded',
  data: { instrument: 'phq-9', version: '1', answers: [], occasion, score },
});

/** An assessment with advice for the fit note. */
export function anAssessment(
  overrides: Partial<Of<AssessmentEvent, 'AssessmentCompleted'>['data']> = {},
): Of<AssessmentEvent, 'AssessmentCompleted'> {
  return {
    type: 'AssessmentCompleted',
    data: {
      appointmentId: SECOND_APPOINTMENT,
      obstacles: [
        { domain: 'health', code: 'sleep', severity: 'mild' },
        { domain: 'health', code: 'pain', severity: 'severe' },
        { domain: 'workplace', code: 'physical-demands', severity: 'moderate' },
        { domain: 'personal', code: 'debt-and-money', severity: 'mild' },
      ],
      workAbility: 4,
      functionalLimits: ['lifting-and-carrying', 'standing'],
      expectedReturnOn: '2026-04-20',
      fitNoteAdvice: { statement: 'may-be-fit', adjustments: ['phased-return', 'amended-duties'] },
      ...overrides,
    },
    personal: {
      summary: 'Low back pain with right-sided sciatica for six weeks; no red flags. Lumbar movement is returning with exercise.',
      functionInWords: 'Can stand for twenty minutes and lift 5 kg; cannot use a stepladder.',
      adviceInWords: 'Keep active, keep in touch with work, and take short breaks from standing.',
      note: 'Internal: sciatica leaflet sent.',
    },
  };
}

/** A return-to-work plan. */
export function aPlan(overrides: Partial<Of<AssessmentEvent, 'PlanAgreed'>['data']> = {}): Of<AssessmentEvent, 'PlanAgreed'> {
  return {
    type: 'PlanAgreed',
    data: {
      goals: ['phased-return', 'manage-health-at-work'],
      recommendations: ['fit-note-as-advised', 'medication-review', 'graded-activity', 'keep-in-touch-with-work', 'phased-return', 'amended-duties'],
      interventionsNeeded: ['physiotherapy'],
      targetDate: '2026-04-20',
      reviewDate: '2026-04-14',
      ...overrides,
    },
    personal: { goalsInWords: 'Back at four hours a day by 20 April, at full hours four weeks later.' },
  };
}

/** The plan was reviewed. */
export const aReview: Of<AssessmentEvent, 'PlanReviewed'> = {
  type: 'PlanReviewed',
  data: { progress: 'on-track', goalsAchieved: ['manage-health-at-work'], reviewDate: '2026-05-12' },
};

/** Nobody could reach the person. */
export const unableToContact: Of<TriageEvent, 'UnableToContact'> = {
  type: 'UnableToContact',
  data: {
    ...{ attempts: 3, firstAttemptAt: '2026-03-03T10:00:00.000Z', lastAttemptAt: '2026-03-13T16:00:00.000Z' },
    policy: { attempts: 3, overDays: 10 },
  },
};

/** The case is closed with a return to work. */
export const discharged: Of<DischargeEvent, 'CaseDischarged'> = {
  type: 'CaseDischarged',
  data: {
    reason: 'completed',
    benefitRating: 8,
    outcome: { result: 'returned-to-work', status: 'at-work', hoursPerWeek: 30, returnedOn: '2026-04-20', restsOn: [] },
  },
};

/** The referral is not taken. */
export const notAccepted: Of<ReferralEvent, 'ReferralNotAccepted'> = {
  type: 'ReferralNotAccepted',
  data: {
    reason: 'not-eligible',
    failedCriteria: [{ criterion: 'has-work', plainWords: 'You have a job or are self-employed.' }],
    signposting: [
      { id: 'employment-specialist-mh', name: 'Employment specialists in mental health', kind: 'programme' },
      { id: 'citizens-advice', name: 'Citizens Advice', kind: 'destination' },
    ],
  },
};
