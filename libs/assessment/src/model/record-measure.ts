import { isRefusal, known, type Circumstances, type Refusal } from '#kernel';
import { requireAcceptedCase, type CaseContext } from '#handling/contract';
import { findInstrument } from '../instruments/catalogue.js';
import type { Instrument } from '../instruments/instrument.js';
import { faultOfAnswers, scoreAnswers } from '../instruments/score.js';
import type { Decide } from './commands.js';
import type { EventOf, MeasureFacts } from './events.js';
import { refuse } from './refusals.js';
import type { Rule } from './rule.js';
import type { MeasureOccasion } from './vocabulary.js';

/** Records an instrument's answers with the score that follows from them. */
export const recordMeasure: Decide<'RecordMeasure'> = (command, state, at) => {
  const closed = requireOccasion(command.occasion, at);
  if (closed) return closed;
  const { instrument: id, answers, occasion, note } = command;
  const instrument = findInstrument(id, command.version);
  if (!instrument) return refuse('assessment.instrument-unknown', { field: command.version === undefined ? 'instrument' : 'version' });
  const facts: MeasureFacts = { instrument: id, version: instrument.version, answers, occasion };
  const event: EventOf<'MeasureRecorded'> = {
    type: 'MeasureRecorded',
    data: { ...facts, ...(faultOfAnswers(instrument, answers) ? {} : scoreAnswers(instrument, answers)) },
    personal: known({ note }),
  };
  return measureRule(state, { ...event, effectiveAt: at.effectiveAt }) ?? [event];
};

/** The instrument exists, its items allow the answers, and a baseline that has a score is the only one. */
export const measureRule: Rule<'MeasureRecorded'> = (state, { data }) => {
  const instrument = findInstrument(data.instrument, data.version);
  if (!instrument) return refuse('assessment.instrument-unknown', { field: 'version' });
  const fault = refuseAnswers(instrument, data.answers);
  if (fault) return fault;
  const second = data.occasion === 'baseline' && state.baselines.includes(data.instrument);
  return second ? refuse('assessment.baseline-recorded', { field: 'occasion' }) : undefined;
};

/** Follow-ups come after the discharge, when nothing else can be recorded any more. */
function requireOccasion(occasion: MeasureOccasion, at: Circumstances & CaseContext): Refusal | undefined {
  if (occasion !== 'follow-up') return requireAcceptedCase(at);
  const closed = requireAcceptedCase({ ...at, discharge: { status: 'open' } });
  if (isRefusal(closed)) return closed;
  const followsDischarge = at.discharge.status === 'discharged' && at.effectiveAt >= at.discharge.dischargedAt;
  return followsDischarge ? undefined : refuse('assessment.follow-up-before-discharge', { field: 'occasion' });
}

function refuseAnswers(instrument: Instrument, answers: MeasureFacts['answers']): Refusal | undefined {
  const fault = faultOfAnswers(instrument, answers);
  if (!fault) return undefined;
  if (fault.kind === 'count') {
    return refuse('assessment.answers-wrong-count', { field: 'answers', because: `${instrument.name} has ${instrument.items.length}.` });
  }
  const item = instrument.items[fault.place];
  const because = `Item ${fault.place + 1} of ${instrument.name} takes whole numbers from ${item?.from} to ${item?.to}.`;
  return refuse('assessment.answer-out-of-range', { field: `answers[${fault.place}]`, because });
}
