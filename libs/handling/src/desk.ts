import {
  correctFact,
  currentVersion,
  decide,
  derivedId,
  fold,
  isRefusal,
  londonDate,
  refusals,
  type Circumstances,
  type Clock,
  type CommandAnswer,
  type CommandEnvelope,
  type CorrectFact,
  type EventShape,
  type FactCorrected,
  type Personal,
  type Recorded,
  type Refusal,
  type Uuid,
} from '#kernel';
import { EventIdTaken, WrongExpectedRevision, type EventLog, type NewEvent } from '#event-log';
import { KeyDestroyed, type Vault } from '#privacy';
import { refuseCase } from './case-context.js';
import type { Handled, Loaded, Target } from './handled.js';
import type { Streams } from './streams.js';

export const refuseCommand = refusals({
  'command.id-reused': {
    kind: 'invalid',
    message: 'This Idempotency-Key was used for another command. Use a new key for a new command.',
  },
  'case.changed': {
    kind: 'stale',
    message: 'The case has changed since you read it. Read it again, and repeat the command with its new ETag if it still fits.',
  },
  'case.busy': { kind: 'conflict', message: 'Others are changing this part of the case at the same time. Try again.' },
  'person.erased': { kind: 'conflict', message: 'The identity of this person was erased, so nothing personal can be recorded any more.' },
});

const MAX_TRIES = 4;

/**
 * Carries out commands, the only way anything gets into the log: read the stream, fold, decide, append with the expected
 * revision. If another writer was first the whole is repeated, except when the sender said what it had seen.
 */
export class Desk {
  constructor(
    private readonly log: EventLog,
    readonly streams: Streams,
    private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  async handle<S, C extends { type: string }, E extends EventShape, X>(
    handled: Handled<S, C, E, X>,
    target: Target,
    command: C | CorrectFact,
    envelope: CommandEnvelope,
  ): Promise<CommandAnswer | Refusal> {
    for (let attempt = 1; attempt <= MAX_TRIES; attempt++) {
      try {
        return await this.attempt(handled, target, command, envelope);
      } catch (error) {
        if (error instanceof KeyDestroyed) return refuseCommand('person.erased');
        // Event ids follow from the command's, so that one was carried out already, on something else.
        if (error instanceof EventIdTaken) return refuseCommand('command.id-reused');
        if (!(error instanceof WrongExpectedRevision)) throw error;
        if (envelope.seenUpTo !== undefined) return refuseCommand('case.changed');
      }
    }
    return refuseCommand('case.busy');
  }

  private async attempt<S, C extends { type: string }, E extends EventShape, X>(
    handled: Handled<S, C, E, X>,
    target: Target,
    command: C | CorrectFact,
    envelope: CommandEnvelope,
  ): Promise<CommandAnswer | Refusal> {
    const stream = handled.stream(target);
    const [events, loaded] = await Promise.all([this.streams.read<E>(stream), handled.load(this.streams, target, command as C)]);
    const earlier = answerOfRepeat(events, envelope);
    if (earlier) return earlier;
    if (isRefusal(loaded)) return loaded;
    const last = events.at(-1);
    if (envelope.seenUpTo !== undefined && last && last.position > envelope.seenUpTo) return refuseCommand('case.changed');
    const at = this.circumstances(loaded, envelope);
    if (at.effectiveAt > at.now) return refuseCase('effective.in-future', { field: 'effectiveAt' });
    const refused = handled.guard?.(at);
    if (refused) return refused;
    const decision =
      command.type === 'CorrectFact'
        ? correctFact(handled.decider, command as CorrectFact, events, at)
        : decide(handled.decider, command as C, fold(handled.decider, events), at);
    if (isRefusal(decision)) return decision;
    if (decision.length === 0) return { revision: events.length - 1, position: last?.position ?? (await this.log.head()), events: [] };
    const fresh = await Promise.all(
      decision.map((event, i) => {
        const eventId = derivedId(envelope.commandId, nameAmong(decision, i));
        return this.dress(event, eventId, currentVersion(handled.decider.upcasters, factsOf(event)), at, loaded, envelope);
      }),
    );
    const { revision, position } = await this.log.append(stream, events.length === 0 ? 'none' : events.length - 1, fresh);
    return { revision, position, events: fresh.map(({ eventId, type, data }) => ({ eventId, type, data })) };
  }

  private circumstances<X>(loaded: Loaded<X>, envelope: CommandEnvelope): Circumstances & X {
    const now = this.clock.now();
    const effectiveAt = envelope.effectiveAt ?? now;
    return {
      ...loaded.context,
      now,
      today: londonDate(now),
      effectiveAt,
      effectiveOn: londonDate(effectiveAt),
      actor: envelope.actor,
      id: (label: string) => derivedId(envelope.commandId, label),
    };
  }

  private async dress<X>(
    event: EventShape | FactCorrected,
    eventId: Uuid,
    schemaVersion: number,
    at: Circumstances,
    loaded: Loaded<X>,
    envelope: CommandEnvelope,
  ): Promise<NewEvent> {
    return {
      eventId,
      type: event.type,
      schemaVersion,
      caseId: loaded.caseId,
      effectiveAt: event.effectiveAt ?? at.effectiveAt,
      actor: envelope.actor,
      correlationId: envelope.correlationId,
      causationId: envelope.causationId,
      commandId: envelope.commandId,
      fingerprint: envelope.fingerprint,
      data: event.data,
      personal: await this.vault.seal(eventId, loaded.keyOf, (event.personal ?? {}) as Personal),
    };
  }
}

/** What an event is called among those of its command: by its type, so that its id does not depend on what else had to happen first. */
function nameAmong(decision: readonly EventShape[], index: number): string {
  const { type } = decision[index] as EventShape;
  return `${type}-${decision.slice(0, index).filter((earlier) => earlier.type === type).length}`;
}

/** The type whose facts an event brings. */
const factsOf = (event: EventShape | FactCorrected): string =>
  event.type === 'FactCorrected' ? (event as FactCorrected).data.correctedType : event.type;

/** The first answer to a command that was carried out before. */
function answerOfRepeat(events: readonly Recorded[], envelope: CommandEnvelope): CommandAnswer | Refusal | undefined {
  const written = events.filter((e) => e.commandId === envelope.commandId);
  const last = written.at(-1);
  if (!last) return undefined;
  if (last.fingerprint !== envelope.fingerprint) return refuseCommand('command.id-reused');
  return { revision: last.revision, position: last.position, events: written.map(({ eventId, type, data }) => ({ eventId, type, data })) };
}
