import {
  isDayFact,
  isListOf,
  isOneOf,
  isUuidFact,
  londonDate,
  optional,
  refuseMalformedFacts,
  refuseMisfit,
  type Decider,
  type FactCheck,
  type FactChecks,
  type Happened,
  type Refusal,
  type Rules,
} from '#kernel';
import { FUNCTIONAL_LIMITS } from '#assessment/contract';
import { refuseCase, type CaseContext } from '#handling/contract';
import { refuseImplementation, refuseProposal, refuseResponses } from './adjustments.js';
import { refusePhasedReturn } from './agree-phased-return.js';
import { refuseOffer, refuseReportStep } from './clear-report.js';
import { refuseClosing } from './close-liaison.js';
import type { LiaisonEvent } from './events.js';
import { refuseOpening } from './open-liaison.js';
import { refuseUnlessOpen } from './running.js';
import { evolve, initial, type LiaisonState } from './state.js';
import { refuseResuming } from './suspend-liaison.js';
import {
  ADJUSTMENT_KINDS,
  EMPLOYER_CONTACT_METHODS,
  EMPLOYER_CONTACT_RESULTS,
  EMPLOYER_RESPONSES,
  LIAISON_CLOSE_REASONS,
  MEDIATION_RESULTS,
  RELEASE_AGREED_HOW,
  VISIT_MODES,
} from './vocabulary.js';

const isRecord =
  (fields: Record<string, FactCheck>): FactCheck =>
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.keys(value).every((name) => name in fields) &&
    Object.entries(fields).every(([name, check]) => check((value as Record<string, unknown>)[name]));

const limits = isListOf(isOneOf(FUNCTIONAL_LIMITS), 0, FUNCTIONAL_LIMITS.length);
const kinds = isListOf(isOneOf(ADJUSTMENT_KINDS), 0, ADJUSTMENT_KINDS.length);
const nothing = {};

const facts: FactChecks<LiaisonEvent> = {
  LiaisonOpened: nothing,
  EmployerContacted: { method: isOneOf(EMPLOYER_CONTACT_METHODS), result: isOneOf(EMPLOYER_CONTACT_RESULTS) },
  ReportOfferedToPerson: { functionalLimits: limits, adjustments: kinds },
  ReportCorrectedByPerson: { functionalLimits: optional(limits), adjustments: optional(kinds) },
  ReportReleased: { how: isOneOf(RELEASE_AGREED_HOW) },
  ReportWithheld: nothing,
  AdjustmentsProposed: { adjustments: isListOf(isRecord({ adjustmentId: isUuidFact, kind: isOneOf(ADJUSTMENT_KINDS) }), 1, 20) },
  EmployerResponded: { responses: isListOf(isRecord({ adjustmentId: isUuidFact, response: isOneOf(EMPLOYER_RESPONSES) }), 1, 1000) },
  AdjustmentImplemented: { adjustmentId: isUuidFact },
  WorkplaceVisitCompleted: { mode: isOneOf(VISIT_MODES) },
  MediationHeld: { result: isOneOf(MEDIATION_RESULTS) },
  PhasedReturnAgreed: { startsOn: isDayFact, hoursByWeek: isListOf((value) => typeof value === 'number', 0, 1000) },
  LiaisonSuspended: nothing,
  LiaisonResumed: nothing,
  LiaisonClosed: { reason: isOneOf(LIAISON_CLOSE_REASONS) },
};

const open = (type: LiaisonEvent['type'], ...personal: string[]) => ({ data: Object.keys(facts[type]), personal, strike: true });

/** What a person may correct: all that a person typed. A suspension follows from the consent; correct that. */
export const correctable: Decider<LiaisonState, { type: string }, LiaisonEvent>['correctable'] = {
  LiaisonOpened: open('LiaisonOpened', 'employerName', 'contactName', 'telephone', 'email', 'note'),
  EmployerContacted: open('EmployerContacted', 'contactName', 'note'),
  ReportOfferedToPerson: open('ReportOfferedToPerson', 'text', 'note'),
  ReportCorrectedByPerson: open('ReportCorrectedByPerson', 'text', 'note'),
  ReportReleased: open('ReportReleased', 'note'),
  ReportWithheld: open('ReportWithheld', 'note'),
  AdjustmentsProposed: open('AdjustmentsProposed', 'descriptions', 'note'),
  EmployerResponded: open('EmployerResponded', 'details', 'note'),
  AdjustmentImplemented: open('AdjustmentImplemented', 'note'),
  WorkplaceVisitCompleted: open('WorkplaceVisitCompleted', 'findings', 'note'),
  MediationHeld: open('MediationHeld', 'participants', 'note'),
  PhasedReturnAgreed: open('PhasedReturnAgreed', 'note'),
  LiaisonSuspended: 'never',
  LiaisonResumed: open('LiaisonResumed', 'note'),
  LiaisonClosed: open('LiaisonClosed', 'note'),
};

const rules = ({ referral }: CaseContext): Rules<LiaisonState, LiaisonEvent> => ({
  LiaisonOpened: (state, { effectiveAt }) =>
    referral.status !== 'none' && londonDate(effectiveAt) < referral.noticeReceivedOn
      ? refuseCase('effective.before-referral')
      : refuseOpening(state, effectiveAt),
  EmployerContacted: (state, { effectiveAt }) => refuseUnlessOpen(state, effectiveAt),
  ReportOfferedToPerson: (state, { effectiveAt }) => refuseOffer(state, effectiveAt),
  ReportCorrectedByPerson: (state, { data, effectiveAt }) => refuseReportStep(state, data.reportId, effectiveAt),
  ReportReleased: (state, { data, effectiveAt }) => refuseReportStep(state, data.reportId, effectiveAt),
  ReportWithheld: (state, { data, effectiveAt }) => refuseReportStep(state, data.reportId, effectiveAt),
  AdjustmentsProposed: (state, { data, effectiveAt }) =>
    refuseUnlessOpen(state, effectiveAt, ({ adjustments }) => refuseProposal(adjustments, data.adjustments)),
  EmployerResponded: (state, { data, effectiveAt }) =>
    refuseUnlessOpen(state, effectiveAt, ({ adjustments }) => refuseResponses(adjustments, data.responses, effectiveAt)),
  AdjustmentImplemented: (state, { data, effectiveAt }) =>
    refuseUnlessOpen(state, effectiveAt, ({ adjustments }) => refuseImplementation(adjustments, data.adjustmentId, effectiveAt)),
  WorkplaceVisitCompleted: (state, { effectiveAt }) => refuseUnlessOpen(state, effectiveAt),
  MediationHeld: (state, { effectiveAt }) => refuseUnlessOpen(state, effectiveAt),
  PhasedReturnAgreed: (state, { data, effectiveAt }) => refuseUnlessOpen(state, effectiveAt, () => refusePhasedReturn(data, effectiveAt)),
  LiaisonSuspended: () => undefined,
  LiaisonResumed: (state, { effectiveAt }) => refuseResuming(state, effectiveAt),
  LiaisonClosed: (state, { effectiveAt }) => refuseClosing(state, effectiveAt),
});

/** What must hold after a correction: values that can be, and every rule kept. */
export function consistent(history: readonly Happened<LiaisonEvent>[], at: CaseContext): Refusal | undefined {
  return refuseMalformedFacts(history, facts) ?? refuseMisfit({ initial, evolve }, rules(at), history);
}
