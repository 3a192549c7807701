import { addUnits, startOfBin, type BinUnit, type Day } from './dates.ts';
import type { MapEvent } from './event.ts';
import { eventTypes, type EventType } from './kinds.ts';

/** One bar: whole events that lie in it, by type, and shares of those whose dates reach beyond it. */
export interface Bin {
    start: Day;
    /** The first day after the bin. */
    end: Day;
    sharp: Record<EventType, number>;
    /** An event of four weeks adds a quarter to each of them: its day is not known. */
    spread: number;
}

export interface Histogram {
    unit: BinUnit;
    bins: Bin[];
    /** The height of the tallest bar, in events. */
    peak: number;
}

const units: readonly BinUnit[] = ['day', 'week', 'month', 'quarter', 'year'];
const daysPerUnit: Record<BinUnit, number> = { day: 1, week: 7, month: 30.4, quarter: 91.3, year: 365.2 };

/** The finest unit whose bars still fit. */
export function fittingUnit(days: number, maxBins: number): BinUnit {
    return units.find((unit) => days / daysPerUnit[unit] <= maxBins) ?? 'year';
}

/** The first and last day that any event touches. */
export function extentOf(events: readonly MapEvent[]): { first: Day; last: Day } | undefined {
    if (events.length === 0) return undefined;
    let first = Infinity;
    let last = -Infinity;
    for (const event of events) {
        first = Math.min(first, event.start);
        last = Math.max(last, event.end);
    }
    return { first, last };
}

function emptyBins(first: Day, last: Day, unit: BinUnit): Bin[] {
    const bins: Bin[] = [];
    for (let start = startOfBin(first, unit); start <= last; ) {
        const end = addUnits(start, unit, 1);
        const sharp = Object.fromEntries(eventTypes.map((type) => [type, 0])) as Record<EventType, number>;
        bins.push({ start, end, sharp, spread: 0 });
        start = end;
    }
    return bins;
}

export function heightOf(bin: Bin): number {
    return eventTypes.reduce((sum, type) => sum + bin.sharp[type], bin.spread);
}

/** The bin that holds `day`, by halving: bins of months are not equally long. */
export function binAt(bins: readonly Bin[], day: Day): number {
    let low = 0;
    let high = bins.length - 1;
    while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((bins[middle]?.start ?? 0) <= day) low = middle;
        else high = middle - 1;
    }
    return low;
}

/** Counts events into bars from `first` to `last`. */
export function countByTime(events: readonly MapEvent[], first: Day, last: Day, maxBins: number): Histogram {
    const unit = fittingUnit(last - first + 1, maxBins);
    const bins = emptyBins(first, last, unit);
    for (const event of events) {
        if (event.end < first || event.start > last) continue;
        const from = binAt(bins, event.start);
        const to = binAt(bins, event.end);
        if (from === to) {
            const bin = bins[from];
            if (bin) bin.sharp[event.type] += 1;
            continue;
        }
        const share = 1 / (event.end - event.start + 1);
        for (const bin of bins.slice(from, to + 1)) {
            bin.spread += share * (Math.min(bin.end - 1, event.end) - Math.max(bin.start, event.start) + 1);
        }
    }
    return { unit, bins, peak: bins.reduce((peak, bin) => Math.max(peak, heightOf(bin)), 0) };
}
