import type { FactCorrected } from '#kernel';
import type { AssessmentEvent } from '#assessment/contract';
import type { WorklistEvent } from '#caseload/contract';
import type { DischargeEvent } from '#discharge/contract';
import type { LiaisonEvent } from '#employer-liaison/contract';
import type { InterventionEvent, InterventionNoted } from '#intervention/contract';
import type { LetterEvent } from '#letters/contract';
import type { PersonEvent } from '#people/contract';
import type { ReferralEvent } from '#referral/contract';
import type { TriageEvent } from '#triage/contract';

/** Whatever can happen in a simulated case. */
export type Happening =
  | (ReferralEvent | TriageEvent | AssessmentEvent | InterventionEvent | InterventionNoted | LiaisonEvent)
  | (DischargeEvent | LetterEvent | PersonEvent | WorklistEvent | FactCorrected);
