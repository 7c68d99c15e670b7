import { londonDate, derivedId, type Instant } from '#kernel';
import { referenceOf } from '#referral';
import type { CaseFile } from '../file/case-file.js';
import { flagsOf } from '../file/flags.js';
import { closedOn, milestoneBreachOn, statusOf } from '../file/status.js';
import { declarationDue } from '../work/contact-work.js';
import { workOf } from '../work/work-of.js';
import type { Work } from '../work/work.js';
import { itemIdOf } from '../worklist/events.js';
import { kindOfWork, WORKLIST_KINDS } from '../worklist/kinds.js';
import type { CaseRow, ItemRow, ScheduleRow } from './schema.js';

/** What the tables hold of one case. */
export interface CaseRows {
  row: CaseRow;
  items: ItemRow[];
  schedules: ScheduleRow[];
}

/** Where in the log a case file ends. */
export interface LastSeen {
  position: string;
  recordedAt: Instant;
}

/** The rows of a case file: an item is open once its time has come, and is scheduled until it is on record that it fell due. */
export function rowsOf(file: CaseFile, lastSeen: LastSeen): CaseRows {
  const work = workOf(file);
  const raised = (item: Work): boolean => file.worklist.items.has(itemIdOf(item));
  const open = work.filter((item) => item.atOnce || raised(item));
  return {
    row: caseRow(file, nextOf(open, work), lastSeen),
    items: open.map((item) => itemRow(file, item)),
    schedules: [...work.filter((item) => !raised(item)).map((item) => scheduleRow(file, item)), ...declarationRow(file)],
  };
}

function caseRow(file: CaseFile, next: Work | undefined, { position, recordedAt }: LastSeen): CaseRow {
  const { caseId, referral, programme, triage, discharge, name } = file;
  const status = statusOf(file);
  return {
    case_id: caseId,
    person_id: referral.personId,
    programme: programme.id,
    programme_version: programme.version,
    provider: programme.provider.code,
    practice: referral.practice ?? null,
    reference: referenceOf(caseId),
    status,
    stage: triage.status === 'decided' ? triage.stage : null,
    priority: triage.status === 'decided' ? triage.priority : null,
    practitioner: triage.allocatedTo?.practitioner ?? null,
    team: triage.allocatedTo?.team ?? null,
    next_action: next?.kind ?? null,
    due_on: next?.dueOn ?? null,
    breach_on: milestoneBreachOn(file, status) ?? null,
    waiting_since: referral.noticeReceivedOn,
    received_at: referral.receivedAt,
    closed_on: closedOn(file) ?? null,
    discharged_at: discharge.status === 'discharged' ? discharge.dischargedAt : null,
    next_appointment_at: nextAppointmentAt(file) ?? null,
    flags: flagsOf(file),
    name_event: name?.eventId ?? null,
    name_key: name?.keyOf ?? null,
    name_sealed: name?.sealed ?? null,
    position,
    updated_at: recordedAt,
  };
}

/** The open item that is due first; where nothing is open, what is planned first. */
function nextOf(open: readonly Work[], work: readonly Work[]): Work | undefined {
  const inOrder = (a: Work, b: Work): number => a.dueOn.localeCompare(b.dueOn) || WORKLIST_KINDS.indexOf(a.kind) - WORKLIST_KINDS.indexOf(b.kind);
  return open.toSorted(inOrder)[0] ?? work.filter(({ kind }) => kindOfWork(kind).planned).toSorted(inOrder)[0];
}

function nextAppointmentAt({ assessment, interventions, discharge }: CaseFile): Instant | undefined {
  if (discharge.status === 'discharged') return undefined;
  const appointments = assessment.appointments.filter(({ attendance }) => attendance === '0').map(({ startsAt }) => startsAt);
  const sessions = interventions.flatMap(({ standing }) =>
    standing.status === 'accepted' ? standing.bookedSessions.map(({ startsAt }) => startsAt) : [],
  );
  return [...appointments, ...sessions].toSorted()[0];
}

const itemRow = ({ caseId }: CaseFile, item: Work): ItemRow => ({
  item_id: itemIdOf(item),
  case_id: caseId,
  kind: item.kind,
  because: item.because,
  weeks: item.weeks ?? null,
  since: item.since,
  due_on: item.dueOn,
  breach_on: item.breachOn ?? null,
});

function scheduleRow(file: CaseFile, item: Work): ScheduleRow {
  const { since: _, ...row } = itemRow(file, item);
  return { ...row, raise_at: item.raiseAt };
}

function declarationRow(file: CaseFile): ScheduleRow[] {
  const supportGoesOn = file.referral.status === 'accepted' && file.discharge.status === 'open' && file.referral.diedAt === undefined;
  const due = supportGoesOn ? declarationDue(file) : undefined;
  if (!due) return [];
  const kind = 'declare-unable-to-contact';
  const dates = { due_on: londonDate(due.declareAt), breach_on: null, raise_at: due.declareAt };
  return [{ item_id: derivedId(due.because, kind), case_id: file.caseId, kind, because: due.because, weeks: null, ...dates }];
}
