/** What everything else stands on: pure, no I/O, the same in the browser and on the server. */
export * from './amount';
export * from './bilingual';
export * from './calendar';
export * from './calendar-year';
export * from './clock';
export * from './credit-code';
export * from './due-date';
export * from './error';
export * from './events';
export * from './geometry';
export * from './iso-date';
export * from './organisation-code';
export * from './project-code';
export * from './region-code';
export * from './region-path';
export * from './text';
