import { fold, type FactCorrected, type Instant, type Recorded, type Uuid } from '#kernel';
import type { LiaisonEvent, PhasedReturn } from './events.js';
import { evolve, initial } from './state.js';
import type { AdjustmentKind } from './vocabulary.js';

/** The stream of a case's employer liaison. */
export const employerStream = (caseId: Uuid): string => `employer-${caseId}`;

/** How far an adjustment has come; `agreed` covers accepted and modified, `not-agreed` declined and no reply. */
export interface AdjustmentStanding {
  adjustmentId: Uuid;
  kind: AdjustmentKind;
  status: 'proposed' | 'agreed' | 'not-agreed' | 'implemented';
}

/** What other modules may rely on about employer liaison. `none`: it was never opened. */
export type EmployerStanding =
  | { status: 'none' }
  | {
      status: 'open' | 'suspended' | 'closed';
      openedAt: Instant;
      /** Where the report that was last offered to the person stands. */
      report: 'none' | 'offered' | 'released' | 'withheld';
      adjustments: readonly AdjustmentStanding[];
      phasedReturn?: PhasedReturn;
    };

/** Folds a case's employer stream to what other modules may rely on. */
export function employerStanding(events: readonly Recorded<LiaisonEvent | FactCorrected>[]): EmployerStanding {
  const state = fold({ initial, evolve }, events);
  if (state.status === 'none') return state;
  const { status, openedAt, report, phasedReturn } = state;
  return {
    status,
    openedAt,
    report: report.status,
    adjustments: state.adjustments.map(({ adjustmentId, kind, status }) => ({ adjustmentId, kind, status })),
    ...(phasedReturn ? { phasedReturn: { startsOn: phasedReturn.startsOn, hoursByWeek: phasedReturn.hoursByWeek } } : {}),
  };
}
