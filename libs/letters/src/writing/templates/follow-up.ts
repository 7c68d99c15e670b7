import { sustainedOutcome, workRecords, workStanding, type WorkStatus } from '#discharge/contract';
import { milestoneOf, nameOf, referredOn, type CaseFacts } from '../case-facts.js';
import { factsOf, type LetterBody } from '../letter-body.js';
import { capital, count, dayInWords, dayOf } from '../words/plain.js';
import { hoursInWords, outcomeInWords, WORK_STATUS_WORDS } from '../words/work-words.js';
import type { Template } from './template.js';

/** How work was going some weeks after discharge. */
export const followUp: Template = { version: 1, write };

function write(facts: CaseFacts): LetterBody {
  const { data, effectiveAt } = milestoneOf(facts, 'FollowUpRecorded');
  const { telephone } = facts.programme.wording;
  const after = `${count(data.weeks, 'week')} after discharge`;
  if (data.status === 'not-reached') {
    return {
      title: 'Follow-up',
      opening: `We could not reach ${nameOf(facts)} for the follow-up ${after}, so we do not know how work is going.`,
      forTheGp: [],
      weWill: [],
      theyCan: [`ring ${telephone} at any time`],
    };
  }
  const words = [WORK_STATUS_WORDS[data.status], hoursInWords(data.hoursPerWeek)].filter(Boolean).join(', ');
  return {
    title: 'Follow-up',
    opening: `We asked ${nameOf(facts)} on ${dayOf(effectiveAt)}, ${after}, how work is going: ${words}.`,
    forTheGp: offSick(data.status)
      ? [`They are off sick again or still: if they would like support, please refer them again or have them ring ${telephone}.`]
      : [],
    weWill: [],
    theyCan: [`ring ${telephone} if work becomes difficult again, or be referred again`],
    sections: { clinicalSummary: factsOf({ 'At discharge': atDischarge(facts), Now: capital(words), 'Sustained work': sustained(facts) }) },
  };
}

const offSick = (status: WorkStatus): boolean => workStanding(status) === 'off-sick';

function atDischarge({ history }: CaseFacts): string | undefined {
  const closed = history.discharge.findLast((e) => e.type === 'CaseDischarged');
  return closed?.type === 'CaseDischarged' ? capital(outcomeInWords(closed.data.outcome)) : undefined;
}

/** Whether the programme's threshold of sustained work has been reached by then. */
function sustained(facts: CaseFacts): string | undefined {
  const { history, programme, milestone } = facts;
  const { hoursPerWeek, weeks } = programme.sustained;
  const outcome = sustainedOutcome(workRecords(history.discharge), programme.sustained, referredOn(facts), milestone.effectiveAt);
  return outcome && `${count(hoursPerWeek, 'hour')} a week or more for ${count(weeks, 'week')}, reached on ${dayInWords(outcome.reachedOn)}`;
}
