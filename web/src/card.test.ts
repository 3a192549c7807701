import { expect, test } from 'vitest';
import { headingOf, webLink } from './card.ts';
import { exampleEvent } from './example_event.ts';

test('only a web page becomes a link', () => {
    expect(webLink('https://news.example/a')).toBe('https://news.example/a');
    for (const other of ['javascript:alert(1)', ' https://news.example', 'data:text/html,x', 'file:///reports/a.txt', '/a', '']) {
        expect(webLink(other)).toBeUndefined();
    }
});

test('several events at one place are said to be there, others only around it', () => {
    const here = exampleEvent({ id: 'a' });
    expect(headingOf([here, exampleEvent({ id: 'b' })])).toBe('2 events at this place: Northport');
    expect(headingOf([here, exampleEvent({ id: 'b', lon: 11 })])).toBe('2 events around Northport');
});

test('events of an area are somewhere in it, not at a place', () => {
    const wide = exampleEvent({ precision: 'province', place_name: 'Middle Province' });
    expect(headingOf([wide, { ...wide, id: 'b' }])).toBe('2 events somewhere in Middle Province');
    expect(headingOf([wide])).toBe('1 event somewhere in Middle Province');
});
