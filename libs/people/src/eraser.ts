import { isRefusal, type Clock, type CommandAnswer, type CommandEnvelope, type Refusal, type Uuid } from '#kernel';
import type { Desk } from '#handling';
import type { PersonLookup, Vault } from '#privacy';
import { safeguardingKey } from '#safeguarding/contract';
import { casesOf, handledPeople } from './people-commands.js';
import type { PersonCommand } from './model/people.js';

/** Told when a person's identity has been erased, to remove what lies outside the log (letters in the outbox). */
export type OnErased = (personId: Uuid) => Promise<void>;

/**
 * What an erasure destroys, in this order: the key of everything personal in all cases, the keys of what safeguarding says
 * of them, the ways by which the person would be recognised, and copies outside the log.
 */
export const DESTROYED = ['personal-key', 'safeguarding-keys', 'recognition', 'copies-outside-the-log'] as const;

/**
 * Erases a person's identity: first the decision is recorded, then the keys are destroyed and every way to the person
 * forgotten. `finish` can be repeated; a policy does so, so that a crash in between leaves nothing behind.
 */
export class Eraser {
  readonly onErased: OnErased[] = [];

  constructor(
    private readonly desk: Desk,
    private readonly vault: Vault,
    private readonly lookup: PersonLookup,
    private readonly clock: Clock,
  ) {}

  /** Records the decision and carries it out; sent again, it is answered as the first time and carried out again. */
  async erase(personId: Uuid, command: Extract<PersonCommand, { type: 'ErasePerson' }>, envelope: CommandEnvelope): Promise<CommandAnswer | Refusal> {
    const answer = await this.desk.handle(handledPeople, { caseId: personId, partId: personId }, command, envelope);
    if (!isRefusal(answer)) await this.finish(personId);
    return answer;
  }

  /** Destroys what `DESTROYED` lists, of a person whose erasure is in the log. */
  async finish(personId: Uuid): Promise<void> {
    await this.vault.destroy(personId, this.clock.now());
    for (const caseId of await casesOf(this.desk.streams, personId)) await this.vault.destroy(safeguardingKey(caseId), this.clock.now());
    await this.lookup.forget(personId);
    for (const erased of this.onErased) await erased(personId);
  }
}
