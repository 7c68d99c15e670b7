/** GP practices around Leeds, the busiest first. Codes of this form belong to no practice. */
export const ENGLISH_PRACTICES = ['X99001', 'X99002', 'X99003', 'X99004', 'X99005', 'X99006'] as const;

/** GP practices in Northern Ireland, likewise invented. */
export const NORTHERN_IRISH_PRACTICES = ['X99011', 'X99012'] as const;

/** A practice that a referral named by mistake. */
export const WRONG_PRACTICE = 'X99009';
