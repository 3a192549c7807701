import type { DatePrecision } from './dates.ts';

export const eventTypes = [
    'Battles',
    'Explosions/Remote violence',
    'Violence against civilians',
    'Protests',
    'Riots',
    'Strategic developments',
] as const;

export type EventType = (typeof eventTypes)[number];

export const precisions = [
    'exact', 'neighbourhood', 'town', 'near', 'district', 'province', 'region', 'country', 'sea',
] as const;

export type Precision = (typeof precisions)[number];

export type Theme = 'light' | 'dark';

export type Shape = 'diamond' | 'star' | 'triangle' | 'circle' | 'cross' | 'square';

/** How a type is drawn: never by color alone. Colors hold 3:1 on land, water and panel and stay apart for color-blind eyes (both measured in palette.test.ts). */
export interface Look {
    shape: Shape;
    color: Record<Theme, string>;
}

export const looks: Record<EventType, Look> = {
    'Battles': { shape: 'diamond', color: { light: '#a50025', dark: '#f4504f' } },
    'Explosions/Remote violence': { shape: 'star', color: { light: '#c45400', dark: '#f8a43e' } },
    'Violence against civilians': { shape: 'triangle', color: { light: '#46259d', dark: '#b77bff' } },
    'Protests': { shape: 'circle', color: { light: '#0071c1', dark: '#6cc4ff' } },
    'Riots': { shape: 'cross', color: { light: '#008c78', dark: '#12a791' } },
    'Strategic developments': { shape: 'square', color: { light: '#3b5a70', dark: '#dcd9d6' } },
};

/** The plain words for each precision; the server says the same (`src/layer/wording.rs`). */
export const precisionWords: Record<Precision, string> = {
    exact: 'Known site',
    neighbourhood: 'Part of a town',
    town: 'Town or village',
    near: 'Near a known place',
    district: 'Somewhere in a district',
    province: 'Somewhere in a province',
    region: 'Somewhere in a region',
    country: 'Somewhere in a country',
    sea: 'At sea',
};

export const datePrecisions: readonly DatePrecision[] = ['day', 'range', 'week', 'month', 'year', 'by_publication', 'ongoing'];

export function isEventType(word: unknown): word is EventType {
    return (eventTypes as readonly unknown[]).includes(word);
}

export function isPrecision(word: unknown): word is Precision {
    return (precisions as readonly unknown[]).includes(word);
}

/** Whether it must be drawn as an area, never as a pin. */
export function isArea(precision: Precision): boolean {
    return precisions.indexOf(precision) >= precisions.indexOf('district');
}
