import { londonDate } from '#kernel';
import type { FitNoteAdvice } from '#assessment/contract';
import type { MilestoneOf } from '../../model/milestones.js';
import { milestoneOf, nameOf, sends, wordsIn, type CaseFacts } from '../case-facts.js';
import { factsOf, textOf, type LetterBody } from '../letter-body.js';
import type { Entry } from '../structured-letter.js';
import { limitsInWords, MODE_WORDS, obstaclesInWords } from '../words/assessment-words.js';
import { advisedDays, boxesInWords, fitNoteInWords, STATEMENT_WORDS } from '../words/fit-note-words.js';
import { scoresInWords } from '../words/measure-words.js';
import { capital, dayInWords, dayOf } from '../words/plain.js';
import { workAtReferral } from '../words/work-words.js';
import type { Template } from './template.js';

type Assessed = MilestoneOf<'AssessmentCompleted'>;

/** What an assessment found, with the advice for the fit note first. */
export const assessmentReport: Template = { version: 2, write };

function write(facts: CaseFacts): LetterBody {
  const assessed = milestoneOf(facts, 'AssessmentCompleted');
  const { obstacles, workAbility, functionalLimits, expectedReturnOn, fitNoteAdvice } = assessed.data;
  const { referral, history } = facts;
  const booked = history.assessment.find((e) => e.type === 'AppointmentBooked' && e.data.appointmentId === assessed.data.appointmentId);
  const how = booked?.type === 'AppointmentBooked' ? ` ${MODE_WORDS[booked.data.mode]}` : '';
  const back = expectedReturnOn === undefined ? '' : ` They are expected back at work on ${dayInWords(expectedReturnOn)}.`;
  return {
    title: fitNoteAdvice ? 'Assessment report with advice for the fit note' : 'Assessment report',
    opening: `We assessed ${nameOf(facts)}${how} on ${dayOf(assessed.effectiveAt)}. ${fitNoteAdvice ? `Our advice: ${adviceInShort(fitNoteAdvice)}.` : 'We have no advice for a fit note.'}${back}`,
    forTheGp: fitNoteAdvice ? [fitNoteAction(facts, assessed, fitNoteAdvice)] : [],
    weWill: [`agree a plan with them, where they need one${sends(facts, 'plan-agreed') ? ', and send it to you' : ''}`],
    sections: {
      clinicalSummary: [
        ...textOf(wordsIn(facts, 'summary')),
        ...factsOf({
          Health: capital(obstaclesInWords(obstacles, 'health')),
          'Limited in': capital(limitsInWords(functionalLimits)),
          Function: wordsIn(facts, 'functionInWords'),
          'Work ability': workAbility === undefined ? undefined : `${workAbility} of 10, as they rate it`,
        }),
      ],
      scales: factsOf(scoresInWords(history.assessment)),
      social: factsOf({
        Work: workAtReferral(referral),
        'At work': capital(obstaclesInWords(obstacles, 'workplace')),
        Personal: capital(obstaclesInWords(obstacles, 'personal')),
      }),
      advice: textOf(wordsIn(facts, 'adviceInWords')),
    },
  };
}

const adviceInShort = ({ statement, adjustments }: FitNoteAdvice): string =>
  adjustments.length === 0 ? STATEMENT_WORDS[statement] : `may be fit for work with ${boxesInWords(adjustments)}`;

/** What the next fit note may say, field by field in the order of the form. */
function fitNoteAction({ programme, referral }: CaseFacts, assessed: Assessed, advice: FitNoteAdvice): Entry {
  const present = referral.fitNote && capital(fitNoteInWords(referral.fitNote));
  if (advice.statement === 'not-needed')
    return { text: 'Fit note: no further one is needed for work, in our opinion.', facts: [...labelled({ 'Present fit note': present })] };
  const on = londonDate(assessed.effectiveAt);
  const { from, to } = advisedDays(advice, on, referral.fitNote?.to, assessed.data.expectedReturnOn);
  return {
    text: `Fit note. ${programme.wording.fitNote}`,
    facts: labelled({
      Statement: capital(STATEMENT_WORDS[advice.statement]),
      Tick: advice.adjustments.length === 0 ? undefined : capital(boxesInWords(advice.adjustments)),
      'Assessed by us on': dayInWords(on),
      From: dayInWords(from),
      To: to === undefined ? 'As you judge right' : dayInWords(to),
      'Present fit note': present,
    }),
  };
}

const labelled = (facts: Readonly<Record<string, string | undefined>>) =>
  factsOf(facts).flatMap((block) => (block.kind === 'facts' ? block.facts : []));
