import type { PropsWithChildren, ReactNode } from 'react';
import css from './hint.css';
import { LightShape } from './light';

interface HintProps {
  /** The consequence, in figures. */
  effect?: ReactNode;
  /** The ways out. */
  ways?: { label: string; onClick: () => void }[];
  tone?: 'caution' | 'plain';
}

/** What looks wrong, what follows from it, and the ways out. It does not block. */
export function Hint({ children, effect, ways = [], tone = 'caution' }: PropsWithChildren<HintProps>) {
  return (
    <div className={tone === 'caution' ? css.caution : css.plain} role="note">
      {tone === 'caution' ? <LightShape light="yellow" /> : null}
      <div>
        <span className={css.what}>{children}</span>
        {effect ? <span> {effect}</span> : null}
        {ways.length > 0 ? (
          <div className={css.ways}>
            {ways.map((way) => (
              <button key={way.label} type="button" className="link" onClick={way.onClick}>
                {way.label}
              </button>
            ))}
          </div>
        ) : null}
      </div>
    </div>
  );
}
