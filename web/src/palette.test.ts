import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { eventTypes, looks, type Theme } from './kinds.ts';
import { palettes } from './palette.ts';

type Rgb = readonly [number, number, number];

function linear(hex: string): Rgb {
    const channel = (at: number): number => {
        const value = parseInt(hex.slice(at, at + 2), 16) / 255;
        return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    };
    return [channel(1), channel(3), channel(5)];
}

/** WCAG 2.2 contrast ratio. */
function contrast(a: string, b: string): number {
    const luminance = ([r, g, b]: Rgb): number => 0.2126 * r + 0.7152 * g + 0.0722 * b;
    const [low = 0, high = 0] = [luminance(linear(a)), luminance(linear(b))].toSorted((x, y) => x - y);
    return (high + 0.05) / (low + 0.05);
}

// Machado, Oliveira & Fernandes 2009, severity 1.
const sight: Record<string, readonly Rgb[]> = {
    full: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
    protanopia: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    deuteranopia: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
};

/** Distance in OKLab, as seen with the given sight; 0.02 is about just noticeable. */
function distance(a: string, b: string, matrix: readonly Rgb[]): number {
    const lab = (hex: string): Rgb => {
        const plain = linear(hex);
        const [r = 0, g = 0, b = 0] = matrix.map((row) => Math.max(0, row[0] * plain[0] + row[1] * plain[1] + row[2] * plain[2]));
        const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
        const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
        const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
        return [
            0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
            1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
            0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
        ];
    };
    const [x, y] = [lab(a), lab(b)];
    return Math.hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2]);
}

const themes: readonly Theme[] = ['light', 'dark'];

test.each(themes)('every type stands out from what it is drawn on (%s)', (theme) => {
    const { land, water, panel } = palettes[theme];
    for (const type of eventTypes) {
        for (const ground of [land, water, panel]) expect(contrast(looks[type].color[theme], ground), `${type} on ${ground}`).toBeGreaterThanOrEqual(3);
    }
});

test.each(themes)('labels can be read (%s)', (theme) => {
    const { land, water, label, quietLabel, waterLabel, panel, text } = palettes[theme];
    for (const [ink, ground] of [[label, land], [quietLabel, land], [waterLabel, water], [text, panel]] as const) {
        expect(contrast(ink, ground), `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    }
});

test.each(themes)('no two types look alike, to any eye (%s)', (theme) => {
    for (const [name, matrix] of Object.entries(sight)) {
        for (const a of eventTypes) {
            for (const b of eventTypes) {
                if (a < b) expect(distance(looks[a].color[theme], looks[b].color[theme], matrix), `${a} and ${b} with ${name}`).toBeGreaterThan(0.09);
            }
        }
    }
});

test('every type has a shape of its own', () => {
    expect(new Set(eventTypes.map((type) => looks[type].shape)).size).toBe(eventTypes.length);
});

test('the style sheet has the colors of the map', async () => {
    const css = await readFile(new URL('./page/base.css', import.meta.url), 'utf8');
    for (const type of eventTypes) {
        const { shape, color } = looks[type];
        expect(css).toContain(`.type-${shape} { --type: light-dark(${color.light}, ${color.dark}); }`);
    }
});
