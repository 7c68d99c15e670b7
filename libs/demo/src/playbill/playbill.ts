import { ADVICE } from './advice-bill.js';
import type { Billing } from './billing.js';
import { CONDITION_MANAGEMENT, EMPLOYMENT_SPECIALISTS } from './other-programmes-bill.js';
import { ASSESSMENT, SUPPORT } from './staged-bill.js';
import { TODAY } from './today-bill.js';
import { AT_THE_DOOR, EARLY_ENDINGS, SECOND_LOOKS } from './turns-bill.js';

/** Every story of the demo. */
export const PLAYBILL: readonly Billing[] = [
  ...[...ADVICE, ...ASSESSMENT, ...SUPPORT, ...EARLY_ENDINGS, ...AT_THE_DOOR, ...SECOND_LOOKS],
  ...[...CONDITION_MANAGEMENT, ...EMPLOYMENT_SPECIALISTS, ...TODAY],
];

/** How many journeys the playbill has as written. */
export const WHOLE = PLAYBILL.reduce((sum, { people }) => sum + people, 0);

/** How often a story is told in a demo of about `people` people: in proportion, and at least once. */
export const timesTold = ({ people: inWhole }: Billing, people: number): number => Math.max(1, Math.round((inWhole * people) / WHOLE));
