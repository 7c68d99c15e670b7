import { known, type Instant, type Refusal } from '#kernel';
import { requireAcceptedCase } from '#handling/contract';
import type { Decide } from './commands.js';
import { refuse } from './refusals.js';
import { refuseUnlessOfCase, refuseUnlessUnended } from './running.js';
import type { InterventionState } from './state.js';

/** An external supplier takes the order on. */
export const acceptOrder: Decide<'AcceptOrder'> = (command, state, at) =>
  requireAcceptedCase(at) ??
  refuseUnlessOfCase(state, at) ??
  refuseAnswer(state, at.effectiveAt) ?? [
    {
      type: 'AcceptedBySupplier',
      data: known({ expectedFirstSessionOn: command.expectedFirstSessionOn }),
      personal: known({ supplierReference: command.supplierReference, note: command.note }),
    },
  ];

/** An external supplier turns the order down. That the case was closed meanwhile does not keep its answer out. */
export const declineOrder: Decide<'DeclineOrder'> = (command, state, at) =>
  refuseUnlessOfCase(state, at) ??
  refuseAnswer(state, at.effectiveAt) ?? [{ type: 'DeclinedBySupplier', data: { reason: command.reason }, personal: known({ note: command.note }) }];

/** Why a supplier's answer does not fit: there is no order that waits for one. */
export function refuseAnswer(state: InterventionState, when: Instant): Refusal | undefined {
  const over = refuseUnlessUnended(state, when);
  if (over) return over;
  return state.status === 'ordered' ? undefined : refuse('intervention.already-accepted');
}
