import { allLibraries, type Library } from '@project-cloud/library/server';
import { site } from './site';

/** Libraries whose figures can stand together on the front page: reported monthly, in the site's own money. */
export async function bulletinLibraries(): Promise<Library[]> {
  const { currency, moneyUnit } = site();
  return (await allLibraries()).filter(
    ({ body }) => body.reporting.frequency === 'month' && body.currency === currency && body.moneyUnit === moneyUnit,
  );
}
