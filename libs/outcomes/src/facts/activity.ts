import { londonDate, type Happened, type Instant, type LocalDate, type Uuid } from '#kernel';
import { letterOfStream } from '#letters/contract';
import { isTwoWay } from '#triage/contract';
import type { Category } from '../history/case-events.js';
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

/** Everything done for a case, by the modules that tell of it. */
const PARTS: readonly { told: readonly Category[]; done: (found: BelievedCase) => Done[] }[] = [
  { told: ['referral'], done: acceptances },
  { told: ['triage'], done: contacts },
  { told: ['assessment'], done: appointments },
  { told: ['intervention'], done: sessions },
  { told: ['discharge'], done: endings },
  { told: ['letter'], done: letters },
];

/**
 * What was done for a case as it is now believed, in parts, each with the modules that it follows from. Appointments and sessions count
 * on the day for which they were booked, also those that nobody came to; those that were moved do not. A discharge counts as one even
 * if the case was reopened later.
 */
export const ACTIVITY_PARTS: readonly { told: readonly Category[]; of: (found: BelievedCase, referral: ReferralOfCase) => Activity[] }[] = [
  { told: [], of: (_, referral) => [referralItself(referral)] },
  ...PARTS.map(({ told, done }) => ({
    told,
    of: (found: BelievedCase, referral: ReferralOfCase) => done(found).map((item) => placed(item, referral)),
  })),
];

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
  const assessments = found.assessment.flatMap((event) => (event.type === 'AssessmentCompleted' ? [each(event, 'assessment')] : []));
  return [...appointmentsOf(found).map((meeting) => met('appointment', meeting)), ...assessments];
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
