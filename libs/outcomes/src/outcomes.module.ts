import { Module } from '@nestjs/common';
import { EvidenceDesk } from '#reporting';
import { OutcomeEvidenceController } from './http/evidence.controller.js';
import { OutcomeReportsController } from './http/reports.controller.js';

/** Reports on outcomes and activity, and the evidence behind them. */
@Module({ controllers: [OutcomeReportsController, OutcomeEvidenceController], providers: [EvidenceDesk] })
export class OutcomesModule {}
