import type { Uuid } from '#kernel';
import type { MasterKey } from '#privacy';
import type { EvidenceHead } from './evidence.js';

/** Enough that no two cases meet by chance. In characters of hex. */
const LENGTH = 32;

/**
 * What stands for a case in evidence: a keyed hash, bound to the report and the position, so that pseudonyms of two reports, or of one
 * report at two positions, cannot be compared. Nobody can tell a case by it who has not the master key of the deployment.
 */
export const pseudonymOf = (master: MasterKey, { report, position }: Pick<EvidenceHead, 'report' | 'position'>, caseId: Uuid): string =>
  master.hash(`evidence of ${report} at ${position}`, caseId).slice(0, LENGTH);
