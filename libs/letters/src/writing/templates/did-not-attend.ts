import { isDna, rebookUntil } from '#assessment/contract';
import { londonDate } from '#kernel';
import type { MilestoneOf } from '../../model/milestones.js';
import { milestoneOf, nameOf, type CaseFacts } from '../case-facts.js';
import { factsOf, type LetterBody } from '../letter-body.js';
import { MODE_WORDS, PURPOSE_WORDS } from '../words/assessment-words.js';
import { capital, dayInWords, ordinal, timeInWords } from '../words/plain.js';
import type { Template } from './template.js';

/** The person missed an appointment without notice: how, and until when, they can book again. */
export const didNotAttend: Template = { version: 2, write };

function write(facts: CaseFacts): LetterBody {
  const { data, recordedAt } = milestoneOf(facts, 'AttendanceRecorded');
  const { appointmentId } = data;
  const { assessment } = facts.history;
  const missed = assessment.find(
    (e): e is MilestoneOf<'AppointmentBooked'> => e.type === 'AppointmentBooked' && e.data.appointmentId === appointmentId,
  );
  if (!missed) throw new Error('An appointment was missed that was never booked');
  const { startsAt, purpose, mode } = missed.data;
  const times = assessment.filter((e) => e.type === 'AttendanceRecorded' && isDna(e.data.code)).length;
  const { telephone } = facts.programme.wording;
  const until = rebookUntil({ startsAt }, facts.programme);
  const canBook = londonDate(recordedAt) > until ? 'could book' : 'can book';
  return {
    title: 'Did not attend',
    opening: `${nameOf(facts)} did not come to their appointment for ${PURPOSE_WORDS[purpose]} on ${timeInWords(startsAt)} and gave no notice. They ${canBook} again until ${dayInWords(until)} without a new referral.`,
    forTheGp: [
      `If you see them, please ask them to ring ${telephone} to book again.`,
      `If you know of a reason for concern, or of a better way to reach them, please ring us on ${telephone}.`,
    ],
    weWill: ['try to reach them and offer another time', 'keep the case open: it is never closed only because an appointment was missed'],
    sections: {
      attendance: factsOf({
        Appointment: timeInWords(startsAt),
        How: capital(MODE_WORDS[mode]),
        Attendance: 'Did not attend and gave no notice',
        'Missed so far': times > 1 ? `This is the ${ordinal(times)} appointment missed without notice` : undefined,
      }),
    },
  };
}
