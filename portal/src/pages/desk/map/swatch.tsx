import { LAYER_COLOURS, type LayerColour, type LayerDash, type LayerGeometry } from '@project-cloud/library';

const DASHES: Record<LayerDash, string | undefined> = { solid: undefined, dashed: '4 2', dotted: '1.5 2' };

interface SwatchProps {
  geometry: LayerGeometry;
  colour: LayerColour;
  dash: LayerDash;
}

/** The key of a layer: as it is drawn on the map. */
export function Swatch({ geometry, colour, dash }: SwatchProps) {
  const { value } = LAYER_COLOURS[colour];
  return (
    <svg width="22" height="14" viewBox="0 0 22 14" aria-hidden="true">
      {geometry === 'point' ? <circle cx="11" cy="7" r="4.5" fill={value} /> : null}
      {geometry === 'line' ? (
        <path d="M1 7h20" stroke={value} strokeWidth="2.5" strokeDasharray={DASHES[dash]} />
      ) : null}
      {geometry === 'area' ? (
        <rect
          x="1"
          y="1"
          width="20"
          height="12"
          fill={value}
          fillOpacity="0.3"
          stroke={value}
          strokeWidth="1.5"
          strokeDasharray={DASHES[dash]}
        />
      ) : null}
    </svg>
  );
}
