import { readEvent, type MapEvent } from './event.ts';

/** A feature as the server sends it, for tests: the named properties over those of an unremarkable event. */
export function exampleFeature(properties: Record<string, unknown> = {}): unknown {
    const all: Record<string, unknown> = {
        id: '00000000000000a1',
        title: 'Armed clash – Northport – 3 killed',
        event_type: 'Battles',
        sub_event_type: 'Armed clash',
        date_start: '2024-05-02',
        date_end: '2024-05-02',
        date_precision: 'day',
        place_name: 'Northport',
        country_name: 'Examplia',
        lon: 10,
        lat: 20,
        precision: 'town',
        radius_km: 3,
        ...properties,
    };
    return { type: 'Feature', id: all['id'], geometry: { type: 'Point', coordinates: [all['lon'], all['lat']] }, properties: all };
}

export function exampleEvent(properties: Record<string, unknown> = {}): MapEvent {
    const event = readEvent(exampleFeature(properties));
    if (!event) throw new Error('the example is not an event');
    return event;
}
