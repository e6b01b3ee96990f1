import { useState } from 'react';
import type { PublicHome } from '@/client/types';
import { EMPTY, formatCount, formatPercent } from '@/components/amount';
import { Bar } from '@/components/bar';
import { usePhone } from '@/components/use-phone';
import { useText } from '@/locale';
import { home as words } from '@/locale/home';
import css from './region-bulletin.css';

const ON_PHONE = 5;

/** The month's bulletin: how much of the year's plan each region has done; this year as bar, last year as mark. */
export function RegionBulletin({ home }: { home: PublicHome }) {
  const t = useText(words);
  const phone = usePhone();
  const [all, setAll] = useState(false);
  const rows = phone && !all ? home.regions.slice(0, ON_PHONE) : home.regions;
  const hidden = home.regions.length - rows.length;
  // Above 100 % the scale grows with the longest bar, so that no bar is cut.
  const max = Math.max(100, ...home.regions.flatMap((r) => [r.completionRate ?? 0, r.lastYearRate ?? 0]));
  const compared = home.regions.some((r) => r.lastYearRate !== null);
  return (
    <div>
      <div className={css.head}>
        <h2>{t('bulletin', { month: Number(home.dataMonth.slice(5, 7)) })}</h2>
        {phone ? null : <span>{t('asOf', { date: home.asOf })}</span>}
      </div>
      <table className={css.table}>
        <thead>
          <tr>
            <th>{t('region')}</th>
            <th className={`number ${css.count}`}>{t('countHead')}</th>
            <th className="number">{t('rateHead')}</th>
            <th className={css.legend}>
              <i className={css.now} />
              {t('thisYear')}
              {compared ? (
                <>
                  <i className={css.then} />
                  {t('lastYear')}
                </>
              ) : null}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((region) => (
            <tr key={region.code}>
              <td>{region.name}</td>
              <td className={`number ${css.count}`}>{formatCount(region.count)}</td>
              <td className="number">{formatPercent(region.completionRate)}</td>
              <td className={css.bar}>
                {region.completionRate === null ? (
                  EMPTY
                ) : (
                  <Bar
                    value={region.completionRate}
                    mark={region.lastYearRate}
                    max={max}
                    label={t('barLabel', {
                      now: formatPercent(region.completionRate),
                      before: formatPercent(region.lastYearRate),
                    })}
                  />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {home.regions.length === 0 ? <p className="note">{t('noRegions')}</p> : null}
      {phone ? (
        <div className={css.foot}>
          <span>{t('asOf', { date: home.asOf })}</span>
          {hidden > 0 ? (
            <button type="button" className="link" onClick={() => setAll(true)}>
              {t('allRegions', { n: home.regions.length })}
            </button>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}
