import type { InstrumentId, MeasureOccasion, RecordedAttendance } from '#assessment/contract';
import type { DischargeReason, SatisfactionSource, WorkStatus } from '#discharge/contract';
import type { EmployerResponse } from '#employer-liaison/contract';
import { atLondonTime, derivedId, STEPWISE_NAMESPACE, type Instant, type LocalDate, type Uuid } from '#kernel';
import type { LetterKind, Programme, ProgrammeRef, Stage } from '#programmes/contract';
import type { NotAcceptedReason, ReferralFacts } from '#referral/contract';
import type { ListingOn } from '#reporting';
import type { ContactResult, DecidedBy } from '#triage/contract';
import { THE_CASE } from '#support/decisions.js';
import { givenEvents, programmePublished, type ToldEvent } from '#support/projections.js';
import { aStagedProgramme, THE_PERSON } from '#support/stories.js';
import { DONE_FOR_CASE, LETTERS_SENT, type Activity } from '../src/facts/activity.js';
import { referralOf } from '../src/facts/attribution.js';
import { outcomeFactsOf } from '../src/facts/outcome-facts-of.js';
import type { OutcomeFacts } from '../src/facts/outcome-facts.js';
import { CaseHistory } from '../src/history/case-history.js';
import { entryOf, type Entry } from '../src/history/entry.js';
import { termsOf, type FindTerms } from '../src/history/programme-terms.js';

/** Ten in the morning of a day in London. */
export const on = (day: LocalDate, minutes = 600): Instant => atLondonTime(day, minutes);

/** An identifier by name. */
export const id = (name: string): Uuid => derivedId(STEPWISE_NAMESPACE, `outcomes ${name}`);

const told = (category: string, type: string, day: LocalDate, data: object = {}, more: Partial<ToldEvent> = {}): ToldEvent => ({
  category,
  type,
  data,
  at: on(day),
  ...more,
});

/** An event under a name, by which a correction finds it. */
export const named = (name: string, event: ToldEvent): ToldEvent => ({ ...event, eventId: id(name) });

/** A GP refers an employee who is off sick. */
export const referred = (day: LocalDate, facts: Partial<ReferralFacts> & { programme?: ProgrammeRef } = {}): ToldEvent =>
  told('referral', 'ReferralReceived', day, {
    ...{ personId: THE_PERSON, programme: { id: 'staged-service', version: 1 }, source: 'gp', channel: 'json-api', practice: 'A81001' },
    ...{ referrer: { organisation: 'A81001' }, conditionGroups: ['musculoskeletal', 'pain'], noticeReceivedOn: day },
    ...{ employment: { status: 'employed', employerSize: '10-49', offSick: true }, ageBand: '35-44', sex: 'female', ethnicGroup: 'white' },
    ...facts,
  });
export const amended = (day: LocalDate, facts: Partial<ReferralFacts>): ToldEvent => told('referral', 'ReferralAmended', day, { facts });
export const accepted = (day: LocalDate): ToldEvent => told('referral', 'ReferralAccepted', day, { how: 'by-staff' });
export const notAccepted = (day: LocalDate, reason: NotAcceptedReason = 'not-eligible'): ToldEvent =>
  told('referral', 'ReferralNotAccepted', day, { reason });
export const withdrawn = (day: LocalDate): ToldEvent => told('referral', 'ReferralWithdrawn', day, { by: 'person', reason: 'no-longer-needed' });
export const transferred = (day: LocalDate, to: ProgrammeRef): ToldEvent => told('referral', 'ReferralTransferred', day, { to });
export const died = (day: LocalDate): ToldEvent => told('referral', 'PersonDied', day, { reportedBy: 'family' });

export const triaged = (day: LocalDate, stage: Stage = 'C', decidedBy: DecidedBy = 'non-clinical'): ToldEvent =>
  told('triage', 'TriageDecided', day, { stage, priority: 'routine', decidedBy });
export const stepped = (day: LocalDate, to: Stage): ToldEvent => told('triage', 'StageChanged', day, { to });
export const attempted = (day: LocalDate, result: ContactResult): ToldEvent =>
  told('triage', 'ContactAttempted', day, { attemptId: id(`attempt ${day}`), method: 'telephone', result });
export const contacted = (day: LocalDate, attemptId?: Uuid): ToldEvent =>
  told('triage', 'FirstContactMade', day, { method: 'telephone', ...(attemptId ? { attemptId } : {}) });

export const booked = (name: string, day: LocalDate, startsAt: Instant, replaces?: string): ToldEvent =>
  told('assessment', 'AppointmentBooked', day, {
    ...{ appointmentId: id(name), purpose: 'assessment', startsAt },
    ...(replaces ? { replaces: id(replaces) } : {}),
  });
export const cancelled = (name: string, day: LocalDate, by: 'person' | 'provider' = 'person'): ToldEvent =>
  told('assessment', 'AppointmentCancelled', day, { appointmentId: id(name), by });
export const attended = (name: string, day: LocalDate, code: RecordedAttendance = '5'): ToldEvent =>
  told('assessment', 'AttendanceRecorded', day, { appointmentId: id(name), code });
export const assessed = (name: string, day: LocalDate): ToldEvent => told('assessment', 'AssessmentCompleted', day, { appointmentId: id(name) });
export const planned = (day: LocalDate): ToldEvent => told('assessment', 'PlanAgreed', day, { goals: ['return-to-work'] });
export const measured = (
  day: LocalDate,
  occasion: MeasureOccasion,
  score: number | undefined,
  instrument: InstrumentId = 'phq-9',
  version = '1',
): ToldEvent =>
  told('assessment', 'MeasureRecorded', day, {
    instrument,
    version,
    answers: [],
    occasion,
    ...(score === undefined ? { noScoreBecause: 'too-many-missing' } : { score }),
  });

const inIntervention = (type: string, day: LocalDate, data: object): ToldEvent =>
  told('intervention', type, day, data, { part: id('physiotherapy') });
export const sessionBooked = (name: string, day: LocalDate, startsAt: Instant, replaces?: string): ToldEvent =>
  inIntervention('SessionBooked', day, { sessionId: id(name), startsAt, mode: 'video', ...(replaces ? { replaces: id(replaces) } : {}) });
export const sessionAttended = (name: string, day: LocalDate, code: RecordedAttendance = '5'): ToldEvent =>
  inIntervention('SessionAttendanceRecorded', day, { sessionId: id(name), code });
export const sessionCancelled = (name: string, day: LocalDate): ToldEvent =>
  inIntervention('SessionCancelled', day, { sessionId: id(name), by: 'provider' });

export const liaisonOpened = (day: LocalDate): ToldEvent => told('employer', 'LiaisonOpened', day, { consentId: id('consent') });
export const liaisonClosed = (day: LocalDate): ToldEvent => told('employer', 'LiaisonClosed', day, { reason: 'person-left-employer' });
export const proposed = (day: LocalDate, ...names: string[]): ToldEvent =>
  told('employer', 'AdjustmentsProposed', day, { adjustments: names.map((name) => ({ adjustmentId: id(name), kind: 'altered-hours' })) });
export const responded = (day: LocalDate, responses: Readonly<Record<string, EmployerResponse>>): ToldEvent =>
  told('employer', 'EmployerResponded', day, {
    responses: Object.entries(responses).map(([name, response]) => ({ adjustmentId: id(name), response })),
  });
export const implemented = (day: LocalDate, name: string): ToldEvent => told('employer', 'AdjustmentImplemented', day, { adjustmentId: id(name) });

export const worked = (day: LocalDate, status: WorkStatus, hoursPerWeek?: number): ToldEvent =>
  told('discharge', 'WorkStatusRecorded', day, { status, evidence: 'person', ...(hoursPerWeek === undefined ? {} : { hoursPerWeek }) });
export const discharged = (day: LocalDate, reason: DischargeReason = 'completed', benefitRating?: number): ToldEvent =>
  told('discharge', 'CaseDischarged', day, {
    ...{ reason, outcome: { result: 'unknown', restsOn: [] } },
    ...(benefitRating === undefined ? {} : { benefitRating }),
  });
export const reopened = (day: LocalDate): ToldEvent => told('discharge', 'CaseReopened', day, { reason: 'relapse' });
export const followedUp = (day: LocalDate, weeks: number, status: WorkStatus | 'not-reached', hoursPerWeek?: number): ToldEvent =>
  told('discharge', 'FollowUpRecorded', day, { weeks, status, ...(hoursPerWeek === undefined ? {} : { hoursPerWeek }) });
export const satisfied = (day: LocalDate, from: SatisfactionSource, score: number): ToldEvent =>
  told('discharge', 'SatisfactionRecorded', day, { from, score });

const inLetter = (type: string, name: string, day: LocalDate, data: object): ToldEvent => told('letter', type, day, data, { part: id(name) });
export const letterDue = (name: string, day: LocalDate, kind: LetterKind, version = 1, practice: string | undefined = 'A81001'): ToldEvent =>
  inLetter('LetterDue', name, day, { kind, milestone: id('milestone'), version, personId: THE_PERSON, ...(practice ? { practice } : {}) });
export const letterSent = (name: string, day: LocalDate, practice = 'A81001'): ToldEvent =>
  inLetter('LetterSent', name, day, { transport: 'outbox', practice });
export const letterSays = (
  name: string,
  day: LocalDate,
  type: 'LetterDrafted' | 'LetterHeld' | 'LetterReleased' | 'LetterDelivered' | 'LetterRejected' | 'LetterUndeliverable' | 'LetterSuperseded',
  data: object = {},
): ToldEvent => inLetter(type, name, day, data);

/** Corrects an event by its name: with new facts, a new day, or struck out if neither is given. */
export function corrected(name: string, target: ToldEvent, day: LocalDate, change: { facts?: object; happenedOn?: LocalDate } = {}): ToldEvent {
  const { facts = {}, happenedOn } = change;
  const struckOut = change.facts === undefined && happenedOn === undefined;
  const what = { corrects: id(name), correctedType: target.type, reason: 'clerical-error', facts, struckOut };
  const data = { ...what, ...(happenedOn ? { newEffectiveAt: on(happenedOn) } : {}) };
  return told(target.category, 'FactCorrected', day, data, target.part ? { part: target.part } : {});
}

/** The events of a story as those of another case. */
export const ofCase = (caseId: Uuid, ...story: readonly ToldEvent[]): ToldEvent[] => story.map((event) => ({ ...event, caseId }));

/** The staged programme, published. */
export const theProgramme: ToldEvent = programmePublished(aStagedProgramme());

/** Terms of the staged programme of the stories, and of others. */
export const findTerms =
  (...programmes: readonly Programme[]): FindTerms =>
  ({ id: programme, version }) => {
    const found = [...programmes, aStagedProgramme()].find((p) => p.id === programme && p.version === version);
    if (!found) throw new Error(`No ${programme} version ${version}`);
    return termsOf(found);
  };

const entriesAfter = (story: readonly ToldEvent[]): Entry[] => givenEvents(...story).flatMap((event) => entryOf(event) ?? []);

/** Nobody has told where practices belong. */
export const nowhere: ListingOn = () => undefined;

/** What is believed of the case of the stories after these events. */
export function factsAfter(story: readonly ToldEvent[], ...programmes: readonly Programme[]): OutcomeFacts {
  const facts = outcomeFactsOf(THE_CASE, entriesAfter(story), findTerms(...programmes), nowhere);
  if (!facts) throw new Error('No referral was received');
  return facts;
}

/** What was done for the case of the stories. */
export function doneAfter(story: readonly ToldEvent[], ...programmes: readonly Programme[]): Activity[] {
  const history = new CaseHistory(THE_CASE);
  for (const entry of entriesAfter(story)) history.add(entry);
  const referral = referralOf(history, findTerms(...programmes));
  return referral ? [...DONE_FOR_CASE, LETTERS_SENT].flatMap(({ of }) => of(history, referral)) : [];
}

/** Something done, as `kind code day`. */
export const brief = ({ kind, code, on: day }: Activity): string => [kind, code, day].filter(Boolean).join(' ');
