import { expect, test } from 'vitest';
import { dayRange, parseDay } from './dates.ts';
import { presetWindow, startOfPlay, step, type Window } from './playback.ts';

const window = (from: string, to: string): Window => ({ from: parseDay(from) ?? NaN, to: parseDay(to) ?? NaN });
const extent = window('2024-01-01', '2024-03-31');

function check(found: Window | undefined, expected: string | undefined): void {
    expect(found && dayRange(found.from, found.to)).toBe(expected);
}

test('a window keeps its length as it moves', () => {
    check(step(window('2024-01-01', '2024-01-07'), extent, 'window', 'week', 1), '8 – 14 Jan 2024');
    check(step(window('2024-01-08', '2024-01-14'), extent, 'window', 'week', -1), '1 – 7 Jan 2024');
});

test('a window stops at either end without shrinking', () => {
    check(step(window('2024-03-22', '2024-03-28'), extent, 'window', 'week', 1), '25 – 31 Mar 2024');
    check(step(window('2024-03-25', '2024-03-31'), extent, 'window', 'week', 1), undefined);
    check(step(window('2024-01-03', '2024-01-09'), extent, 'window', 'week', -1), '1 – 7 Jan 2024');
    check(step(window('2024-01-01', '2024-01-07'), extent, 'window', 'week', -1), undefined);
});

test('a cumulative window grows from its beginning', () => {
    check(step(window('2024-01-01', '2024-01-31'), extent, 'cumulative', 'month', 1), '1 Jan – 29 Feb 2024');
    check(step(window('2024-01-01', '2024-03-31'), extent, 'cumulative', 'month', 1), undefined);
    check(step(window('2024-01-01', '2024-02-29'), extent, 'cumulative', 'month', -1), '1 – 31 Jan 2024');
});

test('playing from everything opens a part of it', () => {
    check(startOfPlay(extent, extent, 'window', 'day'), '1 – 11 Jan 2024');
    check(startOfPlay(extent, extent, 'cumulative', 'week'), '1 – 7 Jan 2024');
});

test('playing from the middle goes on from there', () => {
    check(startOfPlay(window('2024-02-01', '2024-02-07'), extent, 'window', 'day'), '1 – 7 Feb 2024');
});

test('playing at the end begins again', () => {
    check(startOfPlay(window('2024-03-25', '2024-03-31'), extent, 'window', 'day'), '1 – 7 Jan 2024');
});

test('presets end on the last day that has events', () => {
    check(presetWindow('24h', extent), '31 Mar 2024');
    check(presetWindow('7d', extent), '25 – 31 Mar 2024');
    check(presetWindow('all', extent), '1 Jan – 31 Mar 2024');
});
