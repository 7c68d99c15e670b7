/** A heading as the PRSB outpatient letter standard names it, with the SNOMED CT code of that section. */
export interface SectionHeading {
  code: string;
  title: string;
}

/** The kind of document that every letter is. */
export const OUTPATIENT_LETTER: SectionHeading = { code: '823681000000100', title: 'Outpatient letter' };

/** The sections of a letter (PRSB headings, SNOMED CT). The order here is the order in the letter: what is asked of the GP comes first. */
export const SECTIONS = {
  plan: { code: '887201000000105', title: 'Plan and requested actions' },
  attendance: { code: '1077881000000105', title: 'Attendance details' },
  clinicalSummary: { code: '887181000000106', title: 'Clinical summary' },
  scales: { code: '887141000000103', title: 'Assessment scales' },
  social: { code: '887051000000101', title: 'Social context' },
  advice: { code: '1052951000000105', title: 'Information and advice given' },
  referrer: { code: '1052891000000108', title: 'Referrer details' },
  completedBy: { code: '887231000000104', title: 'Person completing record' },
  distribution: { code: '887261000000109', title: 'Distribution list' },
} as const satisfies Record<string, SectionHeading>;

/** A section by its short name. */
export type SectionName = keyof typeof SECTIONS;

/** The short names in the order of a letter. */
export const SECTION_ORDER = Object.keys(SECTIONS) as readonly SectionName[];
