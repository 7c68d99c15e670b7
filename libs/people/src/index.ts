export { Eraser } from './eraser.js';
export { people, refusePerson, type PersonCommand } from './model/people.js';
export { caseIsOpen, handledPeople, openCasesOf, PeopleCommand } from './people-commands.js';
