import type { LocalDate } from '#kernel';
import type { PracticeToList } from '#practices';

/** GP practices around Leeds, the busiest first. Codes of this form belong to no practice. */
export const ENGLISH_PRACTICES = ['X99001', 'X99002', 'X99003', 'X99004', 'X99005', 'X99006'] as const;

/** GP practices in Northern Ireland, likewise invented. */
export const NORTHERN_IRISH_PRACTICES = ['X99011', 'X99012'] as const;

/** A practice that a referral named by mistake. */
export const WRONG_PRACTICE = 'X99009';

/**
 * Which board and network the practices belong to, all of them invented as well: from the beginning, and from a day in the middle of
 * the demo on, on which one practice went over to another board.
 */
export const practicesOf = (first: LocalDate, later: LocalDate): PracticeToList[] => [
  ...ENGLISH_PRACTICES.map((practice, i) =>
    i < 4
      ? { practice, board: 'ICB01', network: i < 2 ? 'U99001' : 'U99002', from: first }
      : { practice, board: 'ICB02', network: 'U99003', from: first },
  ),
  ...NORTHERN_IRISH_PRACTICES.map((practice) => ({ practice, board: 'HSCNI1', from: first })),
  { practice: ENGLISH_PRACTICES[4], board: 'ICB01', network: 'U99002', from: later },
];
