export { listPractices, type ListedPractices, type PracticeToList } from './list-practices.js';
export type { ListPractice, PracticeCommand } from './model/commands.js';
export { practiceDirectory } from './model/directory.js';
export { refusePractice } from './model/refusals.js';
export { parsePractices, PRACTICE_COLUMNS, type PracticesFile } from './practices-file.js';
export { PracticesModule } from './practices.module.js';
