import type { Programme, ProgrammeRef } from '#programmes/contract';

/** What a version of a programme means for outcomes: to whom they belong, when they are followed up, when one is sustained. */
export interface OutcomeTerms extends ProgrammeRef, Pick<Programme, 'followUpWeeks' | 'sustained' | 'disclosurePolicy'> {
  /** Codes of the organisations. */
  provider: string;
  commissioner: string;
}

/** Finds the terms of a version. @throws if the log has no such version */
export type FindTerms = (programme: ProgrammeRef) => OutcomeTerms;

/** The terms of a version of a programme. */
export const termsOf = ({ id, version, provider, commissioner, followUpWeeks, sustained, disclosurePolicy }: Programme): OutcomeTerms => ({
  id,
  version,
  provider: provider.code,
  commissioner: commissioner.code,
  followUpWeeks,
  sustained,
  disclosurePolicy,
});
