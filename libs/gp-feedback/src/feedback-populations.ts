import { firstVersion, type DefinitionsOf } from '#reporting';

const REFERRED = 'of which notice of the referral was received on a day of the period, whoever referred';

/** Whom feedback is about: the patients of the practice, and those whom they are compared with. */
export const FEEDBACK_POPULATIONS: DefinitionsOf<'practice' | 'allPractices'> = {
  practice: [
    firstVersion({
      id: 'patients-of-practice',
      title: 'Patients of the practice',
      numerator: `Cases of people whose GP practice this is, as their referral was last told, ${REFERRED}.`,
      denominator: 'All cases of the period; for readers other than the practice, those of the programmes of their organisation.',
      exclusions: 'People whom the practice referred who are patients of another. A person referred twice is two cases.',
    }),
  ],
  allPractices: [
    firstVersion({
      id: 'patients-of-all-practices',
      title: 'All practices (`allPractices`)',
      numerator: `All cases ${REFERRED}, also those of people without a practice and the patients of this one.`,
      denominator: 'All cases of the period; for readers other than the practice, those of the programmes of their organisation.',
      exclusions: 'None. Only percentages, means and medians are told, never how many.',
    }),
  ],
};
