import type { MilestoneOf } from '../../model/milestones.js';
import { milestoneOf, nameOf, sends, wordsIn, type CaseFacts } from '../case-facts.js';
import { factsOf, type LetterBody } from '../letter-body.js';
import { MODE_WORDS, PURPOSE_WORDS } from '../words/assessment-words.js';
import { capital, timeInWords } from '../words/plain.js';
import type { Template } from './template.js';

/** An appointment is booked or moved. */
export const appointmentMade: Template = { version: 2, write };

function write(facts: CaseFacts): LetterBody {
  const { purpose, mode, startsAt, durationMinutes, replaces } = milestoneOf(facts, 'AppointmentBooked').data;
  const before = facts.history.assessment.find(
    (e): e is MilestoneOf<'AppointmentBooked'> => e.type === 'AppointmentBooked' && e.data.appointmentId === replaces,
  );
  return {
    title: before ? 'Appointment moved' : 'Appointment made',
    opening: `${nameOf(facts)} has an appointment with us for ${PURPOSE_WORDS[purpose]} on ${timeInWords(startsAt)}, ${MODE_WORDS[mode]}.`,
    forTheGp: [],
    weWill: purpose === 'assessment' && sends(facts, 'assessment-report') ? ['send you the report, with advice for the fit note'] : [],
    theyCan: [`ring ${facts.programme.wording.telephone} if the time does not suit them`],
    sections: {
      attendance: factsOf({
        When: timeInWords(startsAt),
        How: capital(MODE_WORDS[mode]),
        Where: wordsIn(facts, 'place'),
        Length: `${durationMinutes} minutes`,
        'In place of': before && timeInWords(before.data.startsAt),
      }),
    },
  };
}
