import { findInstrument, mayMeanRiskToLife, type AssessmentEvent } from '#assessment/contract';
import type { Streams } from '#handling';
import { correctedHistory, type FactCorrected, type Recorded } from '#kernel';
import type { Envelopes, Policy } from '#projections';
import { TriageModuleCommand } from './handled-triage.js';
import type { TriageEvent } from './model/events.js';
import { firstContactInStep, type FirstContactRepair } from './model/first-contact-in-step.js';
import { triageStanding, triageStream } from './model/standing.js';

type Reading = Pick<Streams, 'read'>;

/** What triage does when something happens elsewhere, or to its own facts by correction. */
export const triagePolicies = (streams: Reading): readonly Policy[] => [openTriage, keepFirstContactInStep(streams), flagRiskToLife(streams)];

/** Triage of a case begins with the acceptance of its referral. */
const openTriage: Policy = {
  name: 'open-triage',
  on: ['ReferralAccepted'],
  react: ({ caseId }, envelope) => (caseId ? [new TriageModuleCommand({ caseId }, { type: 'OpenTriage' }, envelope('open'))] : []),
};

/** A first contact follows from its attempt, so it goes along when the attempt is corrected. */
const keepFirstContactInStep = (streams: Reading): Policy => ({
  name: 'keep-first-contact-in-step',
  on: ['FactCorrected'],
  async react(event, envelope) {
    const { caseId, data } = event as Recorded<FactCorrected>;
    if (!caseId || data.correctedType !== 'ContactAttempted') return [];
    const history = correctedHistory(await streams.read<TriageEvent>(triageStream(caseId)));
    return firstContactInStep(history).map((repair) => repairing(caseId, repair, data.reason, envelope));
  },
});

function repairing(caseId: string, repair: FirstContactRepair, reason: FactCorrected['data']['reason'], envelope: Envelopes): TriageModuleCommand {
  if (repair.type === 'CorrectFact') return new TriageModuleCommand({ caseId }, { ...repair, reason }, envelope(`correct|${repair.eventId}`));
  const { effectiveAt, ...command } = repair;
  return new TriageModuleCommand({ caseId }, command, envelope(`make|${repair.attemptId}`, effectiveAt));
}

/**
 * An answer that may mean a risk to life, in a measure or in its correction, flags a risk of self-harm, so that a
 * clinician looks. Nobody takes the flag off but a clinician, whatever becomes of the answer.
 */
const flagRiskToLife = (streams: Reading): Policy => ({
  name: 'flag-risk-to-life',
  on: ['MeasureRecorded', 'FactCorrected'],
  async react(event, envelope) {
    const { caseId, stream } = event;
    const measureId = measureIn(event as Recorded<AssessmentEvent | FactCorrected>);
    if (!caseId || !measureId) return [];
    const measure = correctedHistory(await streams.read<AssessmentEvent>(stream)).find((e) => e.eventId === measureId);
    if (measure?.type !== 'MeasureRecorded') return [];
    const instrument = findInstrument(measure.data.instrument, measure.data.version);
    if (!instrument || !mayMeanRiskToLife(instrument, measure.data.answers)) return [];
    const { risks } = triageStanding(await streams.read<TriageEvent>(triageStream(caseId)));
    if (risks.includes('self-harm')) return [];
    const note = `Flagged because of an answer in ${instrument.name}.`;
    return [new TriageModuleCommand({ caseId }, { type: 'FlagRisk', risk: 'self-harm', note }, envelope('flag', measure.effectiveAt))];
  },
});

/** The measure that an event records or corrects. */
function measureIn(event: Recorded<AssessmentEvent | FactCorrected>): string | undefined {
  if (event.type === 'MeasureRecorded') return event.eventId;
  return event.type === 'FactCorrected' && event.data.correctedType === 'MeasureRecorded' ? event.data.corrects : undefined;
}
