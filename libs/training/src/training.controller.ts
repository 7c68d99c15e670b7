import { Body, Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public, Roles } from '#access';
import { Envelope, Moment, Problems, refused, TakesIdempotencyKey, Whole } from '#http';
import { refuseCommand } from '#handling';
import { addDaysToInstant, CLOCK, refusals, type Clock, type CommandEnvelope } from '#kernel';
import { TrainingClock } from './training-clock.js';

export const refuseTraining = refusals({
  'training.not-on': {
    kind: 'conflict',
    message: 'This service runs on the real time. Start it with --training, on a data folder of its own, to move its clock.',
  },
  'training.backwards': { kind: 'invalid', message: 'A clock cannot go back. Name a later time than the present one.' },
  'training.nothing-asked': { kind: 'invalid', message: 'Say where to move the clock: `to` a time, or forward by `days`.' },
});

export class MoveClockBody {
  @Moment({ about: 'Where to move the clock.', optional: true })
  to?: string;

  @Whole({ about: 'By how many days to move it forward.', min: 1, max: 1_000, example: 7, optional: true })
  days?: number;
}

export class PresentAnswer {
  @Moment({ about: 'The present, as this service has it.' })
  now: string;
}

/** The clock of a service for training: a year can be tried out in an hour. */
@ApiTags('training')
@Controller('v1/training/clock')
export class TrainingController {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  @Get()
  @Public()
  @ApiOperation({ summary: 'What time it is for this service' })
  @ApiOkResponse({ type: PresentAnswer, description: 'The present.' })
  @Problems()
  read(): PresentAnswer {
    return { now: this.clock.now() };
  }

  @Post()
  @HttpCode(200)
  @Roles('operator')
  @ApiOperation({ summary: 'Move the clock of a training service forward' })
  @TakesIdempotencyKey()
  @ApiOkResponse({ type: PresentAnswer, description: 'The present from now on.' })
  @Problems(refuseTraining, refuseCommand)
  move(@Body() { to, days }: MoveClockBody, @Envelope() envelope: CommandEnvelope): PresentAnswer {
    if (!(this.clock instanceof TrainingClock)) throw refused(refuseTraining('training.not-on'));
    const earlier = this.clock.moveBy(envelope.commandId);
    if (earlier && earlier.fingerprint !== envelope.fingerprint) throw refused(refuseCommand('command.id-reused'));
    if (earlier) return { now: earlier.now };
    const target = to ?? (days === undefined ? undefined : addDaysToInstant(this.clock.now(), days));
    if (target === undefined) throw refused(refuseTraining('training.nothing-asked', { field: 'days' }));
    if (!this.clock.moveTo(target, envelope)) throw refused(refuseTraining('training.backwards', { field: 'to' }));
    return { now: target };
  }
}
