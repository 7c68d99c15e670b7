import { Module } from '@nestjs/common';
import { Database } from '#database';
import type { EventLog } from '#event-log';
import { Desk, Streams } from '#handling';
import { CLOCK, type Clock } from '#kernel';
import { EVENT_LOG } from '#platform';
import { Progress } from '#projections';
import { PublicationsController } from './http/publications.controller.js';
import { Publications } from './publications.js';

/** Publishing reports, and explaining them later. */
@Module({
  controllers: [PublicationsController],
  providers: [
    {
      provide: Publications,
      inject: [Database, EVENT_LOG, Desk, Streams, Progress, CLOCK],
      useFactory: (database: Database, log: EventLog, desk: Desk, streams: Streams, progress: Progress, clock: Clock) =>
        new Publications({ database, log, desk, streams, progress, clock }),
    },
  ],
})
export class PublicationsModule {}
