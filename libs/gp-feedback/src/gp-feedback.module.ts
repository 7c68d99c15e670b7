import { Module } from '@nestjs/common';
import { FeedbackController } from './http/feedback.controller.js';

/** Feedback to GP practices. Its figures come from the read model of outcomes; it has none of its own. */
@Module({ controllers: [FeedbackController] })
export class GpFeedbackModule {}
