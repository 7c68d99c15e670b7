import { checkNhsNumber } from '#kernel';

const MOST = 1_000_000;

/**
 * The valid NHS number in the test range 999… that begins with `999` and the six digits of `n`, or of the next number that has a
 * check digit: numbers whose check digit would be 10 do not exist.
 *
 * @param n from 0; numbers that are ten or more apart give different NHS numbers
 */
export function nhsNumberOf(n: number): string {
  for (let candidate = n; candidate < MOST; candidate++) {
    const nine = `999${String(candidate).padStart(6, '0')}`;
    for (let digit = 0; digit < 10; digit++) if (checkNhsNumber(`${nine}${digit}`).kind === 'valid') return `${nine}${digit}`;
  }
  throw new Error('The test range of NHS numbers is used up');
}
