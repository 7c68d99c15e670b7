import { Choice, FactBody, Note } from '#http';
import { DISMISSAL_REASONS, type DismissalReason } from '../worklist/kinds.js';

/** Why an item goes without being done. */
export class DismissalBody extends FactBody {
  @Choice(DISMISSAL_REASONS, { about: 'Why it needs no doing.', example: 'agreed-with-person' })
  reason: DismissalReason;

  @Note({ about: 'Anything worth knowing.', example: 'The person will ring back in a month.', optional: true })
  note?: string;
}
