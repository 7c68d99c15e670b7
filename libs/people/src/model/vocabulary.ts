/** Who can ask for an erasure. */
export const ERASURE_REQUESTERS = ['person', 'representative', 'court'] as const;
export type ErasureRequester = (typeof ERASURE_REQUESTERS)[number];

/** Grounds of an erasure: UK GDPR, article 17(1), (a) to (e). */
export const ERASURE_REASONS = ['no-longer-needed', 'consent-withdrawn', 'objection', 'unlawful-processing', 'legal-obligation'] as const;
export type ErasureReason = (typeof ERASURE_REASONS)[number];

/** Why somebody decided that two records are of the same person. */
export const LINK_REASONS = ['same-nhs-number', 'same-details', 'confirmed-by-person', 'confirmed-by-practice'] as const;
export type LinkReason = (typeof LINK_REASONS)[number];

/** Why a link was taken back. */
export const UNLINK_REASONS = ['linked-in-error', 'different-people', 'new-information'] as const;
export type UnlinkReason = (typeof UNLINK_REASONS)[number];

/** What of a person's record somebody looked at. */
export const LOOKED_AT = ['case', 'timeline', 'letter', 'safeguarding', 'evidence'] as const;
export type LookedAt = (typeof LOOKED_AT)[number];
