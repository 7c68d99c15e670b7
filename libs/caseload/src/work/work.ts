import { startOfDay, type Happened, type Instant, type LocalDate } from '#kernel';
import type { CaseEvent } from '../file/case-events.js';
import type { WorkItem } from '../worklist/events.js';
import type { WorklistKind } from '../worklist/kinds.js';

/** Work that the facts of a case call for, until they no longer do. */
export interface Work extends WorkItem {
  /** Whether it stands on the worklist from its cause on; otherwise it appears when it is raised. */
  atOnce: boolean;
  /** Since when there is something to do. */
  since: Instant;
  /** When the schedule raises it: at the start of the London day on which it appears or, if it stands there at once, is due. */
  raiseAt: Instant;
}

/** The dates of an item; days are London days. */
interface Dates {
  /** The day by which it should be done; the target's last day counts if that is earlier. */
  dueOn: LocalDate;
  breachOn?: LocalDate | undefined;
}

type Cause = Pick<Happened<CaseEvent>, 'eventId' | 'effectiveAt'>;

/** Work that stands on the worklist as soon as its cause is known. */
export function atOnce(kind: WorklistKind, cause: Cause, { dueOn, breachOn }: Dates): Work {
  const due = breachOn !== undefined && breachOn < dueOn ? breachOn : dueOn;
  return {
    kind,
    because: cause.eventId,
    dueOn: due,
    ...(breachOn === undefined ? {} : { breachOn }),
    atOnce: true,
    since: cause.effectiveAt,
    raiseAt: startOfDay(due),
  };
}

/** Work that appears on the worklist on a day, if its cause still stands by then. */
export function whenItsDayComes(kind: WorklistKind, cause: Cause, { opensOn, dueOn, breachOn }: Dates & { opensOn: LocalDate }): Work {
  const raiseAt = startOfDay(opensOn);
  return { kind, because: cause.eventId, dueOn, ...(breachOn === undefined ? {} : { breachOn }), atOnce: false, since: raiseAt, raiseAt };
}
