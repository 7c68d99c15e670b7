import { Day, Moment } from '#http';
import { LineOfCell } from '#outcomes';

/** Which figure of a practice's own feedback evidence is asked of. */
export class FeedbackEvidenceQuery extends LineOfCell {
  @Day({ about: 'First day of the referrals that it is about; a year before the last unless said.', example: '2026-01-01', optional: true })
  from?: string;

  @Day({ about: 'Last day of the referrals that it is about; `asAt` or today unless said.', example: '2026-03-31', optional: true })
  to?: string;

  @Day({ about: 'Only what had happened by the end of this day counts: how things stood then.', example: '2026-06-30', optional: true })
  asAt?: string;

  @Moment({ about: 'Only what had been recorded by this moment counts: the figures as they were then.', optional: true })
  knownAt?: string;
}
