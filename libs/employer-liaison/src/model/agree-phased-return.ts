import { daysBetween, known, londonDate, type Instant, type Refusal } from '#kernel';
import { requireAcceptedCase } from '#handling/contract';
import type { Decide } from './commands.js';
import { underConsent } from './consent.js';
import type { PhasedReturn } from './events.js';
import { refuse } from './refusals.js';
import { refuseUnlessOpen } from './running.js';

const MAX_WEEKS = 26;
const MAX_HOURS = 48;
const MAX_DAYS_AWAY = 366;

/** Agrees a phased return. It may be to begin later, and takes the place of one agreed before. */
export const agreePhasedReturn: Decide<'AgreePhasedReturn'> = ({ startsOn, hoursByWeek, note }, state, at) => {
  const data = { startsOn, hoursByWeek };
  return (
    requireAcceptedCase(at) ??
    refuseUnlessOpen(state, at.effectiveAt, () => refusePhasedReturn(data, at.effectiveAt)) ??
    underConsent('adjustments', at, (relied) => [{ type: 'PhasedReturnAgreed', data: { ...relied, ...data }, personal: known({ note }) }])
  );
};

/** Why hours by week are no phased return: too few or too many weeks, hours that no week has, or a start a year away. */
export function refusePhasedReturn({ startsOn, hoursByWeek }: PhasedReturn, agreedAt: Instant): Refusal | undefined {
  if (hoursByWeek.length < 1 || hoursByWeek.length > MAX_WEEKS) return refuse('liaison.phased-return-weeks', { field: 'hoursByWeek' });
  const wrong = hoursByWeek.findIndex((hours) => !(hours >= 0 && hours <= MAX_HOURS));
  if (wrong >= 0) return refuse('liaison.phased-return-hours', { field: `hoursByWeek.${wrong}` });
  if (hoursByWeek.every((hours) => hours === 0)) return refuse('liaison.phased-return-without-hours', { field: 'hoursByWeek' });
  const away = Math.abs(daysBetween(londonDate(agreedAt), startsOn));
  return away <= MAX_DAYS_AWAY ? undefined : refuse('liaison.phased-return-start', { field: 'startsOn' });
}
