import { assessmentStanding, type AssessmentEvent, type AssessmentStanding } from '#assessment/contract';
import { dischargeStanding, type DischargeEvent, type DischargeStanding } from '#discharge/contract';
import { interventionStanding, type InterventionEvent, type InterventionStanding } from '#intervention/contract';
import { correctedHistory, foldHistory, type Happened, type Uuid, type WorkingCalendar } from '#kernel';
import { calendarOf, type Programme, type ProgrammeRef } from '#programmes/contract';
import { referralStanding, type ReferralEvent, type ReferralStanding } from '#referral/contract';
import { triageStanding, type TriageEvent, type TriageStanding } from '#triage/contract';
import type { WorkCommand } from '../worklist/commands.js';
import type { WorklistEvent } from '../worklist/events.js';
import { evolve, initial, type WorklistState } from '../worklist/state.js';
import type { CaseEvent, CaseEventOf, CaseEventType, Category } from './case-events.js';
import { asRecorded, latestName, type Entry, type SealedName } from './entry.js';

/** One intervention, and the events of its stream. */
export interface InterventionFile {
  standing: Exclude<InterventionStanding, { status: 'none' }>;
  happened: readonly Happened<CaseEvent>[];
}

/** Everything that the caseload knows of a case: what each module says of it, and the events with corrections applied. */
export interface CaseFile {
  caseId: Uuid;
  referral: Exclude<ReferralStanding, { status: 'none' }>;
  /** The version of the programme that the case is pinned to, and the working days of its nation. */
  programme: Programme;
  calendar: WorkingCalendar;
  triage: TriageStanding;
  assessment: AssessmentStanding;
  interventions: readonly InterventionFile[];
  discharge: DischargeStanding;
  worklist: WorklistState;
  name?: SealedName;
  /** As they are believed now, in log order. */
  happened: readonly Happened<CaseEvent>[];
}

/** A case file whose programme has yet to be found. */
export interface UnboundFile {
  personId: Uuid;
  programme: ProgrammeRef;
  /** The file under that version of the programme. */
  under(programme: Programme): CaseFile;
}

/** Reads a case's entries, in log order; `undefined` if its referral was struck out. @throws if the case begins without its referral */
export function readFile(caseId: Uuid, entries: readonly Entry[]): UnboundFile | undefined {
  const happened = correctedHistory<CaseEvent>(entries.map((entry) => asRecorded(caseId, entry)));
  const parts = Map.groupBy(happened, ({ stream }) => stream.slice(0, stream.indexOf('-')) as Category);
  const of = <E extends CaseEvent>(category: Category) => (parts.get(category) ?? []) as unknown as Happened<E>[];
  const referral = referralStanding(of<ReferralEvent>('referral'));
  if (referral.status === 'none') {
    if (entries[0]?.type === 'ReferralReceived') return undefined;
    throw new Error(`Case ${caseId} begins without its referral`);
  }
  return {
    personId: referral.personId,
    programme: referral.programme,
    under: (programme) => {
      const name = latestName(entries);
      return {
        caseId,
        referral,
        programme,
        calendar: calendarOf(programme.nation),
        triage: triageStanding(of<TriageEvent>('triage')),
        assessment: assessmentStanding(of<AssessmentEvent>('assessment'), programme),
        interventions: interventionsIn(of<InterventionEvent>('intervention')),
        discharge: dischargeStanding(of<DischargeEvent>('discharge')),
        worklist: foldHistory<WorklistState, WorkCommand, WorklistEvent, unknown>({ initial, evolve }, of<WorklistEvent>('worklist')),
        ...(name ? { name } : {}),
        happened,
      };
    },
  };
}

function interventionsIn(events: readonly Happened<InterventionEvent>[]): InterventionFile[] {
  return [...Map.groupBy(events, ({ stream }) => stream).values()].flatMap((happened) => {
    const standing = interventionStanding(happened);
    return standing.status === 'none' ? [] : [{ standing, happened }];
  });
}

/** The last event of these types that the log has, of those that still count. */
export function last<T extends CaseEventType>(
  { happened }: Pick<CaseFile, 'happened'>,
  ...types: readonly T[]
): Happened<CaseEventOf<T>> | undefined {
  return happened.findLast(({ type }) => (types as readonly string[]).includes(type)) as Happened<CaseEventOf<T>> | undefined;
}

/** All events of these types that still count, in log order. */
export function all<T extends CaseEventType>({ happened }: Pick<CaseFile, 'happened'>, ...types: readonly T[]): Happened<CaseEventOf<T>>[] {
  return happened.filter(({ type }) => (types as readonly string[]).includes(type)) as unknown as Happened<CaseEventOf<T>>[];
}
