import { ModuleCommand, type Handled } from '#handling';
import { correctedHistory, known, type FactCorrected, type Recorded } from '#kernel';
import { dischargeStanding, dischargeStream, type DischargeEvent } from '#discharge/contract';
import { triageStanding, triageStream, type TriageEvent } from '#triage/contract';
import { refuseCase } from '#handling/contract';
import { elsewhere } from './elsewhere.js';
import type { ReferralCommand } from './model/commands.js';
import type { ReferralSurroundings } from './model/context.js';
import type { ReferralEvent } from './model/events.js';
import { referral } from './model/referral.js';
import { belongsTo, refuseStrangers } from './model/strangers.js';
import { referralStanding, referralStream } from './model/standing.js';
import type { ReferralState } from './model/state.js';

/** A command to the referral module. */
export class ReferralModuleCommand extends ModuleCommand<ReferralCommand> {}

/** Binds the referral decider to the log. It is the one module of a case that may come before there is a case. */
export const handledReferral: Handled<ReferralState, ReferralCommand, ReferralEvent, ReferralSurroundings> = {
  decider: referral,
  stream: ({ caseId }) => referralStream(caseId),
  async load(streams, { caseId }, command) {
    const [own, discharge, triage] = await Promise.all([
      streams.read<ReferralEvent>(referralStream(caseId)),
      streams.read<DischargeEvent>(dischargeStream(caseId)),
      streams.read<TriageEvent>(triageStream(caseId)),
    ]);
    const standing = referralStanding(own);
    if (standing.status === 'none' && command.type !== 'ReceiveReferral') {
      return refuseCase(own.length === 0 ? 'case.not-found' : 'case.struck-out');
    }
    const personId = standing.status === 'none' ? (command as Extract<ReferralCommand, { type: 'ReceiveReferral' }>).personId : standing.personId;
    const owners = belongsTo(correctedHistory<ReferralEvent>(own));
    const isCorrection = (command as { type: string }).type === 'CorrectFact';
    const context = known({
      discharge: dischargeStanding(discharge),
      triageDecided: triageStanding(triage).status === 'decided',
      owners,
      elsewhere: isCorrection ? await elsewhere(streams, caseId) : undefined,
      struckOut: standing.status === 'none' && own.length > 0 ? fingerprintsOf(own) : undefined,
    });
    return { context, keyOf: personId, caseId };
  },
  guard: ({ actor, owners }) => refuseStrangers(actor, owners),
};

/** Fingerprints of every content that a stream ever took in, corrections or not. */
const fingerprintsOf = (events: readonly Recorded<ReferralEvent | FactCorrected>[]): string[] =>
  events.flatMap((event) => (event.type === 'ReferralReceived' || event.type === 'ReferralAmended' ? [event.data.contentFingerprint] : []));
