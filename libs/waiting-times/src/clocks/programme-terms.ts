import type { Nation } from '#kernel';
import type { ClockPolicy, Programme, ProgrammeRef } from '#programmes/contract';

/** What a version of a programme means for waiting times: how its clocks run and to whom its waits belong. */
export interface ProgrammeTerms extends ProgrammeRef {
  nation: Nation;
  /** Codes of the organisations. */
  provider: string;
  commissioner: string;
  clocks: ClockPolicy;
  disclosurePolicy: Programme['disclosurePolicy'];
}

/** Finds the terms of a version. @throws if the log has no such version */
export type FindTerms = (programme: ProgrammeRef) => ProgrammeTerms;

/** The terms of a version of a programme. */
export const termsOf = ({ id, version, nation, provider, commissioner, clocks, disclosurePolicy }: Programme): ProgrammeTerms => ({
  id,
  version,
  nation,
  provider: provider.code,
  commissioner: commissioner.code,
  clocks,
  disclosurePolicy,
});
