import { known } from '#kernel';
import { requireAcceptedCase } from '#handling/contract';
import type { Decide } from './commands.js';
import { underConsent } from './consent.js';
import { refuseUnlessOpen } from './running.js';

/** Records a contact with the employer, whatever came of it. */
export const recordEmployerContact: Decide<'RecordEmployerContact'> = ({ method, result, contactName, note }, state, at) =>
  requireAcceptedCase(at) ??
  refuseUnlessOpen(state, at.effectiveAt) ??
  underConsent('contact', at, (relied) => [
    { type: 'EmployerContacted', data: { ...relied, method, result }, personal: known({ contactName, note }) },
  ]);

/** Records that the workplace was looked at. */
export const recordWorkplaceVisit: Decide<'RecordWorkplaceVisit'> = ({ mode, findings, note }, state, at) =>
  requireAcceptedCase(at) ??
  refuseUnlessOpen(state, at.effectiveAt) ??
  underConsent('adjustments', at, (relied) => [{ type: 'WorkplaceVisitCompleted', data: { ...relied, mode }, personal: known({ findings, note }) }]);

/** Records that the person and people at work met a mediator. */
export const recordMediation: Decide<'RecordMediation'> = ({ result, participants, note }, state, at) =>
  requireAcceptedCase(at) ??
  refuseUnlessOpen(state, at.effectiveAt) ??
  underConsent('adjustments', at, (relied) => [{ type: 'MediationHeld', data: { ...relied, result }, personal: known({ participants, note }) }]);
