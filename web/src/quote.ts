import type { Highlight } from './api.ts';

/** A run of a quote: plain, or what it was read as. */
export interface Run {
    text: string;
    role: string;
}

/** Cuts a quote at its marked words. Marks may touch, overlap or be wrong: the quote itself always comes out whole. */
export function runsOf(quote: string, highlights: readonly Highlight[]): Run[] {
    const marks = highlights
        .filter(({ start, end }) => Number.isInteger(start) && Number.isInteger(end) && start >= 0 && end > start && end <= quote.length)
        .toSorted((a, b) => a.start - b.start || a.end - b.end);
    const runs: Run[] = [];
    let at = 0;
    for (const { start, end, role } of marks) {
        const from = Math.max(start, at);
        if (from >= end) continue;
        if (from > at) runs.push({ text: quote.slice(at, from), role: '' });
        runs.push({ text: quote.slice(from, end), role });
        at = end;
    }
    if (at < quote.length) runs.push({ text: quote.slice(at), role: '' });
    return runs;
}
