import { foldHistory, type Happened, type LocalDate } from '#kernel';
import type { Programme } from '#programmes/contract';
import type { ReferralFacts } from '#referral/contract';
import type { TriageEvent, TriageProposal } from './events.js';
import { proposeTriage } from './propose-triage.js';
import { evolve, notOpened } from './state.js';

/** What scoring proposes for a case, and whether somebody has decided with it on the table. */
export interface ProposalOnTheTable {
  decided: boolean;
  proposal: TriageProposal;
}

/**
 * The proposal that the decision was taken with, once there is one; until then what the rules propose on a day. So a
 * proposal is never shown as if it had been there when somebody decided.
 */
export function proposalOnTheTable(
  history: readonly Happened<TriageEvent>[],
  facts: ReferralFacts,
  programme: Programme,
  today: LocalDate,
): ProposalOnTheTable {
  const decision = history.findLast((event) => event.type === 'TriageDecided');
  if (decision) return { decided: true, proposal: decision.data.proposal };
  const { risks } = foldHistory({ initial: notOpened, evolve }, history);
  return { decided: false, proposal: proposeTriage(facts, programme, risks, today) };
}
