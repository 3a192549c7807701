import { addUnits, type BinUnit, type Day } from './dates.ts';

export type PlayMode = 'window' | 'cumulative';

export interface Window {
    from: Day;
    to: Day;
}

/** Where playing begins: from everything, a window opens on the first eighth; at the end, it begins again. */
export function startOfPlay(window: Window, extent: Window, mode: PlayMode, unit: BinUnit): Window {
    const isWhole = window.from <= extent.from && window.to >= extent.to;
    const isAtEnd = window.to >= extent.to;
    if (mode === 'cumulative') {
        return isAtEnd ? { from: extent.from, to: Math.min(extent.to, addUnits(extent.from, unit, 1) - 1) } : { ...window, from: Math.min(window.from, extent.from) };
    }
    const length = isWhole ? Math.max(0, Math.floor((extent.to - extent.from + 1) / 8) - 1) : window.to - window.from;
    return isAtEnd ? { from: extent.from, to: Math.min(extent.to, extent.from + length) } : window;
}

/** One step forward or back; undefined where there is no further step. */
export function step(window: Window, extent: Window, mode: PlayMode, unit: BinUnit, direction: 1 | -1): Window | undefined {
    if (mode === 'cumulative') {
        const to = addUnits(window.to + 1, unit, direction) - 1;
        if (direction > 0 && window.to >= extent.to) return undefined;
        if (to < window.from) return undefined;
        return { from: window.from, to: Math.min(to, extent.to) };
    }
    if (direction > 0 ? window.to >= extent.to : window.from <= extent.from) return undefined;
    const length = window.to - window.from;
    const from = addUnits(window.from, unit, direction);
    if (direction > 0) {
        const to = Math.min(from + length, extent.to);
        return { from: to - length, to };
    }
    const first = Math.max(from, extent.from);
    return { from: first, to: first + length };
}

export type Preset = '24h' | '7d' | '30d' | '1y' | 'all';

export const presets: Record<Preset, { words: string; days: number | undefined }> = {
    '24h': { words: '24 h', days: 1 },
    '7d': { words: '7 d', days: 7 },
    '30d': { words: '30 d', days: 30 },
    '1y': { words: '1 y', days: 365 },
    'all': { words: 'All', days: undefined },
};

/** The last days that have events, not the last days of the calendar: reports may be old. */
export function presetWindow(preset: Preset, extent: Window): Window {
    const { days } = presets[preset];
    return days === undefined ? extent : { from: extent.to - days + 1, to: extent.to };
}
