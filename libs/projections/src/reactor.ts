import { isUnavailable } from '#database';
import type { ModuleCommand } from '#handling';
import { derivedId, isRefusal, type Actor, type CommandAnswer, type CommandEnvelope, type Recorded, type Refusal } from '#kernel';
import { policyName, type Policy } from './policy.js';
import type { Report } from './retrying.js';

/** Who acts when nobody does. */
export const THE_SYSTEM: Actor = { id: 'stepwise', role: 'system', organisation: 'stepwise' };

/** Sends a command and gives its answer. */
export type Send = (command: ModuleCommand<{ type: string }>) => Promise<CommandAnswer | Refusal>;

/** Answers events with the commands that a policy names. */
export class Reactor {
  private readonly name: string;

  constructor(
    private readonly policy: Policy,
    private readonly send: Send,
    private readonly report: Report,
  ) {
    this.name = policyName(policy);
  }

  /** Answers an event; gives what went wrong, without a word of its content. @throws whatever says that the database is away */
  async tries(event: Recorded): Promise<string | undefined> {
    try {
      await this.answer(event);
      return undefined;
    } catch (error) {
      if (isUnavailable(error)) throw error;
      const { type } = event as { type: string };
      const { name, stack = '' } = error as Error;
      this.report.failed(`${this.name} parked ${type} ${event.eventId}`, error as Error);
      return `${type}: ${name} ${/\n\s*(at .*)/.exec(stack)?.[1] ?? ''}`.trim().slice(0, 500);
    }
  }

  private async answer(event: Recorded): Promise<void> {
    const commands = await this.policy.react(event, (label, effectiveAt) => this.envelope(event, label, effectiveAt));
    for (const command of commands) {
      const answer = await this.send(command);
      if (!isRefusal(answer)) continue;
      if (answer.code === 'case.busy') throw new Error(answer.message);
      // The world may have moved on since the event: any other refusal is final here, and worth knowing.
      this.report.failed(`${this.name}: ${command.command.type} was refused with ${answer.code}`, new Error(answer.message));
    }
  }

  private envelope(event: Recorded, label: string, effectiveAt = event.effectiveAt): CommandEnvelope {
    return {
      commandId: derivedId(event.eventId, `${this.policy.name}|${label}`),
      fingerprint: 'policy',
      correlationId: event.correlationId,
      causationId: event.eventId,
      actor: THE_SYSTEM,
      effectiveAt,
    };
  }
}
