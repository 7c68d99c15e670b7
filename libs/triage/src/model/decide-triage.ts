import { known, type Decision } from '#kernel';
import { refuseCase } from '#handling/contract';
import type { DecideTriage } from './commands.js';
import { requireAcceptedFact, requireStaff, type TriageAt } from './context.js';
import type { TriageEvent } from './events.js';
import { requireOffered } from './offered.js';
import { opening } from './open-triage.js';
import { proposeTriage } from './propose-triage.js';
import { refuseTriage } from './refusals.js';
import type { TriageState } from './state.js';
import { CLINICAL_RISKS } from './vocabulary.js';

/**
 * Decides a triage, once. The proposal is worked out from what is known on the day of the decision and recorded beside
 * it, so that it can be seen later how often, and where, people decide otherwise.
 */
export function decideTriage(command: DecideTriage, state: TriageState, at: TriageAt): Decision<TriageEvent> {
  const refused = requireAcceptedFact(at) ?? requireStaff(at);
  if (refused) return refused;
  if (state.status === 'decided') return refuseTriage('triage.already-decided');
  const clinical = at.actor.role === 'clinician';
  if (!clinical && needsClinician(state)) return refuseTriage('triage.clinician-needed');
  const { stage, priority, assessmentMode, note } = command;
  const notOffered = requireOffered(at.programme, { stage, assessmentMode }, 'stage');
  if (notOffered) return notOffered;
  if (at.referralFacts === undefined) return refuseCase('case.not-found');
  const proposal = proposeTriage(at.referralFacts, at.programme, state.risks, at.effectiveOn);
  const decided: TriageEvent = {
    type: 'TriageDecided',
    data: known({
      stage,
      priority,
      assessmentMode,
      decidedBy: clinical ? 'clinical' : 'non-clinical',
      ruleVersion: proposal.ruleVersion,
      proposal,
    }),
    personal: known({ note }),
  };
  return [...opening(state, at), decided];
}

/** A clinical risk needs a clinician even if nobody escalated: it may have become one by a correction. */
const needsClinician = ({ status, risks }: TriageState): boolean => status === 'escalated' || risks.some((risk) => CLINICAL_RISKS.includes(risk));
