import { receiptOf } from '#http';
import type { CommandAnswer, Uuid } from '#kernel';
import { findInstrument } from '../instruments/catalogue.js';
import { bandOf, isCaseness } from '../instruments/change.js';
import { mayMeanRiskToLife } from '../instruments/score.js';
import type { EventOf } from '../model/events.js';
import { MeasureReceipt } from './measure-bodies.js';

/** What a measure's answers come to, read from the event that recorded them. @throws Error if there is no such event */
export function measureReceipt(caseId: Uuid, answer: CommandAnswer): MeasureReceipt {
  const event = answer.events.find(({ type }) => type === 'MeasureRecorded');
  const data = event?.data as EventOf<'MeasureRecorded'>['data'] | undefined;
  const instrument = data && findInstrument(data.instrument, data.version);
  if (!event || !data || !instrument) throw new Error('A measure was recorded without its event');
  const { score, noScoreBecause, answers } = data;
  return {
    ...receiptOf(caseId, answer),
    id: event.eventId,
    ...(score === undefined ? { noScoreBecause } : { score, caseness: isCaseness(instrument, score), band: bandOf(instrument, score)?.label }),
    mayMeanRiskToLife: mayMeanRiskToLife(instrument, answers),
  };
}
