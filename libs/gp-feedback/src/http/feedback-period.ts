import { addDays, type LocalDate } from '#kernel';

const A_YEAR = 365;
/** Before it there is no calendar to ask a database about. */
const FIRST_DAY = '0001-01-01';

/** Over which referrals feedback is: the year up to the day as at which it is asked, unless said. */
export function feedbackPeriod(
  { from, to: last, asAt }: { from?: LocalDate; to?: LocalDate; asAt?: LocalDate },
  today: LocalDate,
  beginsWith: 'days' | 'whole months' = 'days',
): { from: LocalDate; to: LocalDate } {
  const to = last ?? (asAt !== undefined && asAt < today ? asAt : today);
  const yearBefore = addDays(to, -A_YEAR);
  const first = yearBefore < FIRST_DAY ? FIRST_DAY : yearBefore;
  // Who sees figures under a disclosure policy is given whole months.
  return { from: from ?? (beginsWith === 'days' ? first : `${first.slice(0, 7)}-01`), to };
}
