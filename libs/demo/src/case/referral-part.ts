import type { Actor, Uuid } from '#kernel';
import type { ReferralSource } from '#programmes/contract';
import { caseOfMessage, ReferralModuleCommand, type Intake, type IntakeOutcome, type ReferralCommand } from '#referral';
import { referralStanding, referralStream, type ReferralEvent } from '#referral/contract';
import type { SampleProgramme } from '#invented';
import type { CaseDesk } from './case-desk.js';
import { barsMessage, FHIR_MESSAGE_SYSTEM, plainBundle } from './fhir-form.js';
import { consentTerms, organisationOf, referralLetter, type ReferralDetails, type Way } from './referral-letter.js';

type Of<T extends ReferralCommand['type']> = Extract<ReferralCommand, { type: T }>;

/** A referral as it was sent, and from whose account. */
interface Sent {
  intake: Intake;
  sender: Actor;
}

/** What happens to the referral of a case, from its arrival on. */
export class ReferralPart {
  private last: Sent | undefined;

  constructor(private readonly desk: CaseDesk) {}

  /** The person's GP refers from the practice system. */
  fromGp(details: ReferralDetails = {}): Promise<IntakeOutcome> {
    return this.from('gp', details);
  }

  /** A professional refers. */
  from(source: ReferralSource, details: ReferralDetails = {}): Promise<IntakeOutcome> {
    return this.arrives({ source, channel: 'json-api', messageId: this.messageId() }, details);
  }

  /** A fit note comes in on which the box "refer to a work and health service" is ticked. */
  byFitNote(issuer: ReferralSource, details: ReferralDetails = {}): Promise<IntakeOutcome> {
    const fitNote = details.fitNote ?? this.desk.chance.weighted({ 'may-be-fit': 6, 'not-fit': 4 });
    return this.arrives({ source: issuer, channel: 'fit-note', messageId: this.messageId() }, { ...details, fitNote });
  }

  /** Somebody rings, and a caseworker keys the referral. */
  byTelephone(source: ReferralSource, details: ReferralDetails = {}): Promise<IntakeOutcome> {
    return this.arrives({ source, channel: 'telephone' }, details);
  }

  /** The person refers themself on the web. */
  bySelf(details: ReferralDetails = {}): Promise<IntakeOutcome> {
    return this.arrives({ source: 'self', channel: 'web-form' }, details);
  }

  /** A message in the national form for referrals comes in over HTTP. */
  byFhirMessage(source: 'gp' | 'secondary-care', details: ReferralDetails = {}): Promise<void> {
    const sent = this.written({ source, channel: 'fhir-message', messageId: this.messageId() }, details);
    return this.posted('/fhir/R4/$process-message', barsMessage(sent.intake, this.desk.now), sent);
  }

  /** A plain Bundle of FHIR resources comes in over HTTP. */
  byFhirBundle(source: 'gp' | 'secondary-care', details: ReferralDetails = {}): Promise<void> {
    const sent = this.written({ source, channel: 'fhir-bundle', messageId: this.messageId() }, details);
    return this.posted('/fhir/R4/Bundle', plainBundle(sent.intake), sent);
  }

  /** The same message comes in again. */
  async redelivered(): Promise<void> {
    const outcome = await this.received(this.sent.intake, this.sent.sender);
    if (!outcome.redelivered) throw new Error('A redelivery was not recognised');
  }

  /** The same message comes in again with other content. */
  async amended(change: (intake: Intake) => Intake): Promise<void> {
    const outcome = await this.received(change(this.sent.intake), this.sent.sender);
    if (outcome.outcome !== 'amended') throw new Error('An amendment was not recognised');
  }

  amendmentReviewed(): Promise<void> {
    return this.does({ type: 'ReviewAmendment', amendment: this.desk.eventOf('ReferralAmended').eventId });
  }

  /** The referral named another practice than the person's, and somebody noticed. */
  practiceCorrected(): Promise<void> {
    return this.desk.correct(ReferralModuleCommand, 'ReferralReceived', { facts: { practice: this.desk.person.practice } }, 'clerical-error');
  }

  accepted(): Promise<void> {
    return this.does({ type: 'AcceptReferral' });
  }

  declined(reason: Of<'DeclineReferral'>['reason']): Promise<void> {
    const signposting: Of<'DeclineReferral'>['signposting'] = [{ id: 'citizens-advice', name: 'Citizens Advice', kind: 'destination' }];
    return this.does({ type: 'DeclineReferral', reason, signposting });
  }

  informationRequested(...needed: Of<'RequestInformation'>['needed']): Promise<void> {
    return this.does({ type: 'RequestInformation', needed, question: 'Could you tell us more, please?' });
  }

  informationSupplied(facts: Of<'SupplyInformation'>['facts']): Promise<void> {
    return this.does({ type: 'SupplyInformation', facts, personal: {}, answer: 'As asked.' });
  }

  withdrawn(by: Of<'WithdrawReferral'>['by'], reason: Of<'WithdrawReferral'>['reason']): Promise<void> {
    return this.does({ type: 'WithdrawReferral', by, reason });
  }

  duplicateResolved(resolution: Of<'ResolveDuplicate'>['resolution'], otherCase: Uuid): Promise<void> {
    return this.does({ type: 'ResolveDuplicate', resolution, otherCase });
  }

  async transferredTo(programme: SampleProgramme, reason: Of<'TransferReferral'>['reason']): Promise<void> {
    await this.does({ type: 'TransferReferral', to: { id: programme, version: 1 }, reason });
    this.desk.movedTo(programme);
  }

  consentGiven(recipient: 'gp' | 'employer'): Promise<void> {
    return this.does({ type: 'GiveConsent', terms: consentTerms(recipient), how: 'verbal' });
  }

  consentWithdrawn(recipient: 'gp' | 'employer'): Promise<void> {
    return this.does({ type: 'WithdrawConsent', recipient, how: 'verbal' });
  }

  diedAsReportedBy(reportedBy: Of<'ReportDeath'>['reportedBy']): Promise<void> {
    return this.does({ type: 'ReportDeath', reportedBy });
  }

  private async arrives(way: Way, details: ReferralDetails): Promise<IntakeOutcome> {
    this.last = this.written(way, details);
    return await this.received(this.last.intake, this.last.sender);
  }

  private written(way: Way, details: ReferralDetails): Sent {
    return { intake: referralLetter(this.desk, way, details), sender: senderOf(this.desk, way) };
  }

  private async posted(path: string, body: object, { intake, sender }: Sent): Promise<void> {
    const { desk } = this;
    await desk.stage.post(path, body, sender, desk.hand.envelope(sender).commandId);
    // The service took the time from its own clock.
    desk.hand.watch.catchUp();
    const caseId = caseOfMessage({ system: sender.organisation, id: `${FHIR_MESSAGE_SYSTEM}|${intake.sourceMessage?.id}` });
    const standing = referralStanding(await desk.stage.streams.read<ReferralEvent>(referralStream(caseId)));
    if (standing.status === 'none') throw new Error('A referral by FHIR became no case');
    await desk.opened({ caseId, personId: standing.personId });
    desk.condition = intake.facts.conditionGroups[0] ?? 'other';
  }

  private async received(intake: Intake, sender: Actor): Promise<IntakeOutcome> {
    const { hand, stage } = this.desk;
    const outcome = hand.accepted(await stage.intake.receive(intake, hand.envelope(sender)));
    await this.desk.opened(outcome);
    this.desk.condition = intake.facts.conditionGroups[0] ?? 'other';
    return outcome;
  }

  private get sent(): Sent {
    if (!this.last) throw new Error('No referral of this story was sent as a message');
    return this.last;
  }

  private async does(command: ReferralCommand): Promise<void> {
    await this.desk.send(this.desk.staff.caseworker, (target, envelope) => new ReferralModuleCommand(target, command, envelope));
  }

  /** A name that a sender's system might give to a message. */
  private messageId(): string {
    return `demo-${this.desk.hand.journey}-${this.desk.chance.between(1_000, 9_999)}`;
  }
}

/** Whose account a referral is sent from. */
function senderOf(desk: CaseDesk, { source, channel }: Way): Actor {
  if (channel === 'telephone') return desk.staff.caseworker;
  if (source === 'self') return { id: 'anonymous', role: 'person', organisation: 'public' };
  const organisation = organisationOf(source, desk.person.practice);
  return source === 'gp' ? { id: 'practice-system', role: 'gp-practice', organisation } : { id: `${source}-1`, role: 'referrer', organisation };
}
