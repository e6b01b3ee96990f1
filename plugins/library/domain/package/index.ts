export * from './definition-file';
export * from './errors';
export * from './manifest';
export * from './order';
export * from './plan';
export * from './references';
export * from './slot';
