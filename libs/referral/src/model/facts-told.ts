import { withFacts } from '#kernel';
import type { FactsTold, ReferralFacts } from './events.js';

/** The facts of a referral, or some of them, once others were told. */
export const afterTold = <F extends Partial<ReferralFacts>>(facts: F, told: FactsTold): F => withFacts({ ...facts }, told) as F;
