import type { Instant, Refusal, Uuid } from '#kernel';
import type { AdjustmentResponse, ProposedAdjustment } from './events.js';
import { refuse } from './refusals.js';
import type { EmployerResponse } from './vocabulary.js';

/** An adjustment and how far it has come. Only one that the employer `agreed` to, as it was or modified, can be implemented. */
export type Adjustment = ProposedAdjustment & { proposedAt: Instant } & (
    | { status: 'proposed' }
    | { status: 'agreed'; response: 'accepted' | 'modified'; respondedAt: Instant }
    | { status: 'not-agreed'; response: 'declined' | 'no-reply'; respondedAt: Instant }
    | { status: 'implemented'; response: 'accepted' | 'modified'; respondedAt: Instant; implementedAt: Instant }
  );

const MAX_PROPOSED = 20;

/** Why a proposal does not fit: it is empty or too long, or names an adjustment twice. */
export function refuseProposal(adjustments: readonly Adjustment[], proposed: readonly ProposedAdjustment[]): Refusal | undefined {
  const ids = new Set([...adjustments, ...proposed].map((a) => a.adjustmentId));
  const fits = proposed.length >= 1 && proposed.length <= MAX_PROPOSED && ids.size === adjustments.length + proposed.length;
  return fits ? undefined : refuse('liaison.adjustments-listed-wrong', { field: 'adjustments' });
}

/** Adjustments after the employer's answer to some of them; an answer from before the one on record changes nothing. */
export function afterResponses(adjustments: readonly Adjustment[], responses: readonly AdjustmentResponse[], when: Instant): readonly Adjustment[] {
  return adjustments.map((adjustment) => {
    const answer = responses.find((r) => r.adjustmentId === adjustment.adjustmentId);
    if (!answer || adjustment.status === 'implemented') return adjustment;
    const late = adjustment.status !== 'proposed' && when < adjustment.respondedAt;
    return late ? adjustment : answered(adjustment, answer.response, when);
  });
}

function answered({ adjustmentId, kind, proposedAt }: Adjustment, response: EmployerResponse, respondedAt: Instant): Adjustment {
  const base = { adjustmentId, kind, proposedAt, respondedAt };
  return response === 'accepted' || response === 'modified' ? { ...base, status: 'agreed', response } : { ...base, status: 'not-agreed', response };
}

/** Adjustments after one of them was put in place. */
export function afterImplementation(adjustments: readonly Adjustment[], adjustmentId: Uuid, when: Instant): readonly Adjustment[] {
  return adjustments.map((a) =>
    a.adjustmentId === adjustmentId && a.status === 'agreed' ? { ...a, status: 'implemented', implementedAt: when } : a,
  );
}

/** Why an answer does not fit: it is empty or contradicts itself, or an adjustment was not proposed by then or is in place. */
export function refuseResponses(adjustments: readonly Adjustment[], responses: readonly AdjustmentResponse[], when: Instant): Refusal | undefined {
  if (responses.length === 0) return refuse('liaison.no-response', { field: 'responses' });
  const ids = responses.map((r) => r.adjustmentId);
  for (const [i, id] of ids.entries()) {
    const field = `responses.${i}.adjustmentId`;
    const adjustment = adjustments.find((a) => a.adjustmentId === id);
    if (!adjustment) return refuse('liaison.adjustment-not-proposed', { field });
    if (ids.indexOf(id) !== i) return refuse('liaison.adjustment-answered-twice', { field });
    if (adjustment.status === 'implemented') return refuse('liaison.adjustment-implemented', { field });
    if (when < adjustment.proposedAt) return refuse('liaison.before-proposal', { field: 'effectiveAt' });
  }
  return undefined;
}

/** Why an adjustment cannot be put in place: the employer has not agreed to it by then, or it is already. */
export function refuseImplementation(adjustments: readonly Adjustment[], adjustmentId: Uuid, when: Instant): Refusal | undefined {
  const field = 'adjustmentId';
  const adjustment = adjustments.find((a) => a.adjustmentId === adjustmentId);
  switch (adjustment?.status) {
    case undefined:
      return refuse('liaison.adjustment-not-proposed', { field });
    case 'proposed':
      return refuse('liaison.adjustment-not-agreed', { field, because: 'There is no response yet.' });
    case 'not-agreed':
      return refuse('liaison.adjustment-not-agreed', { field, because: `The response was: ${adjustment.response}.` });
    case 'implemented':
      return refuse('liaison.adjustment-implemented', { field });
    case 'agreed':
      return when < adjustment.respondedAt ? refuse('liaison.before-response', { field: 'effectiveAt' }) : undefined;
  }
}
