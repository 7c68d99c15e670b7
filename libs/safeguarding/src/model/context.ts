import type { CaseContext } from '#handling/contract';

/** What the decisions of this module know of the rest of the case: only that there is one. */
export type SafeguardingContext = Pick<CaseContext, 'referral'>;
