import { expect, test } from 'vitest';
import { parseDay } from './dates.ts';
import { exampleEvent } from './example_event.ts';
import { countChoices, inOrder, nearestDay, selectEvents, selectForHistogram } from './selection.ts';

const events = [
    exampleEvent({ id: 'a', date_start: '2024-01-10', date_end: '2024-01-10' }),
    exampleEvent({ id: 'b', date_start: '2024-01-01', date_end: '2024-01-31', date_precision: 'month', precision: 'province' }),
    exampleEvent({ id: 'c', date_start: '2024-03-05', date_end: '2024-03-05', event_type: 'Riots', sub_event_type: 'Mob violence' }),
];
const everything = { from: undefined, to: undefined, type: [], precision: [] };

function check(filters: Partial<Parameters<typeof selectEvents>[1]>, expected: string): void {
    expect(selectEvents(events, { ...everything, ...filters }).map((event) => event.id).join('')).toBe(expected);
}

test('an event is shown when any of its days lies in the window', () => {
    check({}, 'abc');
    check({ from: parseDay('2024-01-10'), to: parseDay('2024-01-10') }, 'ab');
    check({ from: parseDay('2024-01-11') }, 'bc');
    check({ to: parseDay('2024-01-09') }, 'b');
    check({ from: parseDay('2024-02-01'), to: parseDay('2024-03-04') }, '');
});

test('a filter takes types and sub-types', () => {
    check({ type: ['Riots'] }, 'c');
    check({ type: ['Armed clash', 'Mob violence'] }, 'abc');
    check({ type: ['Riots'], precision: ['province'] }, '');
});

test('the histogram follows every filter but its own window', () => {
    const filters = { ...everything, type: ['Battles'], from: parseDay('2024-03-01') };
    expect(selectForHistogram(events, filters).map((event) => event.id)).toEqual(['a', 'b']);
});

test('choices are counted as if they alone were picked', () => {
    const counts = countChoices(events, { ...everything, type: ['Riots'] });
    expect(counts.type.get('Battles')).toBe(2);
    expect(counts.type.get('Armed clash')).toBe(2);
    expect(counts.precision.get('town')).toBe(1);
    expect(counts.precision.get('province')).toBeUndefined();
});

test('an empty window names the nearest day with an event', () => {
    const filters = { ...everything, from: parseDay('2024-02-20'), to: parseDay('2024-02-25') };
    expect(nearestDay(events, filters)).toEqual({ day: parseDay('2024-03-05'), when: 'later' });
    expect(nearestDay([], filters)).toBeUndefined();
});

test('the latest event comes first', () => {
    expect(inOrder(events).map((event) => event.id)).toEqual(['c', 'a', 'b']);
});
