/** Forms of the libraries: rendered by Formily, decided by the forms engine. */
export { carryOver } from './carry-over';
export { type Clash, chooseVersions, mergeVersions } from './conflict';
export type { FormState, Values } from './engine-form';
export { type FieldMeta, metaOf } from './field-meta';
export { FormEditor } from './form-editor';
export { type FormHandle, FormRenderer } from './form-renderer';
export { EMPTY_VALUE, formatValue, isFigure, maskValue } from './format-value';
export { isBlank, sameValue } from './same-value';
