import { FIT_NOTE_STATEMENTS } from '#referral/contract';

/** What the service advises the fit note's issuer to state; `not-needed`: no further fit note. */
export const FIT_NOTE_ADVICE = [...FIT_NOTE_STATEMENTS, 'not-needed'] as const;

/** The adjustments that a fit note (Med3) can name. */
export const FIT_NOTE_ADJUSTMENTS = ['phased-return', 'altered-hours', 'amended-duties', 'workplace-adaptation'] as const;
export type FitNoteAdjustment = (typeof FIT_NOTE_ADJUSTMENTS)[number];

/** Advice about the next fit note. Adjustments go with `may-be-fit` alone, as on the form. */
export interface FitNoteAdvice {
  statement: (typeof FIT_NOTE_ADVICE)[number];
  adjustments: readonly FitNoteAdjustment[];
}
