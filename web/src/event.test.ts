import { expect, test } from 'vitest';
import { placeInWords, readEvent, tollInFigures, tollInWords } from './event.ts';
import { exampleEvent, exampleFeature } from './example_event.ts';

test('a feature becomes an event', () => {
    const event = exampleEvent({ killed_low: 3, killed_best: 3, killed_high: 3, killed_children: 2, displaced_best: 40 });
    expect(event.type).toBe('Battles');
    expect(event.ofWhich).toEqual([{ of: 'killed', who: 'children', count: 2 }]);
    expect(event.others).toEqual([{ what: 'displaced', count: 40 }]);
});

test('a feature without place, date or known type is not drawn', () => {
    for (const gap of [{ lon: null }, { lat: 'north' }, { date_start: null }, { event_type: 'Gossip' }, { precision: 'roughly' }]) {
        expect(readEvent(exampleFeature(gap))).toBeUndefined();
    }
    for (const other of [null, 7, 'feature', {}, { properties: null }]) expect(readEvent(other)).toBeUndefined();
});

test('an end before the start is not believed', () => {
    const event = exampleEvent({ date_start: '2024-05-02', date_end: '2024-04-02' });
    expect(event.end).toBe(event.start);
});

test.each([
    [{ low: 7, best: 7, high: 7 }, '7 killed'],
    [{ low: 0, best: 0, high: 0 }, '0 killed'],
    [{ low: 5, best: 7, high: 9 }, '5 to 9 killed, most likely 7'],
    [{ low: 5, best: 5, high: 9 }, '5 to 9 killed'],
    [{ low: 12, best: null, high: null }, 'at least 12 killed'],
    [{ low: null, best: null, high: null }, undefined],
])('a toll %o is told as a range', (count, words) => {
    expect(tollInWords(count, 'killed')).toBe(words);
});

test.each([
    [{ low: 7, best: 7, high: 7 }, '7'],
    [{ low: 5, best: 7, high: 9 }, '5–9'],
    [{ low: 12, best: null, high: null }, '12 or more'],
    [{ low: null, best: null, high: null }, undefined],
])('a toll %o is a figure in the list', (count, figures) => {
    expect(tollInFigures(count)).toBe(figures);
});

test('a place is told with what holds it, each name once', () => {
    expect(placeInWords(exampleEvent({ place_name: 'Hama', admin1: 'Hama', country_name: 'Syria' }))).toBe('Hama, Syria');
});
