import { known, type LocalDate } from '#kernel';
import type { WorkRow } from '../reading/list-work.js';
import { kindOfWork } from '../worklist/kinds.js';
import { caseInBrief, isPast } from './case-listed.js';
import type { WorkAnswer } from './work-answer.js';

/** An item as it is answered on a day; what is not known is left out. */
export const workShown = (row: WorkRow, name: string | undefined, today: LocalDate): WorkAnswer =>
  known({
    ...caseInBrief(row, name),
    itemId: row.item_id,
    kind: row.kind,
    words: kindOfWork(row.kind).words,
    because: row.because,
    weeks: row.weeks ?? undefined,
    since: row.since,
    dueOn: row.due_on,
    overdue: isPast(row.due_on, today),
    breachOn: row.breach_on ?? undefined,
    breached: isPast(row.breach_on, today),
    dismissable: kindOfWork(row.kind).dismissable,
  });
