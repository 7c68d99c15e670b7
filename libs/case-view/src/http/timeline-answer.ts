import { ApiProperty } from '@nestjs/swagger';
import { Choice, Flag, FreeObject, Identifier, Moment, Part, Parts, Text, Texts } from '#http';
import { ROLES } from '#kernel';
import { CASE_PARTS } from '../case-streams.js';

class TimelineActor {
  @Text({ about: 'Account that did it; never a name.', example: 'caseworker-1' })
  id: string;

  @Choice(ROLES, { about: 'In which role; `system` is a policy or schedule.' })
  role: string;

  @Text({ about: 'Organisation.', example: 'PRV01' })
  organisation: string;
}

/** One event of a case. */
export class TimelineEntryAnswer {
  @Identifier({ about: 'Id of the event; corrections name it.' })
  eventId: string;

  @Text({ about: 'Type of event.', example: 'ContactAttempted' })
  type: string;

  @Choice(CASE_PARTS, { about: 'Part of the case; `person`: it happened to the person, across their cases.' })
  part: string;

  @Text({ about: 'What happened, in words; nothing personal.', max: 4_000, example: 'Contact attempted by telephone: no answer.' })
  words: string;

  @Moment({ about: 'When it happened, as told.' })
  effectiveAt: string;

  @Moment({ about: 'When the log learned of it.' })
  recordedAt: string;

  @Part(() => TimelineActor, { about: 'Who did it.' })
  actor: TimelineActor;

  @Text({ about: 'Log position.', example: '0000000000000042' })
  position: string;

  @ApiProperty({
    description: 'What was said in words or identifies the person, by field; the word `erased` once the identity was erased.',
    example: { note: 'Left a message.' },
    oneOf: [
      { type: 'object', additionalProperties: true },
      { type: 'string', enum: ['erased'] },
    ],
  })
  personal: object | 'erased';

  @FreeObject({ about: 'The facts as first recorded, under the names that corrections use.', example: { method: 'telephone', result: 'no-answer' } })
  facts: object;

  @Identifier({ about: 'The event that this one corrects.', optional: true })
  corrects?: string;

  @Texts({ about: 'Events that correct this one, oldest first.', example: [] })
  correctedBy: string[];

  @Flag({ about: 'True if a correction says that it never happened.', example: false })
  struckOut: boolean;
}

export class TimelineAnswer {
  @Identifier({ about: 'The case.' })
  caseId: string;

  @Text({ about: 'Log position of the newest event of the case itself; also the ETag.', example: '0000000000000042' })
  position: string;

  @Parts(() => TimelineEntryAnswer, { about: 'Every event, in the order in which the log learned of them.', max: 100_000 })
  events: TimelineEntryAnswer[];
}
