import { daysBetween, isLocalDate, type LocalDate, type Refusal } from '#kernel';
import type { Programme } from '#programmes/contract';
import type { AfterDna } from './events.js';
import { refuseDischarge } from './refusals.js';
import { REASONS_AFTER_DNA, type DischargeReason } from './vocabulary.js';

const PARTS = ['decidedBy', 'noticeGivenOn', 'noticeFor', 'vulnerabilityCheckedOn'] as const satisfies readonly (keyof AfterDna)[];

/** An account id: no spaces and no @, so that neither a name nor an e-mail address ends up among the facts. */
const ACCOUNT = /^[\w.:|-]{1,100}$/;

/**
 * Refuses a discharge of somebody who was not reached unless it names who decided it, proves clear notice by its dates and
 * says when vulnerability was checked; and refuses such proof for any other reason. All of it must have happened by
 * the day of the discharge.
 */
export function afterDnaFault(
  reason: DischargeReason,
  given: Partial<AfterDna> | undefined,
  dischargedOn: LocalDate,
  programme: Programme,
): Refusal | undefined {
  if (!REASONS_AFTER_DNA.includes(reason)) {
    return given === undefined ? undefined : refuseDischarge('discharge.after-dna-not-expected', { field: 'afterDna' });
  }
  const parts: Partial<Record<string, unknown>> = given ?? {};
  const unknown = Object.keys(parts).find((name) => !PARTS.some((part) => part === name));
  if (unknown !== undefined) {
    return refuseDischarge('discharge.value-not-allowed', { field: 'afterDna', because: `Allowed: ${PARTS.join(', ')}.` });
  }
  for (const part of PARTS) {
    const field = `afterDna.${part}`;
    const value = parts[part];
    if (value === undefined || value === null) return refuseDischarge('discharge.after-dna-incomplete', { field });
    if (part === 'decidedBy' ? !isAccount(value) : !isDayUpTo(value, dischargedOn)) {
      const because = part === 'decidedBy' ? 'Allowed: an account id.' : 'Allowed: a day up to the day of the discharge.';
      return refuseDischarge('discharge.value-not-allowed', { field, because });
    }
  }
  const { noticeGivenOn, noticeFor } = parts as unknown as AfterDna;
  if (daysBetween(noticeGivenOn, noticeFor) >= programme.clearNoticeDays) return undefined;
  const because = `Clear notice: ${programme.clearNoticeDays} days.`;
  return refuseDischarge('discharge.notice-not-clear', { field: 'afterDna.noticeGivenOn', because });
}

const isAccount = (value: unknown): boolean => typeof value === 'string' && ACCOUNT.test(value);

const isDayUpTo = (value: unknown, last: LocalDate): boolean => typeof value === 'string' && isLocalDate(value) && value <= last;
