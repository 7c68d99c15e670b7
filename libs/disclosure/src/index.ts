export { type CountedRow, type PartsOfCount } from './lattice.js';
export { DISCLOSURE_POLICIES, policyOver, type DisclosurePolicyName } from './policies.js';
export { suppress1To7Round5, suppressUnder5Round5, unsuppressed, WITHHELD, type DisclosurePolicy, type Shown } from './policy.js';
export { Withholding, type Choice, type Counted, type Months } from './withholding.js';
