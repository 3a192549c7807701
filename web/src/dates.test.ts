import { expect, test } from 'vitest';
import { addUnits, dateInWords, dayRange, formatDay, parseDay, startOfBin } from './dates.ts';

function day(text: string): number {
    const found = parseDay(text);
    if (found === undefined) throw new Error(`not a day: ${text}`);
    return found;
}

test('a day survives being written and read', () => {
    for (const text of ['1970-01-01', '2024-02-29', '1916-07-01', '2030-12-31']) expect(formatDay(day(text))).toBe(text);
});

test('what is not a day of the calendar is refused', () => {
    for (const text of ['2024-02-30', '2023-02-29', '2024-13-01', '24-01-01', 'yesterday', '', null]) {
        expect(parseDay(text)).toBeUndefined();
    }
});

test('weeks begin on Monday', () => {
    expect(formatDay(startOfBin(day('2024-12-01'), 'week'))).toBe('2024-11-25');
    expect(formatDay(startOfBin(day('2024-12-02'), 'week'))).toBe('2024-12-02');
});

test('quarters and years begin on their first day', () => {
    expect(formatDay(startOfBin(day('2024-12-31'), 'quarter'))).toBe('2024-10-01');
    expect(formatDay(startOfBin(day('2024-12-31'), 'year'))).toBe('2024-01-01');
});

test('a month after the last day of January is the last day of February', () => {
    expect(formatDay(addUnits(day('2024-01-31'), 'month', 1))).toBe('2024-02-29');
    expect(formatDay(addUnits(day('2024-01-31'), 'year', -1))).toBe('2023-01-31');
});

test('a range says the shared year and month once', () => {
    expect(dayRange(day('2024-12-01'), day('2024-12-03'))).toBe('1 – 3 Dec 2024');
    expect(dayRange(day('2024-11-26'), day('2024-12-03'))).toBe('26 Nov – 3 Dec 2024');
    expect(dayRange(day('2023-12-31'), day('2024-01-01'))).toBe('31 Dec 2023 – 1 Jan 2024');
});

test('the words are no sharper than the precision', () => {
    const first = day('2024-11-25');
    const last = day('2024-12-01');
    expect(dateInWords(first, first, 'day')).toBe('25 November 2024');
    expect(dateInWords(first, last, 'range')).toBe('between 25 November 2024 and 1 December 2024');
    expect(dateInWords(first, last, 'week')).toBe('in the week of 25 Nov – 1 Dec 2024');
    expect(dateInWords(day('2024-11-01'), day('2024-11-30'), 'month')).toBe('in November 2024');
    expect(dateInWords(day('2024-01-01'), day('2024-12-31'), 'year')).toBe('in 2024');
    expect(dateInWords(first, first, 'by_publication')).toContain('day not said');
    expect(dateInWords(undefined, undefined, null)).toBe('date not known');
});
