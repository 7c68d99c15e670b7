import { known, type Instant, type Refusal } from '#kernel';
import type { CommandOf } from './commands.js';
import type { Decide } from './context.js';
import type { LetterEvent } from './events.js';
import { refuseLetter } from './refusals.js';
import type { LetterState } from './state.js';
import type { DeliveryResult } from './vocabulary.js';

/** Records what was heard of a letter after it was sent. */
export const reportDelivery: Decide<'ReportDelivery'> = (command, state, at) =>
  deliveryRule(command.result, state, at.effectiveAt) ?? [eventOf(command)];

/**
 * Something can be heard only of a letter that was sent, after it was, and once. A practice may still send back what its system took
 * in: the acknowledgement of the system comes first, that of the people later.
 */
export function deliveryRule(result: DeliveryResult, state: LetterState, when: Instant): Refusal | undefined {
  if (state.status === 'none') return refuseLetter('letter.not-found');
  if (!('sending' in state) || !state.sending) return refuseLetter('letter.not-sent');
  const sentBack = result === 'rejected' && state.delivery?.result === 'delivered';
  if (state.delivery && !sentBack) return refuseLetter('letter.delivery-known', { field: 'result', because: `It is ${state.delivery.result}.` });
  return when < state.sending.sentAt ? refuseLetter('letter.before-sending', { field: 'effectiveAt' }) : undefined;
}

function eventOf(command: CommandOf<'ReportDelivery'>): LetterEvent {
  const personal = known({ note: command.note });
  switch (command.result) {
    case 'delivered':
      return { type: 'LetterDelivered', data: {}, personal };
    case 'rejected':
      return { type: 'LetterRejected', data: { reason: command.reason }, personal };
    case 'undeliverable':
      return { type: 'LetterUndeliverable', data: { reason: command.reason }, personal };
  }
}
