export * from './approver';
export * from './blocker';
export * from './check-release';
export * from './copy-library';
export * from './release';
export * from './reserved';
export * from './scheduled';
export * from './type-change';
