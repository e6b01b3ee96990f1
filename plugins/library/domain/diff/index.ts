export * from './change';
export * from './diff-definition';
export { diffReport } from './diff-report';
export * from './sentence';
