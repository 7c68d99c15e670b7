export { GpFeedbackModule } from './gp-feedback.module.js';
