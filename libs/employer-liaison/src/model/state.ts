import type { Decider, Instant } from '#kernel';
import { afterImplementation, afterResponses, type Adjustment } from './adjustments.js';
import type { LiaisonEvent, PhasedReturn } from './events.js';
import type { ReleasedReport, Report } from './reports.js';
import type { LiaisonCloseReason } from './vocabulary.js';

/** Liaison with one employer. */
export interface Liaison {
  openedAt: Instant;
  /** Effective time of the latest fact. */
  latestAt: Instant;
  report: Report;
  /** The report that the employer was last given; stays while a new one is on offer. */
  released?: ReleasedReport;
  adjustments: readonly Adjustment[];
  phasedReturn?: PhasedReturn & { agreedAt: Instant };
  /** The times without consent; the last one may go on. */
  suspensions: readonly { from: Instant; until?: Instant }[];
}

export type LiaisonState =
  | { status: 'none' }
  | (Liaison & { status: 'open' })
  | (Liaison & { status: 'suspended' })
  | (Liaison & { status: 'closed'; closedAt: Instant; reason: LiaisonCloseReason });

export const initial: LiaisonState = { status: 'none' };

function during(state: LiaisonState, when: Instant, change: (liaison: Liaison) => Partial<Liaison> = () => ({})): LiaisonState {
  if (state.status === 'none') return state;
  return { ...state, ...change(state), latestAt: when > state.latestAt ? when : state.latestAt };
}

type Evolve = Decider<LiaisonState, { type: string }, LiaisonEvent>['evolve'];

/** How each event changes the state. Opening after a close starts afresh: another employer is not told what this one was. */
export const evolve: Evolve = {
  LiaisonOpened: (_, { effectiveAt }) => ({
    status: 'open',
    openedAt: effectiveAt,
    latestAt: effectiveAt,
    report: { status: 'none' },
    adjustments: [],
    suspensions: [],
  }),
  EmployerContacted: (state, { effectiveAt }) => during(state, effectiveAt),
  ReportOfferedToPerson: (state, { data: { reportId, functionalLimits, adjustments }, effectiveAt }) =>
    during(state, effectiveAt, () => ({ report: { status: 'offered', reportId, offeredAt: effectiveAt, functionalLimits, adjustments } })),
  ReportCorrectedByPerson: (state, { data, effectiveAt }) =>
    during(state, effectiveAt, ({ report }) => {
      if (report.status !== 'offered') return {};
      const { functionalLimits = report.functionalLimits, adjustments = report.adjustments } = data;
      return { report: { ...report, functionalLimits, adjustments } };
    }),
  ReportReleased: (state, { effectiveAt }) =>
    during(state, effectiveAt, ({ report }) => {
      if (report.status !== 'offered') return {};
      const released: ReleasedReport = { ...report, status: 'released', releasedAt: effectiveAt };
      return { report: released, released };
    }),
  ReportWithheld: (state, { effectiveAt }) =>
    during(state, effectiveAt, ({ report }) => (report.status === 'offered' ? { report: { ...report, status: 'withheld' } } : {})),
  AdjustmentsProposed: (state, { data, effectiveAt }) =>
    during(state, effectiveAt, ({ adjustments }) => ({
      adjustments: [...adjustments, ...data.adjustments.map((a) => ({ ...a, status: 'proposed' as const, proposedAt: effectiveAt }))],
    })),
  EmployerResponded: (state, { data, effectiveAt }) =>
    during(state, effectiveAt, ({ adjustments }) => ({ adjustments: afterResponses(adjustments, data.responses, effectiveAt) })),
  AdjustmentImplemented: (state, { data, effectiveAt }) =>
    during(state, effectiveAt, ({ adjustments }) => ({ adjustments: afterImplementation(adjustments, data.adjustmentId, effectiveAt) })),
  WorkplaceVisitCompleted: (state, { effectiveAt }) => during(state, effectiveAt),
  MediationHeld: (state, { effectiveAt }) => during(state, effectiveAt),
  PhasedReturnAgreed: (state, { data: { startsOn, hoursByWeek }, effectiveAt }) =>
    during(state, effectiveAt, ({ phasedReturn }) =>
      phasedReturn && effectiveAt < phasedReturn.agreedAt ? {} : { phasedReturn: { startsOn, hoursByWeek, agreedAt: effectiveAt } },
    ),
  LiaisonSuspended: (state, { effectiveAt }) =>
    state.status === 'open' ? { ...state, status: 'suspended', suspensions: [...state.suspensions, { from: effectiveAt }] } : state,
  LiaisonResumed: (state, { effectiveAt }) => {
    if (state.status !== 'suspended') return state;
    const suspensions = state.suspensions.map((s) => ({ ...s, until: s.until ?? effectiveAt }));
    return during({ ...state, status: 'open', suspensions }, effectiveAt);
  },
  LiaisonClosed: (state, { data, effectiveAt }) =>
    state.status === 'none' ? state : { ...state, status: 'closed', closedAt: effectiveAt, reason: data.reason },
};
