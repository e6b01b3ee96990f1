import { join } from 'node:path';
import { migrate, type StrapiPlugin, strapiRoutes } from '@project-cloud/access/server';
import { libraryEvents } from '@project-cloud/library/server';
import { registryEvents } from '@project-cloud/registry/server';
import { previewAdmissions } from './admission-impact';
import { admitByRule, checkAdmission } from './admit-by-rule';
import { checkRules } from './check-rules';
import { dispatchRoutes } from './dispatch/routes';
import { handlingRoutes } from './handling/routes';
import { previewLights } from './impact';
import { askForJudging } from './judge-anew';
import { judgeEntries } from './judge-entries';
import { FOLLOW_PROJECT } from './queries/warnings';
import { replayRoutes } from './routes/replay';
import { sweepRoutes } from './routes/sweeps';
import { warningRoutes } from './routes/warnings';
import { setFactsFile } from './rules-of';
import './sweep/jobs';

export * from './dispatch';
export { supervisionEvents } from './events';
export { rulesFor } from './rules-of';

const plugin: StrapiPlugin = {
  routes: {
    api: strapiRoutes([...dispatchRoutes, ...handlingRoutes, ...replayRoutes, ...sweepRoutes, ...warningRoutes]),
  },
  register() {
    setFactsFile(join(__dirname, '../../../../rules/facts.json'));
    libraryEvents.on('definition-checking', checkAdmission);
    libraryEvents.on('definition-checking', checkRules);
    libraryEvents.on('release-previewing', previewAdmissions);
    libraryEvents.on('release-previewing', previewLights);
    libraryEvents.on('taking-effect', askForJudging);
    registryEvents.on('entries-saving', admitByRule);
    registryEvents.on('entries-saving', judgeEntries);
    registryEvents.on('project-moved', async ({ tx, projectId }) => {
      await tx.query(FOLLOW_PROJECT, [projectId]);
    });
  },
  bootstrap: () => migrate('supervision', join(__dirname, '../../server/migrations')),
};

export default plugin;
