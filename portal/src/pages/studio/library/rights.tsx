import { type Action, may, ROLES, type Role } from '@project-cloud/access';
import { Checkbox } from 'antd';
import { EMPTY, SectionTitle } from '@/components';
import { useLabel, useText } from '@/locale';
import { studioLibrary } from '@/locale/studio-library';
import css from './designer.css';
import type { RolesDraft } from './library-body';
import type { PartProps } from './part';

const RIGHTS = ['view', 'create', 'change', 'approve', 'export'] as const;
type Right = (typeof RIGHTS)[number];

/** What a role needs anyway; a library narrows it and never widens it. */
const NEEDS: Record<Right, Action> = {
  view: 'entry.read',
  create: 'entry.create',
  change: 'entry.change',
  approve: 'entry.change',
  export: 'entry.export',
};
const PEOPLE = (Object.keys(ROLES) as Role[]).filter((role) => may(role, 'entry.read'));

/** Roles by rights. Everything ticked is the rule of the platform; a tick that is taken away narrows it. */
export function Rights({ library, readOnly, change }: PartProps) {
  const t = useText(studioLibrary);
  const label = useLabel();
  const { roles } = library;
  // A firm changes its own entries and decides on none.
  const able = (right: Right) =>
    PEOPLE.filter((role) => may(role, NEEDS[right]) && !(right === 'approve' && role === 'enterprise'));
  const chosen = (right: Right): string[] => {
    const named = roles[right] ?? [];
    return named.length === 0 ? able(right) : named;
  };
  const toggle = (right: Right, role: Role, on: boolean) => {
    const next = able(right).filter((one) => (one === role ? on : chosen(right).includes(one)));
    // An empty list means nobody is left out: the last tick of a right cannot be taken away.
    if (next.length === 0) return;
    const all = next.length === able(right).length;
    change({ roles: { ...roles, [right]: all ? [] : next } as RolesDraft });
  };
  return (
    <section>
      <SectionTitle title={t('rights')} note={t('rightsHelp')} />
      <div className={css.scroll}>
        <table className={css.matrix}>
          <thead>
            <tr>
              <th scope="col">{t('role')}</th>
              {RIGHTS.map((right) => (
                <th key={right} scope="col">
                  {t(`right_${right}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {PEOPLE.map((role) => (
              <tr key={role}>
                <th scope="row">{label(ROLES[role])}</th>
                {RIGHTS.map((right) => (
                  <td key={right}>
                    {able(right).includes(role) ? (
                      <Checkbox
                        aria-label={t('mayRight', { role: label(ROLES[role]), right: t(`right_${right}`) })}
                        checked={chosen(right).includes(role)}
                        disabled={readOnly}
                        onChange={(event) => toggle(right, role, event.target.checked)}
                      />
                    ) : (
                      <span title={t('neverMay')}>{EMPTY}</span>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="note">{t('approveNote')}</p>
    </section>
  );
}
