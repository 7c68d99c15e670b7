import { isRefusal, type CommandAnswer, type CommandEnvelope, type Refusal } from '#kernel';
import type { Desk, Target } from '#handling';
import type { PersonCommand } from './model/people.js';
import { handledPeople } from './people-commands.js';

/** So many at the same moment are waited for, four at a time. */
const ROUNDS = 50;

/**
 * Carries out a command about a person that is never in the way of others, such as noting who looked: while it is only
 * others at the same moment who keep it from being recorded, it is tried again.
 */
export async function patiently(desk: Desk, target: Target, command: PersonCommand, envelope: CommandEnvelope): Promise<CommandAnswer | Refusal> {
  for (let round = 1; ; round++) {
    const answer = await desk.handle(handledPeople, target, command, envelope);
    if (!isRefusal(answer) || answer.code !== 'case.busy' || round === ROUNDS) return answer;
  }
}
