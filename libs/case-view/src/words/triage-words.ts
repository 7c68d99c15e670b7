import { londonDate } from '#kernel';
import type { ContactResult, TriageEvent } from '#triage/contract';
import { by, counted, dayInWords, plain, reason, type Words } from './words.js';

const CAME_OF_IT: Readonly<Partial<Record<ContactResult, string>>> = {
  spoke: 'spoke with the person',
  replied: 'the person replied',
  declined: 'the person does not want to talk or be supported',
  sent: 'sent, no answer yet',
  undelivered: 'it came back',
  'wrong-number': 'the number or address is not the person’s',
};

export const triageWords: Words<TriageEvent> = {
  TriageOpened: (d) => `Triage can begin${d.dueOn ? `; due by ${dayInWords(d.dueOn)}` : ''}.`,
  RiskFlagged: (d) => `Risk flagged: ${plain(d.risk)}.`,
  RiskCleared: (d) => `Risk no longer stands: ${plain(d.risk)}.`,
  EscalatedToClinician: (d) => `Escalated to a clinician: ${reason(d.reason)}.`,
  TriageDecided: (d) => {
    const followed = d.proposal.stage === d.stage && d.proposal.priority === d.priority;
    return `Triage decided by ${plain(d.decidedBy)} staff: stage ${d.stage}, ${plain(d.priority)} priority${d.assessmentMode ? `, assessment ${by(d.assessmentMode)}` : ''}. Scoring proposed ${followed ? 'the same' : `stage ${d.proposal.stage}, ${plain(d.proposal.priority)} priority`}.`;
  },
  StageChanged: (d) => `Stepped ${d.direction} from stage ${d.from} to stage ${d.to}: ${reason(d.reason)}.`,
  CaseAllocated: (d) => `Allocated to ${d.practitioner}${d.team ? `, team ${d.team}` : ''}.`,
  CaseReallocated: (d) => `Reallocated to ${d.practitioner}${d.team ? `, team ${d.team}` : ''}: ${reason(d.reason)}.`,
  ContactAttempted: (d) => `Contact attempted ${by(d.method)}: ${CAME_OF_IT[d.result] ?? plain(d.result)}.`,
  FirstContactMade: (d) => `First contact made, both ways, ${by(d.method)}.`,
  UnableToContact: (d) =>
    `Unable to contact: ${counted(d.attempts, 'attempt')} since ${dayInWords(londonDate(d.firstAttemptAt))} without an answer. The case stays open.`,
  WaitPaused: (d) => `The person asked for a pause: ${reason(d.reason)}${d.expectedUntil ? `, until about ${dayInWords(d.expectedUntil)}` : ''}.`,
  WaitResumed: () => 'The pause ended.',
};
