import { join } from 'node:path';
import { describeLibraries, migrate, type StrapiPlugin, strapiRoutes } from '@project-cloud/access/server';
import { listenForDefinitions } from './definition-store';
import { libraryEvents } from './events';
import { librarySchemas } from './library-schemas';
import { askForSchedule } from './release-schedule';
import { codeRuleRoutes } from './routes/code-rule';
import { definitionRoutes } from './routes/definitions';
import { draftRoutes } from './routes/drafts';
import { healthRoutes } from './routes/health';
import { impactRoutes } from './routes/impact';
import { libraryRoutes } from './routes/libraries';
import { libraryLifeRoutes } from './routes/library-life';
import { overlayRoutes } from './routes/overlays';
import { packageRoutes } from './routes/packages';
import { releaseRoutes } from './routes/releases';

export { calendar } from './calendar';
export { codeRuleFor, codeRuleVersions } from './code-rule';
export { checksumOf, type Definition } from './definition-row';
export { definitions } from './definition-store';
export { shownForm } from './dictionary-options';
export { libraryEvents } from './events';
export type { Forecast, FutureForm, LibraryChange } from './forecast';
export { formAt, formFor, formResolver, type RegionForm } from './form-of';
export { formerFields } from './former-fields';
export { allLibraries, findLibrary, type Library, libraryFrom, libraryOf, viewsOf } from './library-of';
export { loadDefinitions, readDefinitionFiles } from './load-files';
export {
  applySettlements,
  earlierVersions,
  openConflicts,
  placedThresholds,
  type RegionNames,
  type ReleaseOverlay,
  regionNames,
  releaseOverlays,
} from './overlay';
export { ofPlatform } from './release-right';
export { settleScheduled } from './release-schedule';
export { saveTemplate, templatesOf } from './template';

const plugin: StrapiPlugin = {
  routes: {
    api: strapiRoutes([
      ...draftRoutes,
      ...codeRuleRoutes,
      ...definitionRoutes,
      ...releaseRoutes,
      ...impactRoutes,
      ...libraryLifeRoutes,
      ...libraryRoutes,
      ...packageRoutes,
      ...overlayRoutes,
      ...healthRoutes,
    ]),
  },

  register() {
    libraryEvents.on('taking-effect', askForSchedule);
  },

  async bootstrap() {
    await migrate('library', join(__dirname, '../../server/migrations'));
    describeLibraries(librarySchemas);
    await listenForDefinitions();
  },
};

export default plugin;
