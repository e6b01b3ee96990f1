import { LAYER_COLOURS } from '@project-cloud/library';
import type { LayerSpecification, Map as MapLibre } from 'maplibre-gl';
import type { LightValue } from '@/client';
import type { MapLayer } from './map-data';

export const LIGHT_COLOURS: Record<LightValue, string> = {
  red: '#b3261e',
  yellow: '#ad7a00',
  green: '#1b7a4b',
  none: '#5f697b',
};

const RATIO = 2;

function canvasOf(width: number, height: number) {
  const canvas = document.createElement('canvas');
  canvas.width = width * RATIO;
  canvas.height = height * RATIO;
  const pen = canvas.getContext('2d');
  pen?.scale(RATIO, RATIO);
  return { canvas, pen };
}

function shapePath(pen: CanvasRenderingContext2D, light: LightValue, size: number): void {
  const half = size / 2;
  pen.beginPath();
  if (light === 'red') pen.rect(2, 2, size - 4, size - 4);
  else if (light === 'yellow') {
    pen.moveTo(half, 1);
    pen.lineTo(size - 1, size - 2);
    pen.lineTo(1, size - 2);
    pen.closePath();
  } else pen.arc(half, half, half - 2, 0, 2 * Math.PI);
}

/** ■ ▲ ● ○ with a white edge, so that one stands out from another below it. */
function lightImage(light: LightValue): HTMLCanvasElement {
  const size = 15;
  const { canvas, pen } = canvasOf(size, size);
  if (!pen) return canvas;
  shapePath(pen, light, size);
  pen.lineWidth = 3;
  pen.strokeStyle = '#fff';
  pen.stroke();
  pen.fillStyle = light === 'none' ? '#fff' : LIGHT_COLOURS[light];
  pen.fill();
  if (light === 'none') {
    pen.lineWidth = 1.6;
    pen.strokeStyle = LIGHT_COLOURS.none;
    pen.stroke();
  }
  return canvas;
}

const FONT = '"PingFang SC", "Microsoft YaHei", "Noto Sans SC", sans-serif';

/** A name, or how many stand there, as a picture: no glyphs have to be fetched from anywhere. */
function textImage(text: string, look: { size: number; colour: string; edge: string | null }): HTMLCanvasElement {
  const measure = canvasOf(1, 1).pen;
  const font = `${look.size}px ${FONT}`;
  if (measure) measure.font = font;
  const width = Math.ceil((measure?.measureText(text).width ?? 0) + 10);
  const height = look.size + 8;
  const { canvas, pen } = canvasOf(width, height);
  if (!pen) return canvas;
  pen.font = font;
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  if (look.edge) {
    pen.fillStyle = '#fff';
    pen.strokeStyle = look.edge;
    pen.setLineDash([3, 2]);
    pen.fillRect(1, 1, width - 2, height - 2);
    pen.strokeRect(1, 1, width - 2, height - 2);
  } else {
    pen.strokeStyle = '#fff';
    pen.lineWidth = 3;
    pen.strokeText(text, width / 2, height / 2);
  }
  pen.fillStyle = look.colour;
  pen.fillText(text, width / 2, height / 2);
  return canvas;
}

/** Pictures are drawn when the map asks for them: `light-red`, `name-青秀区`, `county-red-12`. */
export function drawMissing(map: MapLibre, id: string): void {
  const [kind, first = '', second = ''] = id.split('-');
  const light = first in LIGHT_COLOURS ? (first as LightValue) : 'none';
  const drawn =
    kind === 'light'
      ? lightImage(light)
      : kind === 'county'
        ? textImage(second, { size: 12, colour: LIGHT_COLOURS[light], edge: LIGHT_COLOURS[light] })
        : textImage(first, { size: 12, colour: '#5f697b', edge: null });
  const pen = drawn.getContext('2d');
  if (pen && !map.hasImage(id))
    map.addImage(id, pen.getImageData(0, 0, drawn.width, drawn.height), { pixelRatio: RATIO });
}

const DASHES = { solid: null, dashed: [4, 2], dotted: [1, 1.6] } as const;

/** The layers of the map that draw one of ours. */
export function drawnLayers({ key, geometry, style }: MapLayer, opacity: number): LayerSpecification[] {
  const source = `layer-${key}`;
  const colour = LAYER_COLOURS[style.colour].value;
  const dash = DASHES[style.dash];
  const strong = opacity / 100;
  if (geometry === 'point')
    return [
      {
        id: `${source}-point`,
        source,
        type: 'circle',
        paint: {
          'circle-radius': 4.5,
          'circle-color': colour,
          'circle-opacity': strong,
          'circle-stroke-color': '#fff',
          'circle-stroke-width': 1,
        },
      },
    ];
  const line: LayerSpecification = {
    id: `${source}-line`,
    source,
    type: 'line',
    paint: {
      'line-color': colour,
      'line-width': geometry === 'line' ? 2.5 : 1.5,
      'line-opacity': strong,
      ...(dash ? { 'line-dasharray': [...dash] } : {}),
    },
  };
  if (geometry === 'line') return [line];
  return [
    { id: `${source}-fill`, source, type: 'fill', paint: { 'fill-color': colour, 'fill-opacity': strong * 0.3 } },
    line,
  ];
}
