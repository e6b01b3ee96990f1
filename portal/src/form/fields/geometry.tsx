import { connect, observer } from '@formily/react';
import { geometryOfLines, linesOfGeometry, type Geometry as Place, parseGeometry } from '@project-cloud/kernel';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useText } from '@/locale';
import { desk } from '@/locale/desk';
import css from './fields.css';
import { useControl } from './use-control';

interface GeometryProps {
  value?: unknown;
  placeholder?: string;
  shape?: 'point' | 'line' | 'area';
  onChange?(value: string | null): void;
  onBlur?(): void;
}

const MICRODEGREES = 6;

/** A place: longitude and latitude, or a line or an area as text. On the site, the phone knows where it stands. */
export const Geometry = connect(
  observer(function GeometryField({ value, placeholder, shape = 'point', onChange, onBlur }: GeometryProps) {
    const t = useText(desk);
    const { aria, status, editable } = useControl();
    const [locating, setLocating] = useState(false);
    const [refused, setRefused] = useState(false);
    const text = value == null ? '' : String(value);
    const parsed = text ? parseGeometry(text) : null;
    const locate = () => {
      setLocating(true);
      setRefused(false);
      navigator.geolocation.getCurrentPosition(
        ({ coords }) => {
          setLocating(false);
          onChange?.(`POINT(${coords.longitude.toFixed(MICRODEGREES)} ${coords.latitude.toFixed(MICRODEGREES)})`);
        },
        () => {
          setLocating(false);
          setRefused(true);
        },
        { enableHighAccuracy: true, timeout: 15_000 },
      );
    };
    return (
      <>
        <Input.TextArea
          {...aria}
          status={status}
          value={linesOfGeometry(text)}
          disabled={!editable}
          autoSize={{ minRows: shape === 'point' ? 1 : 3, maxRows: 8 }}
          placeholder={placeholder ?? t(`form.place_${shape}`)}
          onChange={(event) => onChange?.(event.target.value === '' ? null : event.target.value)}
          onBlur={() => {
            const kept = shape === 'point' ? text : geometryOfLines(text, shape);
            const read = parseGeometry(kept);
            if (read.ok && read.text !== text) onChange?.(read.text);
            onBlur?.();
          }}
        />
        <div className={css.beside}>
          {parsed?.ok ? (
            <span>{t(`form.placed_${parsed.geometry.type}`, { n: pointsOf(parsed.geometry) })}</span>
          ) : null}
          {editable && shape === 'point' && 'geolocation' in navigator ? (
            <Button type="link" size="small" loading={locating} onClick={locate}>
              {t('form.locate')}
            </Button>
          ) : null}
          {refused ? <span role="alert">{t('form.locateRefused')}</span> : null}
        </div>
      </>
    );
  }),
);

function pointsOf(place: Place): number {
  if (place.type === 'Point') return 1;
  return place.type === 'LineString' ? place.coordinates.length : (place.coordinates[0]?.length ?? 1) - 1;
}
