import { expect, test } from 'vitest';
import { areasOf, cellsOf, countTypes } from './aggregate.ts';
import { exampleEvent } from './example_event.ts';

test('events at one place are one cell at every zoom', () => {
    const events = [exampleEvent({ id: 'a' }), exampleEvent({ id: 'b', event_type: 'Riots' })];
    for (const zoom of [0, 8, 22]) {
        const cells = cellsOf(events, zoom, 40);
        expect(cells).toHaveLength(1);
        expect(cells[0]?.isOnePlace).toBe(true);
    }
});

test('places apart are joined when zoomed out and none is lost', () => {
    const events = Array.from({ length: 50 }, (_, i) => exampleEvent({ id: `e${i}`, lon: 10 + i * 0.1, lat: 20 }));
    const far = cellsOf(events, 2, 40);
    const near = cellsOf(events, 12, 40);
    expect(far.length).toBeLessThan(5);
    expect(near).toHaveLength(50);
    expect(far.flatMap((cell) => cell.events)).toHaveLength(50);
    expect(far[0]?.isOnePlace).toBe(false);
});

test('a cell stands on its busiest place, not on a middle where nothing happened', () => {
    const events = [exampleEvent({ id: 'a', lon: 10 }), exampleEvent({ id: 'b', lon: 11 }), exampleEvent({ id: 'c', lon: 11 })];
    expect(cellsOf(events, 0, 40)[0]?.lon).toBe(11);
});

test('an event of an area is never in a cell', () => {
    const events = ['district', 'province', 'region', 'country', 'sea'].map((precision) => exampleEvent({ precision }));
    expect(cellsOf(events, 5, 40)).toHaveLength(0);
    expect(areasOf(events)[0]?.events).toHaveLength(5);
});

test('parts of one province are areas of their own', () => {
    const events = [
        exampleEvent({ precision: 'province', place_id: 'gn:1', relation: 'north of', lat: 21 }),
        exampleEvent({ precision: 'province', place_id: 'gn:1', relation: '' }),
    ];
    expect(areasOf(events)).toHaveLength(2);
});

test('types are counted in the order of the legend', () => {
    expect(countTypes([exampleEvent(), exampleEvent({ event_type: 'Riots' }), exampleEvent()])).toEqual([2, 0, 0, 0, 1, 0]);
});
