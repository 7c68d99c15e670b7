import type { FactCorrected, Happened, Recorded, Uuid } from '#kernel';
import type { LetterKind } from '#programmes/contract';
import { assessmentStream, isDna, type AssessmentEvent } from '#assessment/contract';
import { dischargeStream, type DischargeEvent } from '#discharge/contract';
import { referralStream, type ReferralEvent } from '#referral/contract';
import { triageStream, type TriageEvent } from '#triage/contract';

type CaseEvent = ReferralEvent | TriageEvent | AssessmentEvent | DischargeEvent;

const MILESTONE_TYPES = [
  'ReferralReceived',
  'ReferralNotAccepted',
  'AppointmentBooked',
  'AttendanceRecorded',
  'UnableToContact',
  'AssessmentCompleted',
  'PlanAgreed',
  'PlanRevised',
  'PlanReviewed',
  'CaseDischarged',
  'FollowUpRecorded',
] as const satisfies readonly CaseEvent['type'][];

/** Types of event that a practice may get a letter about. */
export type MilestoneType = (typeof MILESTONE_TYPES)[number];

/** An event that a practice may get a letter about. */
export type MilestoneEvent = Extract<CaseEvent, { type: MilestoneType }>;

/** One kind of milestone, by its name. */
export type MilestoneOf<T extends MilestoneType> = Happened<Extract<MilestoneEvent, { type: T }>>;

/** Which letter an event of one type calls for. */
interface Milestone<T extends MilestoneType> {
  kind: LetterKind;
  stream: (caseId: Uuid) => string;
  /** Whether this event of the type calls for it, in its stream as it is now believed; absent: every one does. */
  calls?(event: MilestoneOf<T>, history: readonly Happened[]): boolean;
}

/** The letters and what calls for them (design of the interfaces, "Letters"). */
export const MILESTONES: { readonly [T in MilestoneType]: Milestone<T> } = {
  ReferralReceived: {
    kind: 'referral-received',
    stream: referralStream,
    // A referral that is refused as it arrives gets the refusal alone.
    calls: ({ commandId }, history) => !history.some((e) => e.type === 'ReferralNotAccepted' && e.commandId === commandId),
  },
  ReferralNotAccepted: { kind: 'referral-not-accepted', stream: referralStream },
  AppointmentBooked: {
    kind: 'appointment-made',
    stream: assessmentStream,
    // Reviews and other appointments are told of by what came of them, and so is one that was entered after it took place.
    calls: ({ data, recordedAt }) => (data.purpose === 'first-contact' || data.purpose === 'assessment') && recordedAt < data.startsAt,
  },
  AttendanceRecorded: { kind: 'did-not-attend', stream: assessmentStream, calls: ({ data }) => isDna(data.code) },
  UnableToContact: { kind: 'unable-to-contact', stream: triageStream },
  AssessmentCompleted: { kind: 'assessment-report', stream: assessmentStream },
  PlanAgreed: { kind: 'plan-agreed', stream: assessmentStream },
  PlanRevised: { kind: 'plan-agreed', stream: assessmentStream },
  PlanReviewed: { kind: 'progress', stream: assessmentStream },
  CaseDischarged: {
    kind: 'discharge',
    stream: dischargeStream,
    // A death stops everything, and for good: nothing goes out either while it turns out to have been an error.
    calls: ({ data }) => data.reason !== 'died',
  },
  FollowUpRecorded: { kind: 'follow-up', stream: dischargeStream },
};

/** The types of event that may call for a letter. */
export const milestoneTypes: readonly MilestoneType[] = MILESTONE_TYPES;

/** Whether events of a type may call for a letter. */
export const isMilestoneType = (type: string): type is MilestoneType => (MILESTONE_TYPES as readonly string[]).includes(type);

/** Whether an event calls for a letter, as its stream is now believed. */
export function callsForLetter(event: Happened, history: readonly Happened[]): boolean {
  if (!isMilestoneType(event.type)) return false;
  const { calls } = MILESTONES[event.type] as Milestone<MilestoneType>;
  return calls === undefined || calls(event as MilestoneOf<MilestoneType>, history);
}

/** The streams of a case in which milestones stand. */
export const milestoneStreams = (caseId: Uuid): string[] => [...new Set(MILESTONE_TYPES.map((type) => MILESTONES[type].stream(caseId)))];

/**
 * The corrections that a milestone has in its stream: its own, and the striking out of the referral, without which nothing
 * that was told of it happened.
 */
export const correctionsOf = ({ eventId }: Pick<Recorded, 'eventId'>, stream: readonly Recorded[]): readonly Recorded<FactCorrected>[] =>
  (stream.filter((e) => e.type === 'FactCorrected') as unknown as readonly Recorded<FactCorrected>[]).filter(
    ({ data }) => data.corrects === eventId || (data.struckOut && data.correctedType === 'ReferralReceived'),
  );

/** Every letter that a stream may ever have called for: each milestone in each version that a correction gave it. */
export function lettersCalledFor(events: readonly Recorded[]): { kind: LetterKind; milestone: Uuid; version: number }[] {
  return events.flatMap((event) => {
    const { type } = event as { type: string };
    if (!isMilestoneType(type)) return [];
    const versions = 1 + correctionsOf(event, events).length;
    return Array.from({ length: versions }, (_, i) => ({ kind: MILESTONES[type].kind, milestone: event.eventId, version: i + 1 }));
  });
}
