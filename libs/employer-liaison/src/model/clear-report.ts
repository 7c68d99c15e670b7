import { known, type Circumstances, type Decision, type Instant, type Refusal, type Uuid } from '#kernel';
import { requireAcceptedCase, type CaseContext } from '#handling/contract';
import type { Decide } from './commands.js';
import { underConsent } from './consent.js';
import type { LiaisonEvent } from './events.js';
import { refuse } from './refusals.js';
import { refuseEarlierOffer, refuseUnlessOffered } from './reports.js';
import { refuseUnlessOpen } from './running.js';
import type { LiaisonState } from './state.js';

/** Shows the person what the employer would be told. They see a report before anybody else, and may correct or withhold it. */
export const offerReport: Decide<'OfferReport'> = ({ functionalLimits, adjustments, text, note }, state, at) => {
  if (functionalLimits.length === 0 && adjustments.length === 0 && !text) return refuse('liaison.report-empty', { field: 'functionalLimits' });
  const data = { reportId: at.id('report'), functionalLimits, adjustments };
  return (
    requireAcceptedCase(at) ??
    refuseOffer(state, at.effectiveAt) ??
    underConsent('report', at, (relied) => [{ type: 'ReportOfferedToPerson', data: { ...relied, ...data }, personal: known({ text, note }) }])
  );
};

/** The person has the report changed before it goes out. */
export const correctReport: Decide<'CorrectReport'> = ({ reportId, functionalLimits, adjustments, text, note }, state, at) => {
  if (!functionalLimits && !adjustments && !text) return refuse('liaison.report-unchanged', { field: 'functionalLimits' });
  return onOffer(reportId, state, at, (report) => [
    { type: 'ReportCorrectedByPerson', data: known({ ...report, functionalLimits, adjustments }), personal: known({ text, note }) },
  ]);
};

/** The person lets the employer have the report. */
export const releaseReport: Decide<'ReleaseReport'> = ({ reportId, how, note }, state, at) =>
  onOffer(reportId, state, at, (report) => [{ type: 'ReportReleased', data: { ...report, how }, personal: known({ note }) }]);

/** The person keeps the report from the employer. */
export const withholdReport: Decide<'WithholdReport'> = ({ reportId, note }, state, at) =>
  onOffer(reportId, state, at, (report) => [{ type: 'ReportWithheld', data: report, personal: known({ note }) }]);

/** Why a report cannot be offered. */
export function refuseOffer(state: LiaisonState, when: Instant): Refusal | undefined {
  return refuseUnlessOpen(state, when, ({ report }) => refuseEarlierOffer(report, when));
}

/** Why a report cannot be corrected, released or withheld: liaison is not open, or the person does not have it before them. */
export function refuseReportStep(state: LiaisonState, reportId: Uuid | undefined, when: Instant): Refusal | undefined {
  return refuseUnlessOpen(state, when, ({ report }) => refuseUnlessOffered(report, reportId, when));
}

function onOffer(
  reportId: Uuid | undefined,
  state: LiaisonState,
  at: Circumstances & CaseContext,
  events: (report: { consentId: Uuid; reportId: Uuid }) => readonly LiaisonEvent[],
): Decision<LiaisonEvent> {
  const refused = requireAcceptedCase(at) ?? refuseReportStep(state, reportId, at.effectiveAt);
  if (refused) return refused;
  if (state.status === 'none' || state.report.status === 'none') return refuse('liaison.report-not-offered');
  const offered = state.report.reportId;
  return underConsent('report', at, (relied) => events({ ...relied, reportId: offered }));
}
