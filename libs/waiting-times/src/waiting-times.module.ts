import { Module } from '@nestjs/common';
import { Database } from '#database';
import { CLOCK, type Clock } from '#kernel';
import { EvidenceDesk } from '#reporting';
import type { WaitingTimesTables } from './facts/schema.js';
import { ClocksController } from './http/clocks.controller.js';
import { WaitEvidenceController } from './http/evidence.controller.js';
import { ReportsController } from './http/reports.controller.js';
import { CurrentWaits } from './reports/current-waits.js';

@Module({
  controllers: [ReportsController, WaitEvidenceController, ClocksController],
  providers: [
    EvidenceDesk,
    {
      provide: CurrentWaits,
      inject: [Database, CLOCK],
      useFactory: (database: Database, clock: Clock) => new CurrentWaits(database.tables<WaitingTimesTables>(), clock),
    },
  ],
  exports: [CurrentWaits],
})
export class WaitingTimesModule {}
