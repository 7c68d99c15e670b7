import { known, type Uuid } from '#kernel';
import { requireAcceptedCase } from '#handling/contract';
import { refuseImplementation, refuseProposal, refuseResponses } from './adjustments.js';
import type { Decide } from './commands.js';
import { underConsent } from './consent.js';
import { refuseUnlessOpen } from './running.js';

/** Proposes adjustments to the employer; each gets an id to be answered under. */
export const proposeAdjustments: Decide<'ProposeAdjustments'> = ({ adjustments, note }, state, at) => {
  const proposed = adjustments.map(({ kind, description }, i) => ({ adjustmentId: at.id(`adjustment-${i}`), kind, description }));
  const data = { adjustments: proposed.map(({ adjustmentId, kind }) => ({ adjustmentId, kind })) };
  const descriptions = wordsById(proposed.map(({ adjustmentId, description }) => [adjustmentId, description]));
  return (
    requireAcceptedCase(at) ??
    refuseUnlessOpen(state, at.effectiveAt, (liaison) => refuseProposal(liaison.adjustments, data.adjustments)) ??
    underConsent('adjustments', at, (relied) => [
      { type: 'AdjustmentsProposed', data: { ...relied, ...data }, personal: known({ descriptions, note }) },
    ])
  );
};

/** Records what the employer says to some or all of the adjustments. Until one is in place the answer may change. */
export const recordEmployerResponse: Decide<'RecordEmployerResponse'> = ({ responses, note }, state, at) => {
  const data = { responses: responses.map(({ adjustmentId, response }) => ({ adjustmentId, response })) };
  const details = wordsById(responses.map(({ adjustmentId, detail }) => [adjustmentId, detail]));
  return (
    requireAcceptedCase(at) ??
    refuseUnlessOpen(state, at.effectiveAt, ({ adjustments }) => refuseResponses(adjustments, data.responses, at.effectiveAt)) ??
    underConsent('adjustments', at, (relied) => [{ type: 'EmployerResponded', data: { ...relied, ...data }, personal: known({ details, note }) }])
  );
};

/** Records that an adjustment to which the employer agreed is in place. */
export const recordAdjustmentImplemented: Decide<'RecordAdjustmentImplemented'> = ({ adjustmentId, note }, state, at) =>
  requireAcceptedCase(at) ??
  refuseUnlessOpen(state, at.effectiveAt, ({ adjustments }) => refuseImplementation(adjustments, adjustmentId, at.effectiveAt)) ??
  underConsent('adjustments', at, (relied) => [{ type: 'AdjustmentImplemented', data: { ...relied, adjustmentId }, personal: known({ note }) }]);

function wordsById(words: readonly (readonly [Uuid, string | undefined])[]): Record<Uuid, string> | undefined {
  const said = words.filter((entry): entry is [Uuid, string] => entry[1] !== undefined);
  return said.length > 0 ? Object.fromEntries(said) : undefined;
}
