import type { AssessmentEvent } from '#assessment/contract';
import type { DischargeEvent } from '#discharge/contract';
import type { LiaisonEvent } from '#employer-liaison/contract';
import type { InterventionEvent } from '#intervention/contract';
import type { LetterEvent } from '#letters/contract';
import type { ReferralEvent } from '#referral/contract';
import type { TriageEvent } from '#triage/contract';

/** The events that outcomes are worked out from, by module, with the fields that they need of each. Nothing here is personal. */
export const KEPT_OF = {
  referral: {
    ReferralReceived: [
      'programme',
      'source',
      'referrer',
      'practice',
      'conditionGroups',
      'employment',
      'absenceStartedOn',
      'fitNote',
      'ageBand',
      'sex',
      'ethnicGroup',
      'noticeReceivedOn',
    ],
    ReferralAmended: ['facts'],
    InformationSupplied: ['facts'],
    ReferralAccepted: [],
    ReferralNotAccepted: ['reason'],
    ReferralWithdrawn: ['reason'],
    ReferralTransferred: ['to'],
    PersonDied: [],
  },
  triage: {
    TriageDecided: ['stage', 'decidedBy'],
    StageChanged: ['to'],
    ContactAttempted: ['result'],
    FirstContactMade: ['attemptId'],
  },
  assessment: {
    AppointmentBooked: ['appointmentId', 'startsAt', 'replaces'],
    AppointmentCancelled: ['appointmentId', 'by'],
    AttendanceRecorded: ['appointmentId', 'code'],
    AssessmentCompleted: [],
    MeasureRecorded: ['instrument', 'version', 'occasion', 'score'],
    PlanAgreed: [],
  },
  intervention: {
    SessionBooked: ['sessionId', 'startsAt', 'replaces'],
    SessionCancelled: ['sessionId', 'by'],
    SessionAttendanceRecorded: ['sessionId', 'code'],
  },
  employer: {
    LiaisonOpened: [],
    AdjustmentsProposed: ['adjustments'],
    EmployerResponded: ['responses'],
    AdjustmentImplemented: ['adjustmentId'],
  },
  discharge: {
    WorkStatusRecorded: ['status', 'hoursPerWeek'],
    CaseDischarged: ['reason', 'benefitRating'],
    CaseReopened: [],
    FollowUpRecorded: ['weeks', 'status', 'hoursPerWeek'],
    SatisfactionRecorded: ['from', 'score'],
  },
  letter: {
    LetterDue: ['kind', 'milestone', 'version', 'practice'],
    LetterDrafted: ['practice'],
    LetterHeld: ['why'],
    LetterReleased: ['practice'],
    LetterSent: ['practice'],
    LetterDelivered: [],
    LetterRejected: [],
    LetterUndeliverable: [],
    LetterSuperseded: [],
  },
} as const satisfies { [C in Category]: { [T in EventsOf[C]['type']]?: readonly string[] } };

/** The events of each module, by the first part of their streams' names. */
export interface EventsOf {
  referral: ReferralEvent;
  triage: TriageEvent;
  assessment: AssessmentEvent;
  intervention: InterventionEvent;
  employer: LiaisonEvent;
  discharge: DischargeEvent;
  letter: LetterEvent;
}

/** A module whose events count here, as its streams are named. */
export type Category = keyof EventsOf;

/** Every one of these modules. */
export const CATEGORIES = Object.keys(KEPT_OF) as readonly Category[];

/** The name of an event that outcomes are worked out from. */
export type KeptType = { [C in Category]: keyof (typeof KEPT_OF)[C] }[Category];

/** The fields kept of each event, by its name. */
export const KEPT = Object.assign({}, ...Object.values(KEPT_OF)) as Readonly<Record<KeptType, readonly string[]>>;

/** The module that each kept event belongs to. */
export const CATEGORY_OF = Object.fromEntries(
  Object.entries(KEPT_OF).flatMap(([category, events]) => Object.keys(events).map((type) => [type, category])),
) as Readonly<Record<KeptType, Category>>;

/** Whether outcomes are worked out from events of this type. */
export const isKept = (type: string): type is KeptType => Object.hasOwn(KEPT, type);

/** Every event of some modules that is kept. */
export const eventsOf = (...categories: readonly Category[]): KeptType[] =>
  categories.flatMap((category) => Object.keys(KEPT_OF[category]) as KeptType[]);

/** The events that appointments follow from. */
export const OF_APPOINTMENTS = ['AppointmentBooked', 'AppointmentCancelled', 'AttendanceRecorded'] as const satisfies readonly KeptType[];

/** The events that sessions follow from. */
export const OF_SESSIONS = ['SessionBooked', 'SessionCancelled', 'SessionAttendanceRecorded'] as const satisfies readonly KeptType[];

/** The events that tell whether a case is over. */
export const OF_ITS_END = ['CaseDischarged', 'CaseReopened'] as const satisfies readonly KeptType[];
