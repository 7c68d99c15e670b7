import { addDays, londonDate, type Instant, type LocalDate } from '#kernel';
import type { Programme } from '#programmes/contract';

type Window = Pick<Programme, 'rebookWithinDays'>;

/** The last day on which the person may rebook without a new referral, after missing an appointment that started at `startsAt`. */
export const rebookUntil = (missed: { startsAt: Instant }, programme: Window): LocalDate =>
  addDays(londonDate(missed.startsAt), programme.rebookWithinDays);

/** Whether the person may still rebook on a day. */
export const mayRebook = (missed: { startsAt: Instant }, programme: Window, on: LocalDate): boolean => on <= rebookUntil(missed, programme);
