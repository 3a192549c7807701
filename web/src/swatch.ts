import { svg } from './dom.ts';
import { tracePath } from './icons.ts';
import { isArea, looks, type EventType, type Precision, type Shape } from './kinds.ts';

/** Writes a shape as SVG path data; stands in for a canvas path. */
class PathData {
    readonly #steps: string[] = [];
    moveTo(x: number, y: number): void {
        this.#steps.push(`M${x.toFixed(2)} ${y.toFixed(2)}`);
    }
    lineTo(x: number, y: number): void {
        this.#steps.push(`L${x.toFixed(2)} ${y.toFixed(2)}`);
    }
    arc(_x: number, _y: number, r: number): void {
        this.#steps.push(`M${-r} 0A${r} ${r} 0 1 1 ${r} 0A${r} ${r} 0 1 1 ${-r} 0`);
    }
    closePath(): void {
        this.#steps.push('Z');
    }
    toString(): string {
        return this.#steps.join('');
    }
}

export function pathOf(shape: Shape, radius: number): string {
    const path = new PathData();
    tracePath(path, shape, radius);
    return path.toString();
}

/** The symbol of a type as it stands on the map; the color comes from the page's style. */
export function swatch(type: EventType): SVGSVGElement {
    return svg('svg', { 'class': `swatch type-${looks[type].shape}`, viewBox: '-10 -10 20 20', 'aria-hidden': 'true', focusable: 'false' },
        svg('path', { d: pathOf(looks[type].shape, 7.5) }));
}

/** How an event of a precision is drawn: a whole symbol, a hollow one in its disc, or a hatched area. */
export function precisionSwatch(precision: Precision): SVGSVGElement {
    const drawn = isArea(precision)
        ? [svg('rect', { x: -8, y: -7, width: 16, height: 14, 'class': 'ground' }), svg('path', { d: 'M-8 1L0 -7M-8 7L6 -7M-2 7L8 -3M5 7L8 4', 'class': 'line' }), svg('rect', { x: -8, y: -7, width: 16, height: 14, 'class': 'edge' })]
        : precision === 'near'
            ? [svg('circle', { r: 9, 'class': 'ground' }), svg('circle', { r: 9, 'class': 'edge' }), svg('circle', { r: 4, 'class': 'hollow' })]
            : [svg('circle', { r: 4.8, 'class': 'whole' })];
    return svg('svg', { 'class': 'swatch precision', viewBox: '-10 -10 20 20', 'aria-hidden': 'true', focusable: 'false' }, ...drawn);
}
