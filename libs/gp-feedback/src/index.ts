export { GpFeedbackModule } from './gp-feedback.module.js';
export { FEEDBACK_CSV } from './feedback-as-csv.js';
export { FEEDBACK_FIGURES } from './feedback-figures.js';
export { FEEDBACK_POPULATIONS } from './feedback-populations.js';
