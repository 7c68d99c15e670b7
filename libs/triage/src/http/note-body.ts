import { FactBody, Note } from '#http';

/** Some facts need no more said about them than when, and a note. */
export class TriageNoteBody extends FactBody {
  @Note({ about: 'Anything worth knowing.', optional: true })
  note?: string;
}
