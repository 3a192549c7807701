import { eventTypes, looks, type EventType, type Shape, type Theme } from './kinds.ts';
import { palettes } from './palette.ts';

/** Images are drawn at twice their size, for sharp screens. */
export const pixelRatio = 2;

/** The names under which a layer asks for its images; `drawImage` reads them back. */
export const imageName = {
    mark: (type: EventType, isHollow: boolean): string => `mark|${type}|${isHollow ? 'hollow' : 'filled'}`,
    donut: (counts: readonly number[]): string => `donut|${sharesOf(counts).join(',')}|${sizeOf(counts)}`,
    hatch: (type: EventType | undefined, isWide: boolean): string => `hatch|${type ?? 'mixed'}|${isWide ? 'wide' : 'close'}`,
    badge: (type: EventType | undefined): string => `badge|${type ?? 'mixed'}`,
    dot: 'dot',
};

export interface DrawnImage {
    image: ImageData;
    options: { pixelRatio: number; stretchX?: [number, number][]; stretchY?: [number, number][]; content?: [number, number, number, number] };
}

/** Twelfths of the ring for each type, so that few different rings are drawn; a type that is there has at least one. */
export function sharesOf(counts: readonly number[]): number[] {
    const total = counts.reduce((sum, count) => sum + count, 0);
    return counts.map((count) => (count === 0 ? 0 : Math.max(1, Math.round((12 * count) / total))));
}

function sizeOf(counts: readonly number[]): number {
    const total = counts.reduce((sum, count) => sum + count, 0);
    return total < 10 ? 13 : total < 100 ? 16 : total < 1000 ? 20 : 24;
}

/** Traces a shape of radius `r` around the origin; areas are about equal, so that none looks more important. */
export function tracePath(path: Pick<Path2D, 'moveTo' | 'lineTo' | 'arc' | 'closePath'>, shape: Shape, r: number): void {
    const polygon = (points: readonly (readonly [number, number])[]): void => {
        points.forEach(([x, y], i) => (i === 0 ? path.moveTo(x * r, y * r) : path.lineTo(x * r, y * r)));
        path.closePath();
    };
    switch (shape) {
        case 'circle':
            path.arc(0, 0, r * 0.86, 0, 2 * Math.PI);
            break;
        case 'square':
            polygon([[-0.78, -0.78], [0.78, -0.78], [0.78, 0.78], [-0.78, 0.78]]);
            break;
        case 'diamond':
            polygon([[0, -1.1], [1.1, 0], [0, 1.1], [-1.1, 0]]);
            break;
        case 'triangle':
            polygon([[0, -1.05], [1.1, 0.85], [-1.1, 0.85]]);
            break;
        case 'cross':
            polygon([[-0.38, -1], [0.38, -1], [0.38, -0.38], [1, -0.38], [1, 0.38], [0.38, 0.38], [0.38, 1], [-0.38, 1], [-0.38, 0.38], [-1, 0.38], [-1, -0.38], [-0.38, -0.38]]);
            break;
        case 'star':
            polygon(Array.from({ length: 10 }, (_, i) => {
                const reach = i % 2 === 0 ? 1.2 : 0.55;
                return [reach * Math.sin((i * Math.PI) / 5), -reach * Math.cos((i * Math.PI) / 5)] as const;
            }));
            break;
    }
}

function draw(width: number, height: number, paint: (canvas: CanvasRenderingContext2D) => void): ImageData {
    const canvas = document.createElement('canvas');
    canvas.width = width * pixelRatio;
    canvas.height = height * pixelRatio;
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (!context) throw new Error('this browser has no 2D canvas');
    context.scale(pixelRatio, pixelRatio);
    paint(context);
    return context.getImageData(0, 0, canvas.width, canvas.height);
}

function mark(type: EventType, isHollow: boolean, theme: Theme): DrawnImage {
    const color = looks[type].color[theme];
    const { panel } = palettes[theme];
    const image = draw(26, 26, (canvas) => {
        canvas.translate(13, 13);
        canvas.lineJoin = 'round';
        canvas.beginPath();
        tracePath(canvas, looks[type].shape, 7.5);
        canvas.strokeStyle = panel;
        canvas.lineWidth = isHollow ? 5.5 : 3.5;
        canvas.stroke();
        canvas.fillStyle = isHollow ? panel : color;
        canvas.fill();
        if (isHollow) {
            canvas.strokeStyle = color;
            canvas.lineWidth = 2.4;
            canvas.stroke();
        }
    });
    return { image, options: { pixelRatio } };
}

function donut(shares: readonly number[], radius: number, theme: Theme): DrawnImage {
    const { panel } = palettes[theme];
    const total = shares.reduce((sum, share) => sum + share, 0);
    const image = draw(2 * radius + 4, 2 * radius + 4, (canvas) => {
        canvas.translate(radius + 2, radius + 2);
        canvas.beginPath();
        canvas.arc(0, 0, radius + 1.5, 0, 2 * Math.PI);
        canvas.fillStyle = panel;
        canvas.fill();
        let angle = -Math.PI / 2;
        shares.forEach((share, i) => {
            const type = eventTypes[i];
            if (share === 0 || !type) return;
            const next = angle + (2 * Math.PI * share) / total;
            canvas.beginPath();
            canvas.arc(0, 0, radius, angle, next);
            canvas.arc(0, 0, radius - 4.5, next, angle, true);
            canvas.closePath();
            canvas.fillStyle = looks[type].color[theme];
            canvas.fill();
            canvas.strokeStyle = panel;
            canvas.lineWidth = share === total ? 0 : 1;
            if (share !== total) canvas.stroke();
            angle = next;
        });
    });
    return { image, options: { pixelRatio } };
}

function inkOf(type: string, theme: Theme): string {
    const known = eventTypes.find((word) => word === type);
    return known ? looks[known].color[theme] : palettes[theme].mixed;
}

/** Wide areas get fewer lines: a country must not outshout the province inside it. */
function hatch(type: string, isWide: boolean, theme: Theme): DrawnImage {
    const size = isWide ? 24 : 14;
    const image = draw(size, size, (canvas) => {
        canvas.strokeStyle = inkOf(type, theme);
        canvas.globalAlpha = isWide ? 0.04 : 0.07;
        canvas.fillStyle = canvas.strokeStyle;
        canvas.fillRect(0, 0, size, size);
        canvas.globalAlpha = isWide ? 0.3 : 0.42;
        canvas.lineWidth = 1.1;
        canvas.beginPath();
        for (const offset of [-size, 0, size]) {
            canvas.moveTo(offset - 1, size + 1);
            canvas.lineTo(offset + size + 1, -1);
        }
        canvas.stroke();
    });
    return { image, options: { pixelRatio } };
}

function badge(type: string, theme: Theme): DrawnImage {
    const { panel } = palettes[theme];
    const image = draw(24, 20, (canvas) => {
        canvas.beginPath();
        canvas.roundRect(1, 1, 22, 18, 4);
        canvas.fillStyle = panel;
        canvas.fill();
        canvas.strokeStyle = inkOf(type, theme);
        canvas.lineWidth = 1.6;
        canvas.stroke();
    });
    return {
        image,
        options: { pixelRatio, stretchX: [[12, 36]], stretchY: [[12, 28]], content: [10, 6, 38, 34] },
    };
}

/** The small mark at which a town's name stands. */
function dot(theme: Theme): DrawnImage {
    const image = draw(6, 6, (canvas) => {
        canvas.arc(3, 3, 2, 0, 2 * Math.PI);
        canvas.fillStyle = palettes[theme].quietLabel;
        canvas.fill();
    });
    return { image, options: { pixelRatio } };
}

/** Draws the image that a layer asked for; undefined for a name that is not ours. */
export function drawImage(name: string, theme: Theme): DrawnImage | undefined {
    const [what, which = '', how = ''] = name.split('|');
    const type = eventTypes.find((word) => word === which);
    switch (what) {
        case 'mark':
            return type && mark(type, how === 'hollow', theme);
        case 'donut':
            return donut(which.split(',').map(Number), Number(how), theme);
        case 'hatch':
            return hatch(which, how === 'wide', theme);
        case 'badge':
            return badge(which, theme);
        case 'dot':
            return dot(theme);
        default:
            return undefined;
    }
}
