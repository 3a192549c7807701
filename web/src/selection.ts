import type { Day } from './dates.ts';
import type { MapEvent } from './event.ts';
import type { PageState } from './state.ts';

type Filters = Pick<PageState, 'from' | 'to' | 'type' | 'precision'>;

/** Whether any day of the event lies in the window; an open end holds everything. */
export function isInWindow(event: MapEvent, from: Day | undefined, to: Day | undefined): boolean {
    return (from === undefined || event.end >= from) && (to === undefined || event.start <= to);
}

function hasType(event: MapEvent, types: readonly string[]): boolean {
    return types.length === 0 || types.includes(event.type) || types.includes(event.subType);
}

function hasPrecision(event: MapEvent, filters: Filters): boolean {
    return filters.precision.length === 0 || filters.precision.includes(event.precision);
}

/** What the map, the list and the download show. */
export function selectEvents(events: readonly MapEvent[], filters: Filters): MapEvent[] {
    return events.filter((event) =>
        isInWindow(event, filters.from, filters.to) && hasType(event, filters.type) && hasPrecision(event, filters));
}

/** What the histogram counts: every filter but the window that is brushed on it. */
export function selectForHistogram(events: readonly MapEvent[], filters: Filters): MapEvent[] {
    return selectEvents(events, { ...filters, from: undefined, to: undefined });
}

/** How many events each choice of a filter would show, with the other filters as they are. */
export function countChoices(events: readonly MapEvent[], filters: Filters): { type: Map<string, number>; precision: Map<string, number> } {
    const type = new Map<string, number>();
    const precision = new Map<string, number>();
    for (const event of events) {
        if (!isInWindow(event, filters.from, filters.to)) continue;
        if (hasPrecision(event, filters)) {
            for (const word of new Set([event.type, event.subType])) type.set(word, (type.get(word) ?? 0) + 1);
        }
        if (hasType(event, filters.type)) precision.set(event.precision, (precision.get(event.precision) ?? 0) + 1);
    }
    return { type, precision };
}

/** The nearest day with an event before or after an empty window. */
export function nearestDay(events: readonly MapEvent[], filters: Filters): { day: Day; when: 'earlier' | 'later' } | undefined {
    let best: { day: Day; when: 'earlier' | 'later'; distance: number } | undefined;
    for (const event of selectForHistogram(events, filters)) {
        const earlier = filters.from !== undefined && event.end < filters.from;
        const distance = earlier ? (filters.from ?? 0) - event.end : event.start - (filters.to ?? 0);
        if (!best || distance < best.distance) {
            best = earlier ? { day: event.end, when: 'earlier', distance } : { day: event.start, when: 'later', distance };
        }
    }
    return best && { day: best.day, when: best.when };
}

/** The order of the list and of next and previous: latest first, then by id so that it never changes on its own. */
export function inOrder(events: readonly MapEvent[]): MapEvent[] {
    return events.toSorted((a, b) => b.start - a.start || b.end - a.end || (a.id < b.id ? -1 : 1));
}
