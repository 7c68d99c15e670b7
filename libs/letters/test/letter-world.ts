import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database } from '#database';
import { LOG_START, PostgresLog } from '#event-log';
import { Desk, Streams } from '#handling';
import { derivedId, isRefusal, STEPWISE_NAMESPACE, VirtualClock, type Actor, type EventShape, type Instant, type Recorded, type Uuid } from '#kernel';
import { MasterKey, Vault } from '#privacy';
import { THE_SYSTEM, type Policy } from '#projections';
import { programmeStream, type Programme } from '#programmes/contract';
import { referralStream } from '#referral/contract';
import { lettersOf, type FoundLetter } from '../src/case-letters.js';
import { handledLetters, type LettersModuleCommand } from '../src/handled-letters.js';
import type { LetterCommand } from '../src/model/commands.js';
import { OutboxFolder } from '../src/outbox/outbox-folder.js';
import type { LetterAddress } from '../src/outbox/letter-transport.js';
import { letterPolicies } from '../src/policies.js';
import type { LetterParts } from '../src/policies/letter-parts.js';
import type { StructuredLetter } from '../src/writing/structured-letter.js';
import { CASE, PERSON } from './letter-stories.js';

/** One key for the database that the stories share. */
const MASTER = MasterKey.random();

/** The process died. */
class Crash extends Error {}

/** An outbox that counts what was handed over. */
class CountingOutbox extends OutboxFolder {
  readonly handedOver: Uuid[] = [];

  override async send(to: LetterAddress, letter: StructuredLetter): Promise<void> {
    await super.send(to, letter);
    this.handedOver.push(to.letterId);
  }
}

const aClinician: Actor = { id: 'clinician-7', role: 'clinician', organisation: 'PRV01' };

/** A log, keys and an outbox, in which stories are told and the letters answer them. */
export class LetterWorld {
  readonly clock = new VirtualClock('2026-03-02T09:00:00.000Z');
  readonly refused: string[] = [];
  private commands = 0;

  private constructor(
    readonly database: Database,
    readonly log: PostgresLog,
    readonly vault: Vault,
    readonly streams: Streams,
    readonly outbox: CountingOutbox,
    readonly folder: string,
    readonly master: MasterKey,
  ) {}

  /** A new world in a database that may have held another one. */
  static async in(database: Database): Promise<LetterWorld> {
    const folder = await mkdtemp(join(tmpdir(), 'letters-'));
    await (await PostgresLog.open(database)).close();
    await Vault.open(database, MASTER);
    await database.pool.query('truncate events, person_keys');
    const log: PostgresLog = await PostgresLog.open(database, { now: () => world.clock.now() });
    const master = MASTER;
    const world: LetterWorld = new LetterWorld(
      database,
      log,
      await Vault.open(database, master),
      new Streams(log),
      new CountingOutbox(join(folder, 'outbox')),
      folder,
      master,
    );
    return world;
  }

  async close(): Promise<void> {
    await this.log.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  get desk(): Desk {
    return new Desk(this.log, this.streams, this.vault, this.clock);
  }

  get parts(): LetterParts {
    return { streams: this.streams, vault: this.vault, master: this.master, transport: this.outbox, clock: this.clock };
  }

  /** Appends events of one command to a stream, as the module they belong to would have; answers with their ids. */
  async happened(stream: string, at: Instant, ...events: EventShape[]): Promise<Uuid[]> {
    if (at > this.clock.now()) this.clock.moveTo(at);
    const commandId = derivedId(STEPWISE_NAMESPACE, `command-${this.commands++}`);
    const inCase = !/^(programme|person)-/.test(stream);
    const fresh = await Promise.all(
      events.map(async ({ type, data, personal, effectiveAt }, i) => {
        const eventId = derivedId(commandId, `event-${i}`);
        return {
          ...{ eventId, type, schemaVersion: 1, caseId: inCase ? CASE : null, effectiveAt: effectiveAt ?? at, actor: aClinician },
          ...{ correlationId: commandId, causationId: commandId, commandId, fingerprint: '', data },
          personal: await this.vault.seal(eventId, PERSON, (personal ?? {}) as Record<string, unknown>),
        };
      }),
    );
    await this.log.append(stream, 'any', fresh);
    return fresh.map(({ eventId }) => eventId);
  }

  /** Publishes the programme, notes the case of the person and receives the referral with its consents. */
  async begin(programme: Programme, ...referral: EventShape[]): Promise<Uuid[]> {
    await this.happened(programmeStream(programme.id), '2026-03-02T08:00:00.000Z', { type: 'ProgrammePublished', data: { definition: programme } });
    await this.happened(`person-${PERSON}`, '2026-03-02T09:00:00.000Z', { type: 'CaseNoted', data: { caseId: CASE } });
    return await this.happened(referralStream(CASE), '2026-03-02T09:00:00.000Z', ...referral);
  }

  /** Lets the letters answer everything in the log, again and again until nothing new comes. */
  async play(): Promise<void> {
    await this.answerAll(() => undefined);
  }

  /** As `play`, but the process dies after so many steps; true if it did. Every beginning is a beginning from the start of the log. */
  playUntilStep(steps: number): Promise<boolean> {
    let left = steps;
    return this.playUntil(() => left-- === 0);
  }

  /** As `play`, but the process dies after the first step named so. */
  async playUntil(dies: (step: string) => boolean): Promise<boolean> {
    try {
      await this.answerAll((name) => {
        if (dies(name)) throw new Crash();
      });
      return false;
    } catch (error) {
      if (error instanceof Crash) return true;
      throw error;
    }
  }

  /** A step is what a policy does for an event, and each command it sends. */
  private async answerAll(step: (name: string) => void): Promise<void> {
    for (let after = LOG_START; ;) {
      const [events, position] = await this.newSince(after);
      if (events.length === 0) return;
      for (const event of events) for (const policy of letterPolicies(this.parts)) await this.answer(policy, event, step);
      after = position;
    }
  }

  private async answer(policy: Policy, event: Recorded, step: (name: string) => void): Promise<void> {
    if (!policy.on.includes((event as { type: string }).type)) return;
    const commands = await policy.react(event, (label, effectiveAt = event.effectiveAt) => ({
      commandId: derivedId(event.eventId, `${policy.name}|${label}`),
      ...{ fingerprint: 'policy', correlationId: event.correlationId, causationId: event.eventId, actor: THE_SYSTEM, effectiveAt },
    }));
    step(`reacted to ${(event as { type: string }).type}`);
    for (const command of commands) {
      await this.send(command as LettersModuleCommand);
      step(command.command.type);
    }
  }

  private async send({ target, command, envelope }: LettersModuleCommand): Promise<void> {
    const answer = await this.desk.handle(handledLetters, target, command, envelope);
    if (isRefusal(answer)) this.refused.push(`${command.type}: ${answer.code}`);
  }

  /** A command that somebody sends by hand; the code of its refusal, if it is refused. */
  async tell(letterId: Uuid, command: LetterCommand): Promise<string | undefined> {
    const commandId = derivedId(STEPWISE_NAMESPACE, `by-hand-${this.commands++}`);
    const envelope = { commandId, fingerprint: '', correlationId: commandId, causationId: commandId, actor: aClinician };
    const answer = await this.desk.handle(handledLetters, { caseId: CASE, partId: letterId }, command, envelope);
    return isRefusal(answer) ? answer.code : undefined;
  }

  private async newSince(after: string): Promise<[Recorded[], string]> {
    const stop = new AbortController();
    const events: Recorded[] = [];
    let position = after;
    for await (const signal of this.log.subscribe({ after, signal: stop.signal })) {
      position = signal.position;
      if (signal.kind === 'caught-up') stop.abort();
      else events.push(...signal.events);
    }
    return [events, position];
  }

  /** Everything in the log. */
  async everything(): Promise<Recorded[]> {
    return (await this.newSince(LOG_START))[0];
  }

  /** The letters of the case, in the order in which their milestones stand. */
  letters(): Promise<FoundLetter[]> {
    return lettersOf(this.streams, CASE);
  }

  /** Names of the files in the outbox, with their practice. */
  async files(): Promise<string[]> {
    const names = await readdir(join(this.folder, 'outbox'), { recursive: true, withFileTypes: true }).catch(() => []);
    return names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(this.folder.length + '/outbox/'.length));
  }

  /** The text of a letter in the outbox. */
  text({ letterId, letter }: FoundLetter): Promise<string> {
    return readFile(join(this.folder, 'outbox', letter.practice ?? '', `${letterId}.txt`), 'utf8');
  }
}
