import { expect, test } from 'vitest';
import { filterQuery, hasFilters, loadQuery, pageQuery, readState, withoutFilters } from './state.ts';

function check(address: string, expected: string): void {
    expect(decodeURIComponent(pageQuery(readState(new URLSearchParams(address))).toString())).toBe(expected);
}

test('an address survives being read and written', () => {
    check('from=2024-11-25&to=2024-12-03&type=Battles,Riots&precision=town,near&actor=army&q=bridge&country=SYR&bbox=35,32,43,38&event=0a1b2c&z=5.5&lat=35.1&lon=38.2&theme=dark&lang=ar&mode=cumulative',
        'from=2024-11-25&to=2024-12-03&type=Battles,Riots&precision=town,near&actor=army&q=bridge&country=SYR&bbox=35,32,43,38&event=0a1b2c&z=5.5&lat=35.1&lon=38.2&theme=dark&lang=ar&mode=cumulative');
});

test('what an address gets wrong is left out', () => {
    check('from=2024-02-31&to=soon&precision=pin,town&bbox=1,2,3&z=nine&lat=91&theme=blue&country=Syria&event=<b>', 'precision=town');
    check('bbox=10,20,30,20', '');
    check('unknown=1&q=%20%20', '');
});

test('a type may be repeated or listed, and is kept once', () => {
    check('type=Battles&type=Riots,Battles', 'type=Battles,Riots');
});

test('a box across the antimeridian is a box', () => {
    check('bbox=170,-20,-170,10', 'bbox=170,-20,-170,10');
});

test('the download asks for the filters and nothing of the page', () => {
    const state = readState(new URLSearchParams('from=2024-01-01&q=port&event=ff&z=4&theme=dark'));
    expect(filterQuery(state).toString()).toBe('from=2024-01-01&q=port');
    expect(loadQuery(state).toString()).toBe('q=port');
});

test('clearing the filters keeps the look of the page', () => {
    const state = readState(new URLSearchParams('from=2024-01-01&type=Riots&theme=dark&z=4'));
    expect(hasFilters(state)).toBe(true);
    expect(pageQuery(withoutFilters(state)).toString()).toBe('z=4&theme=dark');
    expect(hasFilters(withoutFilters(state))).toBe(false);
});
