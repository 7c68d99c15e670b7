import { Choice, FactBody, Note, requestProblem } from '#http';
import type { DeliveryReport } from '../model/commands.js';
import {
  DELIVERY_RESULTS,
  REJECTION_REASONS,
  UNDELIVERABLE_REASONS,
  type DeliveryResult,
  type RejectionReason,
  type UndeliverableReason,
} from '../model/vocabulary.js';

/** What became of a letter that was sent. */
export class DeliveryBody extends FactBody {
  @Choice(DELIVERY_RESULTS, {
    about: 'What became of it: `rejected` if the practice sent it back, `undeliverable` if it never got there.',
    example: 'rejected',
  })
  result: DeliveryResult;

  @Choice([...new Set([...REJECTION_REASONS, ...UNDELIVERABLE_REASONS])], {
    about: `Why, unless it was delivered. If rejected: ${REJECTION_REASONS.join(', ')}. If undeliverable: ${UNDELIVERABLE_REASONS.join(', ')}.`,
    optional: true,
  })
  reason?: RejectionReason | UndeliverableReason;

  @Note({ about: 'Anything worth knowing.', optional: true })
  note?: string;
}

/** What of the report of a rejection may be corrected. */
export class CorrectedRejection {
  @Choice(REJECTION_REASONS, { about: 'Why the practice sent it back.' })
  reason: RejectionReason;

  @Note({ about: 'Anything worth knowing.', optional: true })
  note?: string;
}

/** What of the report of a failed delivery may be corrected. */
export class CorrectedFailure {
  @Choice(UNDELIVERABLE_REASONS, { about: 'Why it did not get there.' })
  reason: UndeliverableReason;

  @Note({ about: 'Anything worth knowing.', optional: true })
  note?: string;
}

/** What of the report of a delivery may be corrected. */
export class CorrectedDelivery {
  @Note({ about: 'Anything worth knowing.', optional: true })
  note?: string;
}

/** The report that a body makes. @throws ProblemException if its reason does not go with its result */
export function reportOf({ result, reason }: DeliveryBody): DeliveryReport {
  if (result === 'delivered') {
    if (reason !== undefined) throw wrongReason('reason belongs to a letter that was not delivered. Leave it out.');
    return { result };
  }
  if (result === 'rejected' && isOneOf(REJECTION_REASONS, reason)) return { result, reason };
  if (result === 'undeliverable' && isOneOf(UNDELIVERABLE_REASONS, reason)) return { result, reason };
  const allowed = result === 'rejected' ? REJECTION_REASONS : UNDELIVERABLE_REASONS;
  throw wrongReason(`reason must be one of: ${allowed.join(', ')}.`);
}

const isOneOf = <T extends string>(codes: readonly T[], value: string | undefined): value is T =>
  (codes as readonly (string | undefined)[]).includes(value);

const wrongReason = (message: string) => requestProblem('request.invalid', [{ field: 'reason', code: 'field.not-a-choice', message }]);
