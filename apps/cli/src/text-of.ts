import { readFileSync } from 'node:fs';
import { CommandFailed } from './failure.js';

/** The text of a file that somebody named. @throws CommandFailed if it cannot be read */
export function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new CommandFailed(`${file} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unreadable'}).`);
  }
}
