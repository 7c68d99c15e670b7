import { Note } from '#http';

/** Of some events only the note can be corrected. */
export class NoteOnly {
  @Note({ about: 'The note.', optional: true })
  note?: string;
}
