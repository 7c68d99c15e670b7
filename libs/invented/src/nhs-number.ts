import { checkNhsNumber } from '#kernel';

/** How many numbers there are that begin with 999 and go on in six digits. */
export const NHS_NUMBERS = 1_000_000;

/**
 * The valid NHS number of the test range that is `999` and the six digits of `n`; none where the check digit would be 10, since such
 * numbers do not exist.
 *
 * @param n from 0
 */
export function nhsNumberOf(n: number): string | undefined {
  if (n >= NHS_NUMBERS) return undefined;
  const nine = `999${String(n).padStart(6, '0')}`;
  for (let digit = 0; digit < 10; digit++) if (checkNhsNumber(`${nine}${digit}`).kind === 'valid') return `${nine}${digit}`;
  return undefined;
}

/** That of `n`, or of the next that has one. @param n numbers that are ten or more apart give different NHS numbers */
export function nextNhsNumber(n: number): string {
  for (let candidate = n; candidate < NHS_NUMBERS; candidate++) {
    const number = nhsNumberOf(candidate);
    if (number !== undefined) return number;
  }
  throw new Error('The test range of NHS numbers is used up');
}
