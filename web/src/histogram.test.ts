import { expect, test } from 'vitest';
import { formatDay, parseDay } from './dates.ts';
import { exampleEvent } from './example_event.ts';
import { countByTime, extentOf, fittingUnit, heightOf } from './histogram.ts';

const day = (text: string): number => parseDay(text) ?? NaN;

test('bars are as fine as there is room for', () => {
    expect(fittingUnit(30, 120)).toBe('day');
    expect(fittingUnit(400, 120)).toBe('week');
    expect(fittingUnit(3_000, 120)).toBe('month');
    expect(fittingUnit(9_000, 120)).toBe('quarter');
    expect(fittingUnit(40_000, 120)).toBe('year');
});

test('an event of one day stands in one bar, under its type', () => {
    const events = [exampleEvent({ date_start: '2024-05-02', date_end: '2024-05-02' })];
    const { bins, peak, unit } = countByTime(events, day('2024-05-01'), day('2024-05-10'), 60);
    expect(unit).toBe('day');
    expect(bins).toHaveLength(10);
    expect(bins[1]?.sharp['Battles']).toBe(1);
    expect(peak).toBe(1);
});

test('an event of unknown day is spread thin over its span and adds up to one', () => {
    const events = [exampleEvent({ date_start: '2024-05-01', date_end: '2024-05-31', date_precision: 'month' })];
    const { bins, peak } = countByTime(events, day('2024-05-01'), day('2024-05-31'), 60);
    expect(bins.reduce((sum, bin) => sum + heightOf(bin), 0)).toBeCloseTo(1);
    expect(peak).toBeCloseTo(1 / 31);
    expect(bins.every((bin) => bin.sharp['Battles'] === 0)).toBe(true);
});

test('a month is sharp enough for a bar of a month', () => {
    const events = [exampleEvent({ date_start: '2024-05-01', date_end: '2024-05-31', date_precision: 'month' })];
    const { bins, unit } = countByTime(events, day('2020-01-01'), day('2024-12-31'), 72);
    expect(unit).toBe('month');
    const may = bins.find((bin) => formatDay(bin.start) === '2024-05-01');
    expect(may?.sharp['Battles']).toBe(1);
});

test('no events have no extent', () => {
    expect(extentOf([])).toBeUndefined();
    const events = [exampleEvent({ date_start: '2024-05-05', date_end: '2024-05-09' }), exampleEvent({ date_start: '2024-05-01', date_end: '2024-05-02' })];
    expect(extentOf(events)).toEqual({ first: day('2024-05-01'), last: day('2024-05-09') });
});
