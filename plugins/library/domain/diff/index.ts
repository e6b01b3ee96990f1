export * from './change';
export * from './diff-definition';
export * from './sentence';
