import { Day } from '#http';
import { LineOfCell } from '#outcomes';

/** Which figure of a practice's own feedback evidence is asked of. */
export class FeedbackEvidenceQuery extends LineOfCell {
  @Day({ about: 'First day of the referrals that it is about; a year before the last unless said.', example: '2026-01-01', optional: true })
  from?: string;

  @Day({ about: 'Last day of the referrals that it is about; today unless said.', example: '2026-03-31', optional: true })
  to?: string;
}
