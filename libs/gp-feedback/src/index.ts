export { GpFeedbackModule } from './gp-feedback.module.js';
export { FEEDBACK_FIGURES } from './feedback-figures.js';
