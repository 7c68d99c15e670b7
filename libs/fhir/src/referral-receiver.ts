import { derivedId, isRefusal, isUuid, known, londonDate, STEPWISE_NAMESPACE, type Clock, type CommandEnvelope, type Uuid } from '#kernel';
import type { Streams } from '#handling';
import { refused, type CommandSender } from '#http';
import type { ProgrammeShelf } from '#programmes';
import { caseOfMessage, refuseIntake, ReferralModuleCommand, type Intake, type IntakeOutcome, type ReferralIntake } from '#referral';
import type { FhirRequests } from './fhir-requests.js';
import type { FhirSettings } from './fhir-settings.js';
import { followCase, mayFollow, type FollowedCase } from './followed-case.js';
import { readReferral, type ReadReferral, type Surroundings } from './mapping/referral.js';
import { readSourceMessage } from './mapping/source-message.js';
import { kindOfMessage } from './message/bars-message.js';
import { checkFocus, checkNewReferral } from './message/check-new-referral.js';
import { contentOfMessage } from './message/content-of-message.js';
import { checkPlainBundle } from './message/plain-bundle.js';
import { readRequestIds, type Headers } from './message/request-ids.js';
import { badRequest, refuseFhir, refusedAt, requireSound } from './problems.js';
import { FhirBundle } from './reader/fhir-bundle.js';
import { messageAnswer } from './resources/message-answer.js';
import type { Json } from './resources/task.js';

/** What the receiver works with. */
export interface ReceiverParts {
  intake: ReferralIntake;
  shelf: ProgrammeShelf;
  streams: Streams;
  sender: CommandSender;
  requests: FhirRequests;
  settings: FhirSettings;
  clock: Clock;
}

/** A request as it came. */
export interface Received {
  /** The body as JSON; anything at all. */
  body: unknown;
  /** The body as text, verbatim. */
  text?: string;
  envelope: CommandEnvelope;
}

/** Takes in referrals that come as FHIR: finds out what is asked, checks it, and hands it to the intake. */
export class ReferralReceiver {
  constructor(private readonly parts: ReceiverParts) {}

  /** Processes a BaRS message and answers it. @throws ProblemException for whatever is wrong with it */
  async process(received: Received, headers: Headers): Promise<Json> {
    const { requests, clock } = this.parts;
    const ids = readRequestIds(headers);
    if ('faults' in ids) throw badRequest('The request lacks the ids that BaRS asks for.', ids.faults);
    if (await requests.processed(ids.requestId)) throw refused(refuseFhir('fhir.duplicate'));
    const bundle = FhirBundle.read(received.body);
    const kind = kindOfMessage(bundle);
    if (typeof kind === 'object') throw refused(refuseFhir('fhir.not-supported', { field: kind.at, because: kind.unsupported }));
    requireSound(bundle);
    const envelope = {
      ...received.envelope,
      commandId: derivedId(STEPWISE_NAMESPACE, `fhir|${received.envelope.actor.organisation}|${ids.requestId}`),
    };
    const caseId =
      kind === 'cancelled-referral' ? await this.cancel(bundle, { ...received, envelope }) : await this.takeIn(bundle, { ...received, envelope });
    await requests.note(ids.requestId, caseId, clock.now());
    return messageAnswer(bundle, ids.requestId, await this.followed(caseId), clock.now());
  }

  /** Takes in a plain Bundle. @throws ProblemException for whatever is wrong with it */
  async receive(received: Received): Promise<{ followed: FollowedCase; created: boolean }> {
    const bundle = FhirBundle.read(received.body);
    checkPlainBundle(bundle);
    const outcome = await this.receiveReferral(bundle, 'fhir-bundle', received);
    return { followed: await this.followed(outcome.caseId), created: !outcome.redelivered && outcome.outcome !== 'amended' };
  }

  private async takeIn(bundle: FhirBundle, received: Received): Promise<Uuid> {
    checkNewReferral(bundle);
    return (await this.receiveReferral(bundle, 'fhir-message', received)).caseId;
  }

  private async receiveReferral(bundle: FhirBundle, channel: Surroundings['channel'], { body, text, envelope }: Received): Promise<IntakeOutcome> {
    const today = londonDate(this.parts.clock.now());
    const own = { programmes: this.parts.shelf.inForce(today), services: this.parts.settings.services };
    const read = readReferral(bundle, {
      ...own,
      channel,
      signedIn: envelope.actor.organisation,
      today,
      ...(text === undefined ? {} : { message: text }),
    });
    if (channel === 'fhir-message' && !read.destination.ours) {
      bundle
        .first('MessageHeader')
        .at('destination')
        .fault('invariant', 'names neither a programme nor a service nor a provider of ours, so the message is not for us');
    }
    requireSound(bundle);
    const intake = { ...(await this.toOneProgramme(read)), said: contentOfMessage(body as Json) };
    const outcome = await this.parts.intake.receive(intake, withoutTimes(envelope));
    if (isRefusal(outcome)) throw refusedAt(outcome, read.origins);
    return outcome;
  }

  /** A provider with several programmes: the referral is for the one of them that would take it. */
  private async toOneProgramme({ intake, destination: { programmes }, origins }: ReadReferral): Promise<Intake> {
    if (programmes.length < 2 || (intake.sourceMessage && (await this.parts.intake.knows(intake.sourceMessage)))) return intake;
    const dryRun = this.parts.intake.dryRun(intake);
    if (isRefusal(dryRun)) throw refusedAt(dryRun, origins);
    const fitting = dryRun.programmes.filter(({ programme, eligible }) => eligible && programmes.some(({ id }) => id === programme));
    const [only] = fitting;
    if (only && fitting.length === 1) return { ...intake, programme: only.programme };
    throw refusedAt(
      refuseIntake('intake.programme-unclear', { field: 'programme', details: { fitting: fitting.map(({ programme }) => programme) } }),
      origins,
    );
  }

  /** Withdraws the referral that a message cancels: named as when it was sent, or by the id that we gave it. */
  private async cancel(bundle: FhirBundle, { text, envelope }: Received): Promise<Uuid> {
    checkFocus(bundle);
    const request = bundle.first('ServiceRequest');
    const sender = bundle.follow(bundle.first('MessageHeader').at('sender'), ['Organization', 'Practitioner', 'PractitionerRole']);
    const source = readSourceMessage(request, sender, bundle, envelope.actor.organisation);
    const id = request.at('id').text(64)?.toLowerCase();
    const notes = request.each('note').flatMap((one) => one.at('text').text() ?? []);
    const note = notes.length > 0 ? notes.join('\n\n').slice(0, 4_000) : undefined;
    const reason = request.at('status').text() === 'entered-in-error' ? ('referred-in-error' as const) : ('message-revoked' as const);
    requireSound(bundle);
    for (const caseId of [...(id !== undefined && isUuid(id) ? [id] : []), ...(source ? [caseOfMessage(source)] : [])]) {
      const followed = await followCase(this.parts.streams, caseId);
      if (!followed || !mayFollow(envelope.actor, followed)) continue;
      const command = { type: 'WithdrawReferral' as const, by: 'referrer' as const, reason, ...known({ note, message: text }) };
      await this.parts.sender.send(new ReferralModuleCommand({ caseId }, command, withoutTimes(envelope)));
      return caseId;
    }
    throw refused(refuseFhir('fhir.referral-not-found', { field: request.expression }));
  }

  private async followed(caseId: Uuid): Promise<FollowedCase> {
    const followed = await followCase(this.parts.streams, caseId);
    if (!followed) throw new Error(`Case ${caseId} was received and cannot be read`);
    return followed;
  }
}

/** A FHIR body says nothing in our own words: what stands in it under `effectiveAt` is none of ours. */
const withoutTimes = ({ effectiveAt: _, seenUpTo: __, ...envelope }: CommandEnvelope): CommandEnvelope => envelope;
