import { foldHistory, londonDate, type Happened, type LocalDate, type Uuid } from '#kernel';
import type { Adjustment } from './adjustments.js';
import type { LiaisonEvent, PhasedReturn, ReportFacts } from './events.js';
import { evolve, initial } from './state.js';
import type { AdjustmentKind, EmployerResponse } from './vocabulary.js';

/**
 * All that an employer may see: function and adjustments. It has no field that could hold a condition, a measure or
 * free text, so nothing of the kind can reach an employer through it.
 */
export type EmployerView =
  /** Nothing is shown before liaison opens, while it is suspended, or once it is closed. */
  | { shown: false }
  | {
      shown: true;
      /** The report that the person last released; absent until they release one. */
      report?: ReportFacts & { reportId: Uuid; releasedOn: LocalDate };
      adjustments: readonly EmployerAdjustment[];
      phasedReturn?: PhasedReturn;
    };

/** An adjustment as its employer sees it. */
export interface EmployerAdjustment {
  adjustmentId: Uuid;
  kind: AdjustmentKind;
  proposedOn: LocalDate;
  response?: EmployerResponse;
  implementedOn?: LocalDate;
}

/** What the employer sees after a corrected history. Whoever shows it checks the consent at that moment too. */
export function employerView(history: readonly Happened<LiaisonEvent>[]): EmployerView {
  const state = foldHistory({ initial, evolve }, history);
  if (state.status !== 'open') return { shown: false };
  const { released, phasedReturn } = state;
  return {
    shown: true,
    ...(released ? { report: reportShown(released) } : {}),
    adjustments: state.adjustments.map(adjustmentShown),
    ...(phasedReturn ? { phasedReturn: { startsOn: phasedReturn.startsOn, hoursByWeek: phasedReturn.hoursByWeek } } : {}),
  };
}

function reportShown({ reportId, releasedAt, functionalLimits, adjustments }: ReportFacts & { reportId: Uuid; releasedAt: string }) {
  return { reportId, releasedOn: londonDate(releasedAt), functionalLimits, adjustments };
}

function adjustmentShown(adjustment: Adjustment): EmployerAdjustment {
  return {
    adjustmentId: adjustment.adjustmentId,
    kind: adjustment.kind,
    proposedOn: londonDate(adjustment.proposedAt),
    ...('response' in adjustment ? { response: adjustment.response } : {}),
    ...(adjustment.status === 'implemented' ? { implementedOn: londonDate(adjustment.implementedAt) } : {}),
  };
}
