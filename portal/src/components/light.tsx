import type { ReactNode } from 'react';
import { Link } from 'umi';
import type { Lights, LightValue } from '../client/types';
import { useLabel, useText } from '../locale';
import { formatCount } from './amount';
import css from './light.css';

const SHAPES: Record<LightValue, ReactNode> = {
  red: <rect x="1" y="1" width="10" height="10" />,
  yellow: <path d="M6 1 12 11.5H0z" />,
  green: <circle cx="6" cy="6" r="5.2" />,
  none: <circle cx="6" cy="6" r="4.4" fill="none" stroke="currentColor" strokeWidth="1.4" />,
};

/** ■ ▲ ● ○: colour never stands alone. */
export function LightShape({ light, size = 12 }: { light: LightValue; size?: number }) {
  return (
    <svg className={css[`shape-${light}`]} viewBox="0 0 12 12" width={size} height={size} aria-hidden="true">
      {SHAPES[light]}
    </svg>
  );
}

interface LightProps {
  light: LightValue;
  /** Follows in secondary ink where there is room. */
  reason?: string | { zh: string; en?: string } | null;
  /** What the word opens: an address or an act. Without either the word is plain. */
  href?: string;
  onOpen?: () => void;
  size?: number;
}

/** A project's light: shape, word, and the way to its explanation. */
export function Light({ light, reason, href, onOpen, size }: LightProps) {
  const t = useText();
  const label = useLabel();
  const word = t(light);
  const name = t('lightOf', { light: word });
  return (
    <span className={css.light}>
      <LightShape light={light} {...(size ? { size } : {})} />
      <span className={css[`word-${light}`]}>
        {href ? (
          <Link to={href} className={css.opens} aria-label={name}>
            {word}
          </Link>
        ) : onOpen ? (
          <button
            type="button"
            className={css.opens}
            aria-label={name}
            onClick={(event) => {
              event.stopPropagation();
              onOpen();
            }}
          >
            {word}
          </button>
        ) : (
          word
        )}
      </span>
      {reason ? <span className={css.reason}>{label(reason)}</span> : null}
    </span>
  );
}

/** A change of light: shape → shape. */
export function LightChange({ from: before, to }: { from: LightValue | null; to: LightValue }) {
  const t = useText();
  const from = before ?? 'none';
  return (
    <span className={css.change} role="img" aria-label={t('lightChange', { from: t(from), to: t(to) })}>
      <LightShape light={from} />
      <svg viewBox="0 0 14 8" width="14" height="8" aria-hidden="true">
        <path d="M0 4h12M9 1l3.5 3L9 7" fill="none" stroke="currentColor" strokeWidth="1.2" />
      </svg>
      <LightShape light={to} />
    </span>
  );
}

const ORDER: LightValue[] = ['red', 'yellow', 'green', 'none'];

/** 红 2  黄 2  绿 18  未评 1: each a link to its rows when an address is given. A count of zero 未评 is left out. */
export function LightCounts({ lights, hrefOf }: { lights: Lights; hrefOf?: (light: LightValue) => string }) {
  return (
    <span className={css.counts}>
      {ORDER.filter((light) => light !== 'none' || lights.none > 0).map((light) => (
        <span key={light} className={css.count}>
          <Light light={light} />
          {hrefOf ? (
            <Link to={hrefOf(light)}>{formatCount(lights[light])}</Link>
          ) : (
            <span>{formatCount(lights[light])}</span>
          )}
        </span>
      ))}
    </span>
  );
}
