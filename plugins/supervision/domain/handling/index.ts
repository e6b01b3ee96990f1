/** What people make of a warning: a measure with its deadline, a reviewed close-out, a deferral with an end. Pure. */
export * from './handling';
export * from './refusal';
export * from './steps';
