let answer: boolean | undefined;

/** Whether this browser can draw a map at all (WebGL 2): old ones cannot, and get the lists alone. */
export function canDraw(): boolean {
  answer ??= document.createElement('canvas').getContext('webgl2') !== null;
  return answer;
}
