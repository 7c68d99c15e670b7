import {
  derivedId,
  isRefusal,
  londonDate,
  STEPWISE_NAMESPACE,
  type Clock,
  type CommandAnswer,
  type CommandEnvelope,
  type LocalDate,
  type Refusal,
  type Uuid,
} from '#kernel';
import { refuseCase } from '#handling/contract';
import type { Desk } from '#handling';
import { canonicalJson } from '#event-log';
import {
  alternativesFor,
  findEligibility,
  isOpenOn,
  programmeAt,
  programmeStream,
  type Alternative,
  type Destinations,
  type EligibilityFinding,
  type Programme,
  type ProgrammeEvent,
} from '#programmes/contract';
import type { ProgrammeShelf } from '#programmes';
import type { MasterKey, PersonLookup } from '#privacy';
import type { ReceiveReferral, Signpost } from '../model/commands.js';
import type { ReferralEvent, ReferralFacts, ReferralPersonal, SourceMessage } from '../model/events.js';
import { referralFactsNow } from '../model/facts-now.js';
import { referralStanding, referralStream } from '../model/standing.js';
import { handledReferral } from '../handled-referral.js';
import { checkIntake, refuseDetails, refuseIntake, type CheckedIntake, type IntakeMode } from './check-intake.js';
import type { Intake } from './intake.js';
import { outcomeOf, type IntakeOutcome } from './outcome.js';
import type { FoundPerson, PersonFinder } from './person-finder.js';

/** What the intake works with. */
export interface IntakeParts {
  desk: Desk;
  clock: Clock;
  shelf: ProgrammeShelf;
  master: MasterKey;
  lookup: PersonLookup;
  people: PersonFinder;
  destinations: Destinations;
  mode: IntakeMode;
}

/**
 * Takes in a referral from any source: checks it, finds the programme, finds out who it is about without guessing, finds
 * eligibility, and hands it to the referral module. The one way in, for every channel.
 */
export class ReferralIntake {
  constructor(private readonly parts: IntakeParts) {}

  async receive(intake: Intake, envelope: CommandEnvelope): Promise<IntakeOutcome | Refusal> {
    const { clock, mode, desk, master } = this.parts;
    const now = clock.now();
    const effectiveAt = envelope.effectiveAt ?? now;
    if (effectiveAt > now) return refuseCase('effective.in-future', { field: 'effectiveAt' });
    const checked = checkIntake(intake, mode, { today: londonDate(now), effectiveOn: londonDate(effectiveAt) });
    if (isRefusal(checked)) return checked;
    const caseId = caseIdOf(intake, envelope);
    const programme = (await this.programmeOf(caseId)) ?? this.programmeFor(intake.programme, checked);
    if (isRefusal(programme)) return programme;
    const contentFingerprint = master.hash('referral-content', canonicalJson(contentOf(intake)));
    const found = await this.parts.people.find(caseId, checked, envelope);
    if (isRefusal(found)) return found;
    const command = this.command(intake, checked, found, programme, contentFingerprint);
    const answer = await desk.handle(handledReferral, { caseId }, command, envelope);
    if (isRefusal(answer)) return answer;
    return await this.outcome(caseId, answer, contentFingerprint);
  }

  /** Holds a referral against one open programme, or all, without keeping anything; those that would take it come first. */
  dryRun(intake: Intake): DryRun | Refusal {
    const today = londonDate(this.parts.clock.now());
    const checked = checkIntake(intake, this.parts.mode, { today, effectiveOn: today });
    if (isRefusal(checked)) return checked;
    const programmes = this.parts.shelf.inForce(today).filter((p) => intake.programme === undefined || p.id === intake.programme);
    const [first] = programmes;
    if (!first) return refuseIntake('intake.programme-unknown', { field: 'programme' });
    const results = programmes.map((p) => ({ programme: p.id, name: p.name, ...findEligibility(p, eligibilityFacts(checked)) }));
    return {
      programmes: results.sort((a, b) => Number(b.eligible) - Number(a.eligible) || a.name.localeCompare(b.name)),
      alternatives: this.alternatives(first, checked.facts, today),
    };
  }

  /** Refuses details of a person that a referral with them would be refused for. */
  refuseDetails(details: Pick<ReferralPersonal, 'nhsNumber' | 'birthDate'>): Refusal | undefined {
    return refuseDetails(details, this.parts.mode, londonDate(this.parts.clock.now()));
  }

  /** Where somebody can go whose referral staff do not take, by what is known of them now; nowhere if there is no such case. */
  async signpostsFor(caseId: Uuid): Promise<Signpost[]> {
    const programme = await this.programmeOf(caseId);
    const facts = referralFactsNow(await this.parts.desk.streams.read<ReferralEvent>(referralStream(caseId)));
    return programme && facts ? this.alternatives(programme, facts, londonDate(this.parts.clock.now())).map(signpost) : [];
  }

  /** Where somebody can go whom a programme does not take. */
  private alternatives(refusedBy: Programme, facts: ReferralFacts, on: LocalDate): Alternative[] {
    return alternativesFor(refusedBy, this.parts.shelf.inForce(on), this.parts.destinations, { ...facts, on });
  }

  /** Whether a message has been received before: what comes under its id again needs no programme to be found for it. */
  async knows(message: SourceMessage): Promise<boolean> {
    return (await this.programmeOf(caseOfMessage(message))) !== undefined;
  }

  /** The programme of a case that there is: a redelivery or an amendment stays where the first message went. */
  private async programmeOf(caseId: Uuid): Promise<Programme | undefined> {
    const { streams } = this.parts.desk;
    const events = await streams.read<ReferralEvent>(referralStream(caseId));
    const standing = referralStanding(events);
    const [first] = events;
    // Of a referral that was struck out the first message still tells where it went.
    const there = standing.status === 'none' ? first?.type === 'ReferralReceived' && first.data : standing;
    if (!there) return undefined;
    return programmeAt(await streams.read<ProgrammeEvent>(programmeStream(there.programme.id)), there.programme.version);
  }

  private programmeFor(id: string | undefined, checked: CheckedIntake): Programme | Refusal {
    const on = checked.facts.noticeReceivedOn;
    const programmes = this.parts.shelf.inForce(on);
    if (id !== undefined) return programmes.find((p) => p.id === id) ?? refuseIntake('intake.programme-unknown', { field: 'programme' });
    const fitting = programmes.filter((p) => isOpenOn(p, on) && findEligibility(p, eligibilityFacts(checked)).eligible);
    const [only] = fitting;
    return only && fitting.length === 1
      ? only
      : refuseIntake('intake.programme-unclear', { field: 'programme', details: { fitting: fitting.map((p) => p.id) } });
  }

  private command(intake: Intake, checked: CheckedIntake, found: FoundPerson, programme: Programme, contentFingerprint: string): ReceiveReferral {
    const eligibility = findEligibility(programme, eligibilityFacts(checked));
    return {
      type: 'ReceiveReferral',
      personId: found.personId,
      programme: { id: programme.id, version: programme.version },
      facts: checked.facts,
      personal: checked.personal,
      ...(intake.sourceMessage ? { sourceMessage: intake.sourceMessage } : {}),
      contentFingerprint,
      eligibility,
      consents: intake.consents,
      ...(found.probableDuplicate ? { probableDuplicate: found.probableDuplicate } : {}),
      ...(found.earlierCase ? { earlierCase: found.earlierCase } : {}),
      signposting: eligibility.eligible ? [] : this.alternatives(programme, checked.facts, checked.facts.noticeReceivedOn).map(signpost),
      acceptance: programme.acceptance,
    };
  }

  private async outcome(caseId: Uuid, answer: CommandAnswer, contentFingerprint: string): Promise<IntakeOutcome> {
    const events = await this.parts.desk.streams.read<ReferralEvent>(referralStream(caseId));
    return outcomeOf(caseId, events, answer, contentFingerprint);
  }
}

/** How every open programme would answer a referral. */
export interface DryRun {
  programmes: { programme: string; name: string; eligible: boolean; findings: EligibilityFinding[] }[];
  alternatives: Alternative[];
}

const signpost = ({ id, name, kind }: Alternative): Signpost => ({ id, name, kind });

const eligibilityFacts = ({ facts }: CheckedIntake) => ({ ...facts, on: facts.noticeReceivedOn });

/** The case of a source message: the same message is the same case. */
export const caseOfMessage = ({ system, id }: SourceMessage): Uuid => derivedId(STEPWISE_NAMESPACE, `case|${system}|${id}`);

/** What is no message is named after its command. */
const caseIdOf = ({ sourceMessage }: Intake, envelope: CommandEnvelope): Uuid =>
  sourceMessage ? caseOfMessage(sourceMessage) : derivedId(envelope.commandId, 'case');

/**
 * What another delivery of the same has in common with it. Of a message that is what it says, and nothing that was worked
 * out of it: the programme found for it, for one. When notice came does not count either.
 */
const contentOf = ({ said, ...told }: Intake): unknown => said ?? { ...told, facts: { ...told.facts, noticeReceivedOn: undefined } };
