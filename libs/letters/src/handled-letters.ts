import { loadCaseOnceBelieved, ModuleCommand, refuseCase, type Handled, type Streams, type Target } from '#handling';
import { isRefusal, type Uuid } from '#kernel';
import { personStanding, personStream, type PersonEvent } from '#people/contract';
import type { LetterCommand } from './model/commands.js';
import type { LetterSurroundings } from './model/context.js';
import type { LetterEvent } from './model/events.js';
import { letterStream } from './model/identity.js';
import { letters } from './model/letters.js';
import type { LetterState } from './model/state.js';

/** A command to the letters module; `target.partId` is the letter. */
export class LettersModuleCommand extends ModuleCommand<LetterCommand> {}

/**
 * Binds the letters decider to the log. Letters go out after a case has ended too, so nothing is asked of its standing; and one
 * that takes another back goes out when its case has turned out to be an error.
 */
export const handledLetters: Handled<LetterState, LetterCommand, LetterEvent, LetterSurroundings> = {
  decider: letters,
  stream: ({ partId }) => letterStream(partId ?? ''),
  async load(streams, { caseId }: Target) {
    const base = await loadCaseOnceBelieved(streams, caseId);
    if (!base || base.referral.status === 'none') return refuseCase('case.not-found');
    const { personId } = base.referral;
    return { context: { ...base, erased: await isErased(streams, personId) }, keyOf: personId, caseId };
  },
};

/** What a decision about a letter of this case would know now; `undefined` if there is no such case. */
export async function surroundingsOf(streams: Streams, caseId: Uuid): Promise<LetterSurroundings | undefined> {
  const loaded = await handledLetters.load(streams, { caseId }, { type: 'ReconsiderLetter' });
  return isRefusal(loaded) ? undefined : loaded.context;
}

/** Whether the identity of a person was erased. */
export async function isErased(streams: Pick<Streams, 'read'>, personId: Uuid): Promise<boolean> {
  return personStanding(await streams.read<PersonEvent>(personStream(personId))).erasedAt !== undefined;
}
