import { join } from 'node:path';
import { migrate, type StrapiPlugin, strapiRoutes } from '@project-cloud/access/server';
import { libraryEvents } from '@project-cloud/library/server';
import { registryEvents } from '@project-cloud/registry/server';
import { checkDefinitions } from './check-definitions';
import { giveItems } from './give-items';
import './keep-in-step';
import { FOLLOW_PROJECT } from './queries/entry-items';
import { itemRoutes } from './routes/items';
import { layerRoutes } from './routes/layers';
import { itemsTakeEffect } from './taking-effect';

export { saveLayerData } from './space/save-layer-data';
export { type OutlineFeature, saveOutlines } from './space/save-outlines';

const plugin: StrapiPlugin = {
  routes: { api: strapiRoutes([...itemRoutes, ...layerRoutes]) },
  register() {
    libraryEvents.on('definition-checking', checkDefinitions);
    libraryEvents.on('taking-effect', itemsTakeEffect);
    registryEvents.on('entries-saving', giveItems);
    registryEvents.on('project-moved', async ({ tx, projectId }) => {
      await tx.query(FOLLOW_PROJECT, [projectId]);
    });
  },
  bootstrap: () => migrate('approval', join(__dirname, '../../server/migrations')),
};

export default plugin;
