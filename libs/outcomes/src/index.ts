export { OutcomesModule } from './outcomes.module.js';
export { outcomesProjection } from './projection/outcomes-projection.js';
