import { Module } from '@nestjs/common';
import { OutcomeReportsController } from './http/reports.controller.js';

/** Reports on outcomes and activity. */
@Module({ controllers: [OutcomeReportsController] })
export class OutcomesModule {}
