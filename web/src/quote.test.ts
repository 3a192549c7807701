import { expect, test } from 'vitest';
import { runsOf } from './quote.ts';

function check(quote: string, marks: [number, number, string][], expected: string): void {
    const runs = runsOf(quote, marks.map(([start, end, role]) => ({ start, end, role })));
    expect(runs.map(({ text, role }) => (role ? `[${role}:${text}]` : text)).join('')).toBe(expected);
    expect(runs.map(({ text }) => text).join('')).toBe(quote);
}

test('marked words are cut out of the quote', () => {
    check('A drone hit Northport on Monday.', [[12, 21, 'place'], [8, 11, 'trigger'], [25, 31, 'date']],
        'A drone [trigger:hit] [place:Northport] on [date:Monday].');
});

test('overlapping marks share no letter twice', () => {
    check('five soldiers killed', [[0, 13, 'count'], [5, 13, 'actor'], [10, 20, 'trigger']], '[count:five soldiers][trigger: killed]');
});

test('marks outside the quote are left out', () => {
    check('short', [[3, 99, 'place'], [-1, 2, 'date'], [2, 2, 'actor'], [1.5, 3, 'actor']], 'short');
});

test('offsets count UTF-16 units, as the server sends them', () => {
    check('😀 Homs', [[3, 7, 'place']], '😀 [place:Homs]');
});
