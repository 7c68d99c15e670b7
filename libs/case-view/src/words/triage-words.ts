import { londonDate } from '#kernel';
import type { TriageEvent } from '#triage/contract';
import { counted, dayInWords, plain, type Words } from './words.js';

export const triageWords: Words<TriageEvent> = {
  TriageOpened: (d) => `Triage can begin${d.dueOn ? `; due by ${dayInWords(d.dueOn)}` : ''}.`,
  RiskFlagged: (d) => `Risk flagged: ${plain(d.risk)}.`,
  RiskCleared: (d) => `Risk no longer stands: ${plain(d.risk)}.`,
  EscalatedToClinician: (d) => `Escalated to a clinician: ${plain(d.reason)}.`,
  TriageDecided: (d) => {
    const followed = d.proposal.stage === d.stage && d.proposal.priority === d.priority;
    return `Triage decided by ${plain(d.decidedBy)} staff: stage ${d.stage}, ${plain(d.priority)} priority${d.assessmentMode ? `, assessment by ${plain(d.assessmentMode)}` : ''}. Scoring (${d.ruleVersion}) proposed ${followed ? 'the same' : `stage ${d.proposal.stage}, ${plain(d.proposal.priority)} priority`}.`;
  },
  StageChanged: (d) => `Stepped ${d.direction} from stage ${d.from} to stage ${d.to}: ${plain(d.reason)}.`,
  CaseAllocated: (d) => `Allocated to ${d.practitioner}${d.team ? `, team ${d.team}` : ''}.`,
  CaseReallocated: (d) => `Reallocated to ${d.practitioner}${d.team ? `, team ${d.team}` : ''}: ${plain(d.reason)}.`,
  ContactAttempted: (d) => `Contact attempted by ${plain(d.method)}: ${plain(d.result)}.`,
  FirstContactMade: (d) => `First contact made, both ways, by ${plain(d.method)}.`,
  UnableToContact: (d) =>
    `Unable to contact: ${counted(d.attempts, 'attempt')} since ${dayInWords(londonDate(d.firstAttemptAt))} without an answer. The case stays open.`,
  WaitPaused: (d) => `The person asked for a pause: ${plain(d.reason)}${d.expectedUntil ? `, until about ${dayInWords(d.expectedUntil)}` : ''}.`,
  WaitResumed: () => 'The pause ended.',
};
