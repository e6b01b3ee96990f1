/** Two languages, Chinese first. One file an area exports { zh, en }; pages take their area, so texts load with their page. */

export { LanguageProvider, type Text, useLabel, useLanguage, useText } from './language';
export { storedLanguage } from './stored-language';
export { type Area, defineArea, fill, type Language } from './text';
export { unitName } from './unit';
