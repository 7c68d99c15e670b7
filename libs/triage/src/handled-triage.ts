import { caseModule, ModuleCommand } from '#handling';
import { known } from '#kernel';
import { referralFactsNow, referralStream, type ReferralEvent } from '#referral/contract';
import type { TriageCommand } from './model/commands.js';
import { triage } from './model/triage.js';
import { triageStream } from './model/standing.js';

/** A command to the triage of a case. */
export class TriageModuleCommand extends ModuleCommand<TriageCommand> {}

/** Binds the triage decider to the log. A proposal is worked out from the referral's facts as they are believed by then. */
export const handledTriage = caseModule({
  decider: triage,
  stream: ({ caseId }) => triageStream(caseId),
  more: async (streams, { caseId }) => known({ referralFacts: referralFactsNow(await streams.read<ReferralEvent>(referralStream(caseId))) }),
});
