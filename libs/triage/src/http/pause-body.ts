import { Choice, Day, FactBody, Moment, Note } from '#http';
import { PAUSE_REASONS, type PauseReason } from '../model/vocabulary.js';

export class PauseBody extends FactBody {
  @Choice(PAUSE_REASONS, { about: 'Why the person asked to wait; `effectiveAt` is when the pause starts.' })
  reason: PauseReason;

  @Day({ about: 'Day on which the person hopes to go on. The pause does not end by itself.', example: '2026-03-16', optional: true })
  expectedUntil?: string;

  @Moment({ about: 'When the pause ended, if it is over already.', example: '2026-03-09T09:00:00Z', optional: true })
  resumedAt?: string;

  @Note({ about: 'Anything worth knowing.', example: 'Two weeks away with family.', optional: true })
  note?: string;
}
