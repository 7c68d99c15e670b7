import type { Circumstances, Decision } from '#kernel';
import type { CaseContext } from '#handling/contract';
import type { CommandOf, LetterCommand } from './commands.js';
import type { LetterEvent } from './events.js';
import type { LetterState } from './state.js';

/** What a decision about a letter knows beyond the case. */
export interface LetterSurroundings extends CaseContext {
  /** Whether the identity of the person was erased. */
  erased: boolean;
  /** Whether the referral was struck out. The case is then given as it was believed before. */
  struckOut: boolean;
}

/** A decision about one kind of command. */
export type Decide<T extends LetterCommand['type']> = (
  command: CommandOf<T>,
  state: LetterState,
  at: Circumstances & LetterSurroundings,
) => Decision<LetterEvent>;
