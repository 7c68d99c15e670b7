import { londonDate, type Happened, type Instant, type LocalDate, type Uuid } from '#kernel';
import { letterOfStream } from '#letters/contract';
import { isTwoWay } from '#triage/contract';
import { eventsOf, OF_APPOINTMENTS, OF_ITS_END, OF_SESSIONS, type KeptType } from '../history/case-events.js';
import type { BelievedCase } from '../history/case-history.js';
import { programmeAt, under, type ReferralOfCase } from './attribution.js';
import { lettersOf } from './letters.js';
import { appointmentsOf, sessionsOf, type Meeting } from './meetings.js';
import type { UnderProgramme } from './outcome-facts.js';

/** What the service is seen to do. */
export const ACTIVITIES = [
  'referral',
  'acceptance',
  'contact-attempt',
  'contact',
  'appointment',
  'assessment',
  'session',
  'discharge',
  'reopening',
  'letter',
] as const;
export type ActivityKind = (typeof ACTIVITIES)[number];

/** Something that was done for a case on a day. */
export interface Activity {
  kind: ActivityKind;
  /** The event, appointment, session or letter that it is. */
  what: Uuid;
  /** Source of a referral, result of an attempt, national attendance code, reason of a discharge, kind of a letter; else empty. */
  code: string;
  on: LocalDate;
  /** Under which it was done. */
  programme: UnderProgramme;
}

/** Something done, before anybody has looked up under which programme. */
type Done = Omit<Activity, 'on' | 'programme'> & { at: Instant };

/** Things done for a case, and the events beside its referral that they follow from. */
export interface ActivityPart {
  told: readonly KeptType[];
  of: (found: BelievedCase, referral: ReferralOfCase) => Activity[];
}

const part = (told: readonly KeptType[], done: (found: BelievedCase) => Done[]): ActivityPart => ({
  told,
  of: (found, referral) => done(found).map((item) => placed(item, referral)),
});

/**
 * What was done for a case as it is now believed, but for its letters. Appointments and sessions count on the day for which they were
 * booked, also those that nobody came to; those that were moved do not. A discharge counts as one even if the case was reopened later.
 */
export const DONE_FOR_CASE: readonly ActivityPart[] = [
  { told: [], of: (_, referral) => [referralItself(referral)] },
  part(['ReferralAccepted'], acceptances),
  part(['ContactAttempted', 'FirstContactMade'], contacts),
  part(OF_APPOINTMENTS, appointments),
  part(['AssessmentCompleted'], assessments),
  part(OF_SESSIONS, sessions),
  part(OF_ITS_END, endings),
];

/** The letters about it that went out. */
export const LETTERS_SENT = part(eventsOf('letter'), letters);

const referralItself = ({ received, told, programmes }: ReferralOfCase): Activity => ({
  ...{ kind: 'referral', what: received.eventId, code: told.source, on: told.noticeReceivedOn },
  programme: under(programmes[0]!.terms),
});

const placed = ({ at, ...item }: Done, referral: ReferralOfCase): Activity => ({
  ...item,
  on: londonDate(at),
  programme: under(programmeAt(referral, at)),
});

const each = ({ eventId, effectiveAt }: Pick<Happened, 'eventId' | 'effectiveAt'>, kind: ActivityKind, code = ''): Done => ({
  kind,
  what: eventId,
  code,
  at: effectiveAt,
});

function acceptances({ referral }: BelievedCase): Done[] {
  return referral.flatMap((event) => (event.type === 'ReferralAccepted' ? [each(event, 'acceptance')] : []));
}

/** A first contact that follows from an attempt is counted as that attempt. */
function contacts({ triage }: BelievedCase): Done[] {
  return triage.flatMap((event) => {
    if (event.type === 'FirstContactMade') return event.data.attemptId === undefined ? [each(event, 'contact')] : [];
    if (event.type !== 'ContactAttempted') return [];
    const attempt = each(event, 'contact-attempt', event.data.result);
    return isTwoWay(event.data.result) ? [attempt, each(event, 'contact')] : [attempt];
  });
}

function appointments(found: BelievedCase): Done[] {
  return appointmentsOf(found).map((meeting) => met('appointment', meeting));
}

function assessments({ assessment }: BelievedCase): Done[] {
  return assessment.flatMap((event) => (event.type === 'AssessmentCompleted' ? [each(event, 'assessment')] : []));
}

function sessions(found: BelievedCase): Done[] {
  return sessionsOf(found).map((meeting) => met('session', meeting));
}

const met = (kind: ActivityKind, { id, code, startsAt }: Meeting): Done => ({ kind, what: id, code, at: startsAt });

function endings({ discharge }: BelievedCase): Done[] {
  return discharge.flatMap((event) => {
    if (event.type === 'CaseDischarged') return [each(event, 'discharge', event.data.reason)];
    return event.type === 'CaseReopened' ? [each(event, 'reopening')] : [];
  });
}

function letters(found: BelievedCase): Done[] {
  const kinds = new Map(lettersOf(found).map(({ letterId, kind }) => [letterId, kind]));
  return found.letter.flatMap((event) => {
    const letterId = letterOfStream(event.stream);
    return event.type === 'LetterSent' ? [{ ...each(event, 'letter', kinds.get(letterId)), what: letterId }] : [];
  });
}
