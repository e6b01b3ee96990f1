/** Dispatch orders, for who tells of them elsewhere: the workbench, a project's timeline, the demonstration. */
export { askerOf } from './actor';
export { issueDispatch } from './issue';
export { kindLabels } from './present';
export { listSql, OF_PROJECT } from './queries/dispatches';
export { type DispatchRow, orderOf } from './row';
export { stepDispatch } from './step';
