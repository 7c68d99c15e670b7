export type { AdjustmentResponse, LiaisonEvent, PhasedReturn, ProposedAdjustment, ReportFacts } from './model/events.js';
export { employerStanding, employerStream, type AdjustmentStanding, type EmployerStanding } from './model/standing.js';
export { employerView, type EmployerAdjustment, type EmployerView } from './model/employer-view.js';
export { viewUnderConsent } from './model/view-under-consent.js';
export * from './model/vocabulary.js';
