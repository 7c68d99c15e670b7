import { derivedId, isRefusal, STEPWISE_NAMESPACE, type Actor, type CommandEnvelope, type Instant, type Refusal } from '#kernel';
import type { Watch } from '../play/watch.js';

/** A command of the demo was refused: either the story or the service is wrong, and somebody has to look. */
export class DemoRefused extends Error {
  constructor(story: string, { code, message, fields }: Refusal) {
    super(`The demo story "${story}" was refused with ${code}: ${message} ${fields.map(({ field, code }) => `${field}: ${code}`).join(', ')}`);
  }
}

/** Does what one story tells, one command after the other, each named after the story so that a repeat changes nothing. */
export class Hand {
  private done = 0;
  private backdatedTo: Instant | undefined;

  /**
   * @param journey what its commands are named after
   * @param story for the reader of an error
   */
  constructor(
    readonly journey: string,
    private readonly story: string,
    readonly watch: Watch,
  ) {}

  /** What comes with the next command: it happens a minute or a few after the one before. */
  envelope(actor: Actor): CommandEnvelope {
    const commandId = derivedId(STEPWISE_NAMESPACE, `demo|${this.journey}|${this.done++}`);
    const effectiveAt = this.backdatedTo ?? this.watch.tick();
    return { commandId, fingerprint: 'demo', correlationId: commandId, causationId: commandId, actor, effectiveAt };
  }

  /** Within `entries`, everything is entered now and happened at an earlier moment. */
  async backdated(moment: Instant, entries: () => Promise<unknown>): Promise<void> {
    this.watch.tick();
    this.backdatedTo = moment;
    try {
      await entries();
    } finally {
      this.backdatedTo = undefined;
    }
  }

  /** The answer, if it is one. @throws DemoRefused */
  accepted<T>(answer: T | Refusal): T {
    if (isRefusal(answer)) throw new DemoRefused(this.story, answer);
    return answer;
  }
}
