import { derivedId, STEPWISE_NAMESPACE, type Instant, type LocalDate, type Recorded, type Uuid } from '#kernel';
import type { AppointmentPurpose, RecordedAttendance } from '#assessment/contract';
import type { DischargeReason } from '#discharge/contract';
import type { InterventionKind, Programme, ProgrammeRef, Stage, WaitMeasure } from '#programmes/contract';
import type { Listing } from '#practices/contract';
import type { ReferralFacts } from '#referral/contract';
import { THE_CASE, aCaseworker } from '#support/decisions.js';
import { aStagedProgramme } from '#support/stories.js';
import { believed, trimmed } from '../src/clocks/case-event.js';
import { caseClocks, type Clock } from '../src/clocks/clock.js';
import { termsOf, type FindTerms } from '../src/clocks/programme-terms.js';

/** An event as a story tells it: `label` names it for corrections and for checks of what caused what. */
export interface Told {
  module: 'referral' | 'triage' | 'assessment' | 'intervention' | 'discharge' | 'programme' | 'practice';
  type: string;
  at: Instant;
  data: object;
  label?: string;
  part?: Uuid;
  caseId?: Uuid;
}

/** Ten in the morning, London winter time. */
export const on = (day: LocalDate): Instant => (day.length > 10 ? day : `${day}T10:00:00.000Z`);

/** An identifier by name. */
export const id = (name: string): Uuid => derivedId(STEPWISE_NAMESPACE, name);

/** Dresses a story as the log would return it; events are recorded in the order told, one a second. */
export function log(story: readonly Told[], start: Instant = '2026-09-01T00:00:00.000Z'): Recorded[] {
  return story.map(({ module, type, at, data, label, part, caseId = THE_CASE }, i) => {
    const eventId = id(label ?? `event ${i}`);
    const owner = module === 'programme' || module === 'practice' ? null : caseId;
    return {
      ...{ eventId, type, data, effectiveAt: at, caseId: owner, revision: i, schemaVersion: 1, personal: null, actor: aCaseworker },
      stream: `${module}-${part ?? owner ?? id(type)}`,
      position: String(i + 1).padStart(16, '0'),
      recordedAt: new Date(Date.parse(start) + 1000 * i).toISOString(),
      ...{ correlationId: eventId, causationId: eventId, commandId: eventId, fingerprint: '', previousHash: '', hash: '' },
    } as Recorded;
  });
}

/** Terms of the staged programme of the stories; each version may differ in its clocks. */
export const findTerms =
  (...programmes: Programme[]): FindTerms =>
  ({ id, version }) => {
    const found = [...programmes, aStagedProgramme()].find((p) => p.id === id && p.version === version);
    if (!found) throw new Error(`No ${id} version ${version}`);
    return termsOf(found);
  };

/** The clocks that a story leads to. What has not ended says so, for tests that ask. */
export const clocksAfter = (story: readonly Told[], ...programmes: Programme[]): Clock[] =>
  caseClocks(believed(log(story).flatMap((event) => trimmed(event) ?? [])), findTerms(...programmes)).map((clock) => ({ end: undefined, ...clock }));

/** The last spell of one clock. */
export function clockAfter(measure: WaitMeasure, story: readonly Told[], ...programmes: Programme[]): Clock {
  const clock = clocksAfter(story, ...programmes).findLast((c) => c.measure === measure);
  if (!clock) throw new Error(`No clock of ${measure}`);
  return clock;
}

const told =
  (module: Told['module']) =>
  (type: string, at: Instant, data: object = {}, more: Partial<Told> = {}): Told => ({ module, type, at, data, ...more });
const referral = told('referral');
const triage = told('triage');
const assessment = told('assessment');
const intervention = told('intervention');
const discharge = told('discharge');

/** A GP refers an employee who is off sick. */
export const referred = (day: LocalDate, facts: Partial<ReferralFacts> & { programme?: ProgrammeRef } = {}): Told =>
  referral(
    'ReferralReceived',
    on(day),
    {
      ...{ personId: id('person'), programme: { id: 'staged-service', version: 1 }, source: 'gp', channel: 'json-api', practice: 'A81001' },
      ...{ conditionGroups: ['musculoskeletal'], employment: { status: 'employed', employerSize: '10-49', offSick: true } },
      ...{ ageBand: '35-44', sex: 'female', ethnicGroup: 'white', noticeReceivedOn: day, absenceStartedOn: undefined },
      ...facts,
    },
    { label: 'referral' },
  );
/** A directory tells where a practice belongs. */
export const practiceListed = (practice: string, listing: Listing): Told =>
  told('practice')('PracticeListed', on('2026-02-01'), { practice, ...listing });
export const amended = (day: LocalDate, facts: Partial<ReferralFacts>): Told => referral('ReferralAmended', on(day), { facts });
export const notAccepted = (day: LocalDate): Told => referral('ReferralNotAccepted', on(day), { reason: 'not-eligible' });
export const withdrawn = (day: LocalDate): Told => referral('ReferralWithdrawn', on(day), { by: 'person', reason: 'other' });
export const transferred = (day: LocalDate, to: ProgrammeRef): Told => referral('ReferralTransferred', on(day), { to }, { label: 'transfer' });
export const died = (day: LocalDate): Told => referral('PersonDied', on(day), { reportedBy: 'family' });
export const triageDecided = (day: LocalDate, stage: Stage = 'C'): Told => triage('TriageDecided', on(day), { stage }, { label: `triage ${day}` });
export const stageChanged = (day: LocalDate, to: Stage): Told => triage('StageChanged', on(day), { to });
export const contacted = (day: LocalDate): Told => triage('FirstContactMade', on(day), { method: 'telephone' });
export const paused = (day: LocalDate, pause = 'pause'): Told =>
  triage('WaitPaused', on(day), { pauseId: id(pause), reason: 'holiday' }, { label: pause });
export const resumed = (day: LocalDate, pause = 'pause'): Told => triage('WaitResumed', on(day), { pauseId: id(pause) });
export const booked = (name: string, day: LocalDate, startsOn: LocalDate, more: { purpose?: AppointmentPurpose; replaces?: string } = {}): Told =>
  assessment(
    'AppointmentBooked',
    on(day),
    {
      appointmentId: id(name),
      purpose: more.purpose ?? 'assessment',
      startsAt: on(startsOn),
      ...(more.replaces ? { replaces: id(more.replaces) } : {}),
    },
    { label: `booking ${name}` },
  );
export const cancelled = (name: string, day: LocalDate): Told =>
  assessment('AppointmentCancelled', on(day), { appointmentId: id(name), by: 'person' });
export const attended = (name: string, day: LocalDate, code: RecordedAttendance): Told =>
  assessment('AttendanceRecorded', on(day), { appointmentId: id(name), code }, { label: `attendance ${name}` });
export const assessed = (name: string, day: LocalDate): Told => assessment('AssessmentCompleted', on(day), { appointmentId: id(name) });
export const ordered = (name: string, day: LocalDate, kind: InterventionKind = 'physiotherapy'): Told =>
  intervention('InterventionOrdered', on(day), { kind }, { part: id(name), label: `order ${name}` });
export const declined = (name: string, day: LocalDate): Told => intervention('DeclinedBySupplier', on(day), {}, { part: id(name) });
export const stopped = (name: string, day: LocalDate): Told => intervention('InterventionStopped', on(day), {}, { part: id(name) });
export const sessionBooked = (name: string, session: string, day: LocalDate, startsOn: LocalDate, replaces?: string): Told =>
  intervention(
    'SessionBooked',
    on(day),
    { sessionId: id(session), startsAt: on(startsOn), ...(replaces ? { replaces: id(replaces) } : {}) },
    { part: id(name) },
  );
export const sessionCancelled = (name: string, session: string, day: LocalDate): Told =>
  intervention('SessionCancelled', on(day), { sessionId: id(session), by: 'person' }, { part: id(name) });
export const sessionAttended = (name: string, session: string, day: LocalDate, code: RecordedAttendance): Told =>
  intervention('SessionAttendanceRecorded', on(day), { sessionId: id(session), code }, { part: id(name), label: `session ${session}` });
export const discharged = (day: LocalDate, reason: DischargeReason = 'completed'): Told =>
  discharge('CaseDischarged', on(day), { reason }, { label: `discharge ${day}` });
export const reopened = (day: LocalDate): Told => discharge('CaseReopened', on(day), { reason: 'rebooked' }, { label: `reopening ${day}` });

/** Corrects an event by its label. */
export const corrected = (target: Told, change: { facts?: object; happenedOn?: LocalDate; struckOut?: boolean }, label?: string): Told => ({
  module: target.module,
  type: 'FactCorrected',
  at: '2026-09-01T00:00:00.000Z',
  data: {
    ...{
      corrects: id(target.label!),
      correctedType: target.type,
      reason: 'clerical-error',
      facts: change.facts ?? {},
      struckOut: change.struckOut ?? false,
    },
    ...(change.happenedOn ? { newEffectiveAt: on(change.happenedOn) } : {}),
  },
  ...(target.part ? { part: target.part } : {}),
  ...(label ? { label } : {}),
});
