/** What the designer makes by itself: a form and a list that are kept with a library's fields. */
export { defaultView } from './default-view';
export { type DesignedLibrary, entryForm, reportForm } from './entry-form';
export { fieldNode } from './field-node';
export { followForm } from './follow-form';
export { newColumn, newField } from './new-field';
