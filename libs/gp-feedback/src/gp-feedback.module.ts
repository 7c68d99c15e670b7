import { Module } from '@nestjs/common';
import { EvidenceDesk } from '#reporting';
import { FeedbackEvidenceController } from './http/evidence.controller.js';
import { FeedbackController } from './http/feedback.controller.js';

/** Feedback to GP practices. Its figures come from the read model of outcomes; it has none of its own. */
@Module({ controllers: [FeedbackController, FeedbackEvidenceController], providers: [EvidenceDesk] })
export class GpFeedbackModule {}
