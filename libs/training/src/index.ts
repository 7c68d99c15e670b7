export { TrainingClock } from './training-clock.js';
export { refuseTraining } from './training.controller.js';
export { TrainingModule } from './training.module.js';
