import { unsuppressed } from '#disclosure';

/** What a reader under a disclosure policy must know of a report on a day that is broken down. */
export const LEFT_OUT_OF_DAY = 'Groups of few people, and others by which these could be told, are left out.';

/** The same of a report on a period: it is taken apart into financial years, quarters and months, and each part must be free to be shown. */
export const LEFT_OUT_OF_PERIOD = `${LEFT_OUT_OF_DAY} Unless by month, periods of whole quarters (from January, April, July or October) or financial years (from April) as a rule show more than others.`;

/**
 * The note of a report, where it has one. It goes by what was asked alone, so it does not tell whether anything is left out.
 *
 * @param words what it says
 */
export const noteOf = (words: string, { groupBy, disclosure }: { groupBy: readonly string[]; disclosure: string }): { note?: string } =>
  groupBy.length > 0 && disclosure !== unsuppressed.name ? { note: words } : {};
