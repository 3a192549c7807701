import { formatDay, parseDay, type Day } from './dates.ts';
import { isPrecision, type Precision, type Theme } from './kinds.ts';
import type { PlayMode } from './playback.ts';

/** West, south, east, north in degrees; west > east crosses the antimeridian. */
export type Box = readonly [number, number, number, number];

export interface PageState {
    from: Day | undefined;
    to: Day | undefined;
    type: readonly string[];
    precision: readonly Precision[];
    actor: string;
    q: string;
    country: string;
    bbox: Box | undefined;
    event: string;
    z: number | undefined;
    lat: number | undefined;
    lon: number | undefined;
    theme: Theme | undefined;
    lang: string;
    /** How playing moves the window. */
    mode: PlayMode;
}

/**
 * Who applies a parameter: `client` ones choose among the loaded events, `server` ones decide what is loaded, `page` ones
 * only dress the page. The first two are the query of `/events.geojson`.
 */
type Scope = 'client' | 'server' | 'page';

interface Parameter<T> {
    scope: Scope;
    read(values: readonly string[]): T;
    write(value: T): string;
}

const text = (scope: Scope, pattern = /^[^]{1,200}$/u): Parameter<string> => ({
    scope,
    read: ([value = '']) => (pattern.test(value.trim()) ? value.trim() : ''),
    write: (value) => value,
});

const civilDay: Parameter<Day | undefined> = {
    scope: 'client',
    read: ([value]) => parseDay(value),
    write: (value) => (value === undefined ? '' : formatDay(value)),
};

const words = <T extends string>(scope: Scope, known: (word: string) => word is T): Parameter<readonly T[]> => ({
    scope,
    read: (values) => [...new Set(values.flatMap((value) => value.split(',')).map((word) => word.trim()))].filter(known),
    write: (value) => value.join(','),
});

const degrees = (limit: number, digits: number): Parameter<number | undefined> => ({
    scope: 'page',
    read: ([value]) => {
        const number = Number(value);
        return value && Number.isFinite(number) && Math.abs(number) <= limit ? number : undefined;
    },
    write: (value) => (value === undefined ? '' : String(Number(value.toFixed(digits)))),
});

const box: Parameter<Box | undefined> = {
    scope: 'server',
    read: ([value = '']) => {
        const numbers = value.split(',').map(Number);
        const [w, s, e, n] = numbers;
        if (numbers.length !== 4 || w === undefined || s === undefined || e === undefined || n === undefined) return undefined;
        const inRange = Math.abs(w) <= 180 && Math.abs(e) <= 180 && s >= -90 && n <= 90 && s < n;
        return inRange ? [w, s, e, n] : undefined;
    },
    write: (value) => value?.map((number) => Number(number.toFixed(4))).join(',') ?? '',
};

/** The one table of what an address may say. Order here is order in the address. */
const parameters: { [K in keyof PageState]: Parameter<PageState[K]> } = {
    from: civilDay,
    to: civilDay,
    type: words('client', (word): word is string => word !== ''),
    precision: words('client', isPrecision),
    actor: text('server'),
    q: text('server'),
    country: text('server', /^[A-Za-z]{3}(,[A-Za-z]{3})*$/),
    bbox: box,
    event: text('page', /^[\w-]{1,64}$/),
    z: degrees(24, 2),
    lat: degrees(90, 4),
    lon: degrees(180, 4),
    theme: {
        scope: 'page',
        read: ([value]) => (value === 'light' || value === 'dark' ? value : undefined),
        write: (value) => value ?? '',
    },
    lang: text('page', /^[a-z]{2,3}$/),
    mode: {
        scope: 'page',
        read: ([value]) => (value === 'cumulative' ? value : 'window'),
        write: (value) => (value === 'window' ? '' : value),
    },
};

const names = Object.keys(parameters) as (keyof PageState)[];

function readOne<K extends keyof PageState>(state: Partial<PageState>, name: K, search: URLSearchParams): void {
    state[name] = parameters[name].read(search.getAll(name));
}

function writeOne<K extends keyof PageState>(state: PageState, name: K): string {
    return parameters[name].write(state[name]);
}

/** Reads an address; what is not understood is left out, never guessed. */
export function readState(search: URLSearchParams): PageState {
    const state: Partial<PageState> = {};
    for (const name of names) readOne(state, name, search);
    return state as PageState;
}

function write(state: PageState, scopes: readonly Scope[]): URLSearchParams {
    const search = new URLSearchParams();
    for (const name of names) {
        const value = scopes.includes(parameters[name].scope) ? writeOne(state, name) : '';
        if (value !== '') search.set(name, value);
    }
    return search;
}

/** The whole state, for the address bar and for links that are passed on. */
export function pageQuery(state: PageState): URLSearchParams {
    return write(state, ['client', 'server', 'page']);
}

/** The filters, exactly as `/events.geojson` takes them: the download of what is shown. */
export function filterQuery(state: PageState): URLSearchParams {
    return write(state, ['client', 'server']);
}

/** What is asked of the server once; the rest is chosen among what it sent. */
export function loadQuery(state: PageState): URLSearchParams {
    return write(state, ['server']);
}

export function hasFilters(state: PageState): boolean {
    return filterQuery(state).size > 0;
}

export function withoutFilters(state: PageState): PageState {
    const page = write(state, ['page']);
    return readState(page);
}
