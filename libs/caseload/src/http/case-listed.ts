import { daysBetween, known, type LocalDate } from '#kernel';
import type { CaseRow } from '../projection/schema.js';
import { kindOfWork } from '../worklist/kinds.js';
import type { CaseInBrief, CaseListed } from './case-answer.js';

type BriefRow = Pick<
  CaseRow,
  'case_id' | 'reference' | 'programme' | 'provider' | 'practice' | 'status' | 'stage' | 'priority' | 'practitioner' | 'team' | 'flags'
>;

/** What a row says wherever its case is listed. */
export const caseInBrief = (row: BriefRow, name: string | undefined): CaseInBrief => ({
  caseId: row.case_id,
  reference: row.reference,
  name,
  programme: row.programme,
  provider: row.provider,
  practice: row.practice ?? undefined,
  status: row.status,
  stage: row.stage ?? undefined,
  priority: row.priority ?? undefined,
  practitioner: row.practitioner ?? undefined,
  team: row.team ?? undefined,
  flags: row.flags,
});

/** A row of the caseload as it is answered on a day; what is not known is left out. */
export const caseListed = (row: CaseRow, name: string | undefined, today: LocalDate): CaseListed =>
  known({
    ...caseInBrief(row, name),
    personId: row.person_id,
    programmeVersion: row.programme_version,
    nextAction: row.next_action ?? undefined,
    nextActionInWords: row.next_action ? kindOfWork(row.next_action).words : undefined,
    dueOn: row.due_on ?? undefined,
    overdue: isPast(row.due_on, today),
    breachOn: row.breach_on ?? undefined,
    breached: isPast(row.breach_on, today),
    waitingSince: row.waiting_since,
    daysWaiting: daysBetween(row.waiting_since, row.closed_on ?? today),
    receivedAt: row.received_at,
    nextAppointmentAt: row.next_appointment_at ?? undefined,
    dischargedAt: row.discharged_at ?? undefined,
    position: row.position,
  });

/** Whether a last day is over. */
export const isPast = (day: LocalDate | null, today: LocalDate): boolean => day !== null && day < today;
