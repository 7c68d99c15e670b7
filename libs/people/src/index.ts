export { Eraser, type OnErased } from './eraser.js';
export { people, refusePerson, type PersonCommand } from './model/people.js';
export { caseIsOpen, handledPeople, openCasesOf, PeopleCommand } from './people-commands.js';
export { PeopleModule } from './people.module.js';
export { patiently } from './patiently.js';
export { peoplePolicies } from './policies.js';
export { Recognition } from './recognition.js';
export { Looks } from './looks.js';
