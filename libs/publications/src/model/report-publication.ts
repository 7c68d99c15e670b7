import type { Decider } from '#kernel';
import type { PublicationCommand } from './commands.js';
import type { PublicationEvent } from './events.js';
import { publishReport } from './publish-report.js';
import { published, unpublished, withdrawn, type PublicationStanding } from './standing.js';
import { withdrawPublication, type WhichPublication } from './withdraw-publication.js';

/** How a report comes to be published, and taken back. */
export const reportPublication: Decider<PublicationStanding, PublicationCommand, PublicationEvent, WhichPublication> = {
  category: 'publication',
  initial: unpublished,
  evolve: { ReportPublished: published, PublicationWithdrawn: withdrawn },
  decide: { PublishReport: publishReport, WithdrawPublication: withdrawPublication },
  // What was told was told. Other figures are another publication.
  correctable: { ReportPublished: 'never', PublicationWithdrawn: 'never' },
  consistent: () => undefined,
};
