import { ATTENDANCE_CODES } from '#assessment/contract';
import { firstVersion, type Definition } from '#reporting';
import { ACTIVITIES, type ActivityKind } from '../../facts/activity.js';
import { BY_ATTENDANCE } from '../figure.js';

const CODES_OF_ATTENDANCE = Object.entries(ATTENDANCE_CODES)
  .map(([code, words]) => `${code} ${words.toLowerCase()}`)
  .join(' · ');

const WORDS: Readonly<Record<ActivityKind, { title: string; counted: string; exclusions?: string; source?: string }>> = {
  referral: { title: 'Referrals', counted: 'Referrals by the day on which notice of them was received. `code`: who referred.' },
  acceptance: { title: 'Referrals accepted', counted: 'Referrals by the day on which they were accepted, be it by a rule or by staff.' },
  'contact-attempt': { title: 'Attempts at contact', counted: 'Attempts to reach the person. `code`: what came of it.' },
  contact: {
    title: 'Contacts',
    counted: 'Contacts in both directions: attempts that reached the person, and people who got in touch by themselves.',
    exclusions: 'Appointments and sessions, which are counted by themselves.',
  },
  appointment: {
    title: 'Appointments',
    counted: `Appointments by the day for which they were booked. \`code\`: national attendance code (${CODES_OF_ATTENDANCE}).`,
    exclusions: 'Appointments that were moved: the one in their place is counted.',
    source: BY_ATTENDANCE,
  },
  assessment: { title: 'Assessments', counted: 'Assessments completed.' },
  session: {
    title: 'Sessions',
    counted: 'Sessions of interventions by the day for which they were booked. `code`: national attendance code, as for appointments.',
    exclusions: 'Sessions that were moved: the one in their place is counted.',
    source: BY_ATTENDANCE,
  },
  discharge: {
    title: 'Discharges',
    counted: 'Discharges by their day, also of cases that were reopened later. `code`: the reason.',
    exclusions: 'Discharges that were struck out.',
  },
  reopening: { title: 'Reopenings', counted: 'Discharged cases that were opened again.' },
  letter: {
    title: 'Letters sent',
    counted: 'Letters to practices by the day on which they were sent, later versions among them. `code`: the kind of letter.',
  },
};

/** What each figure of the activity report means. Each is a count: there is nothing that it is out of. */
export const ACTIVITY_DEFINITIONS: readonly Definition[] = ACTIVITIES.map((id) => {
  const { counted, ...words } = WORDS[id];
  return firstVersion({ id, numerator: counted, denominator: 'None: a count.', ...words });
});
