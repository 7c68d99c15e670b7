import { londonDate, type Happened, type Instant, type LocalDate, type Uuid } from '#kernel';
import { letterOfStream } from '#letters/contract';
import { isTwoWay } from '#triage/contract';
import type { BelievedCase } from '../history/believed-case.js';
import type { FindTerms } from '../history/programme-terms.js';
import { factsTold, programmesOf, receivedIn, under } from './attribution.js';
import { lettersOf } from './letters.js';
import { meetingsOf, type Meeting } from './meetings.js';
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

/**
 * Everything done for a case, as it is now believed. Appointments and sessions count on the day for which they were booked, also
 * those that nobody came to; those that were moved do not. A discharge counts as one even if the case was reopened later.
 */
export function activityOf(found: BelievedCase, find: FindTerms): Activity[] {
  const received = receivedIn(found);
  if (!received) return [];
  const programmes = programmesOf(found, received);
  const { source, noticeReceivedOn } = factsTold(found, received);
  const referral = { kind: 'referral', what: received.eventId, code: source, on: noticeReceivedOn } as const;
  const done = [...acceptances(found), ...contacts(found), ...seeings(found), ...assessments(found), ...endings(found), ...letters(found)];
  return [
    { ...referral, programme: under(received.data.programme, find) },
    ...done.map(({ at, ...item }): Activity => {
      const { ref } = programmes.findLast(({ from }) => from <= at) ?? { ref: received.data.programme };
      return { ...item, on: londonDate(at), programme: under(ref, find) };
    }),
  ];
}

const each = ({ eventId, effectiveAt }: Pick<Happened, 'eventId' | 'effectiveAt'>, kind: ActivityKind, code = ''): Done => ({
  kind,
  what: eventId,
  code,
  at: effectiveAt,
});

const acceptances = ({ referral }: BelievedCase): Done[] =>
  referral.flatMap((event) => (event.type === 'ReferralAccepted' ? [each(event, 'acceptance')] : []));

/** A first contact that follows from an attempt is counted as that attempt. */
const contacts = ({ triage }: BelievedCase): Done[] =>
  triage.flatMap((event) => {
    if (event.type === 'FirstContactMade') return event.data.attemptId === undefined ? [each(event, 'contact')] : [];
    if (event.type !== 'ContactAttempted') return [];
    const attempt = each(event, 'contact-attempt', event.data.result);
    return isTwoWay(event.data.result) ? [attempt, each(event, 'contact')] : [attempt];
  });

function seeings(found: BelievedCase): Done[] {
  const { appointments, sessions } = meetingsOf(found);
  const all = (kind: ActivityKind, meetings: readonly Meeting[]): Done[] =>
    meetings.map(({ id, code, startsAt }) => ({ kind, what: id, code, at: startsAt }));
  return [...all('appointment', appointments), ...all('session', sessions)];
}

const assessments = ({ assessment }: BelievedCase): Done[] =>
  assessment.flatMap((event) => (event.type === 'AssessmentCompleted' ? [each(event, 'assessment')] : []));

const endings = ({ discharge }: BelievedCase): Done[] =>
  discharge.flatMap((event) => {
    if (event.type === 'CaseDischarged') return [each(event, 'discharge', event.data.reason)];
    return event.type === 'CaseReopened' ? [each(event, 'reopening')] : [];
  });

function letters(found: BelievedCase): Done[] {
  const kinds = new Map(lettersOf(found).map(({ letterId, kind }) => [letterId, kind]));
  return found.letter.flatMap((event) => {
    const letterId = letterOfStream(event.stream);
    return event.type === 'LetterSent' ? [{ ...each(event, 'letter', kinds.get(letterId)), what: letterId }] : [];
  });
}
