import { loadDetail, loadEvents, maxEvents, type Detail, type Loaded } from './api.ts';
import { Card, headingOf } from './card.ts';
import { longDay } from './dates.ts';
import { button, element, part } from './dom.ts';
import type { MapEvent } from './event.ts';
import { Filters } from './filters.ts';
import type { Theme } from './kinds.ts';
import { EventList } from './list.ts';
import type { EventMap } from './map.ts';
import { countChoices, inOrder, nearestDay, selectEvents, selectForHistogram } from './selection.ts';
import { filterQuery, hasFilters, loadQuery, pageQuery, readState, withoutFilters, type PageState } from './state.ts';
import { Timeline } from './timeline.ts';
import { hasWebGl } from './webgl.ts';

type Shown = 'map' | 'list';

/** The page: one state, and the parts that show it. */
export class App {
    #state: PageState;
    #loaded: Loaded = { events: [], matched: 0, unreadable: 0, attribution: '' };
    #selected: MapEvent[] = [];
    #group: readonly MapEvent[] = [];
    #detail = new Map<string, Detail>();
    #loading: AbortController | undefined;
    #loadedQuery: string | undefined;
    #urlTimer: number | undefined;
    #map: EventMap | undefined;

    readonly #filters: Filters;
    readonly #timeline: Timeline;
    readonly #card: Card;
    readonly #list: EventList;
    readonly #notice = element('div', { 'class': 'notice', role: 'status', hidden: true });
    readonly #hereButton = button('Only what is in view', { 'aria-pressed': 'false', 'class': 'here' }, () => this.#toggleHere());
    readonly #isStill = window.matchMedia('(prefers-reduced-motion: reduce)').matches;

    constructor() {
        this.#state = readState(new URLSearchParams(window.location.search));
        document.documentElement.classList.add('js');
        this.#applyTheme();
        this.#filters = new Filters({ form: part('filters') as HTMLFormElement, onChange: (state) => this.#setState(state) }, this.#state);
        this.#timeline = new Timeline({
            container: part('timeline'),
            isStill: this.#isStill,
            mode: this.#state.mode,
            onMode: (mode) => {
                this.#state = { ...this.#state, mode };
                this.#writeUrl();
            },
            onChange: (from, to, isFinal) => this.#setWindow(from, to, isFinal),
        });
        this.#card = new Card({
            container: part('card'),
            onClose: () => this.#closeCard(),
            onMove: (direction) => this.#moveSelection(direction),
            onOpen: (event) => this.#openEvent(event, true),
            linkTo: (event) => this.#linkTo(event),
        });
        this.#list = new EventList({
            container: part('events'),
            linkTo: (event) => this.#linkTo(event),
            onOpen: (event) => {
                this.#group = [];
                this.#openEvent(event, true);
            },
        });
        this.#dressHeader();
        part('map').after(this.#notice);
        this.#listen();
        this.#showView();
    }

    /** Loads the events and the map side by side; the page works as soon as either is there. */
    async start(): Promise<void> {
        this.#filters.show(this.#state);
        const map = this.#startMap();
        await this.#load();
        await map;
        await this.#map?.settled();
        document.body.dataset['ready'] = 'true';
    }

    async #startMap(): Promise<void> {
        if (!hasWebGl()) {
            this.#say('This browser cannot draw the map (it has no WebGL 2). The list shows every event.', [button('Show the list', {}, () => this.#setView('list'))]);
            document.body.dataset['map'] = 'none';
            return;
        }
        try {
            const { EventMap } = await import('./map.ts');
            const { z, lat, lon } = this.#state;
            const ground = element('div', { 'class': 'ground' });
            part('map').prepend(ground);
            this.#map = new EventMap({
                container: ground,
                theme: this.#theme,
                language: this.#state.lang,
                view: z !== undefined && lat !== undefined && lon !== undefined ? { z, lat, lon } : undefined,
                apartPx: 34,
                onPick: (events) => this.#pick(inOrder(events)),
                onMove: ({ z, lat, lon }) => {
                    this.#state = { ...this.#state, z, lat, lon };
                    this.#writeUrl();
                },
                coveredEdges: () => this.#coveredEdges(),
                describe: (events) => (events.length === 1 ? (events[0]?.title ?? '') : headingOf(events)),
            });
            this.#map.onError((message) => this.#say(`The map could not be drawn in full: ${message}`, []));
            this.#map.show(this.#selected);
        } catch (cause) {
            document.body.dataset['map'] = 'none';
            this.#say(`The map could not be started: ${cause instanceof Error ? cause.message : String(cause)}`, [button('Show the list', {}, () => this.#setView('list'))]);
        }
    }

    async #load(): Promise<void> {
        const query = loadQuery(this.#state);
        this.#loading?.abort();
        const loading = new AbortController();
        this.#loading = loading;
        document.body.dataset['loading'] = 'true';
        try {
            this.#loaded = await loadEvents(query, loading.signal);
            this.#loadedQuery = query.toString();
            this.#unsay();
            this.#update(true);
            await this.#openFromState();
        } catch (cause) {
            if (loading.signal.aborted) return;
            const words = cause instanceof Error ? cause.message : String(cause);
            this.#say(`The events could not be loaded: ${words} What is shown may be old.`, [button('Try again', {}, () => void this.#load())]);
        } finally {
            if (this.#loading === loading) delete document.body.dataset['loading'];
        }
    }

    #setState(state: PageState): void {
        this.#timeline.pause();
        this.#state = state;
        this.#afterChange();
    }

    #afterChange(): void {
        this.#writeUrl();
        if (loadQuery(this.#state).toString() !== this.#loadedQuery) void this.#load();
        else this.#update(true);
    }

    #setWindow(from: number | undefined, to: number | undefined, isFinal: boolean): void {
        this.#state = { ...this.#state, from, to };
        this.#update(isFinal);
        if (isFinal) this.#writeUrl();
    }

    /** Shows the state. While a window moves only what moves with it is drawn: the map, the count and the labels. */
    #update(isFinal: boolean): void {
        const { events } = this.#loaded;
        this.#selected = inOrder(selectEvents(events, this.#state));
        this.#map?.show(this.#selected);
        this.#showCount(isFinal);
        this.#filters.showCounts(countChoices(events, this.#state));
        if (!isFinal) return;
        this.#timeline.show(events, selectForHistogram(events, this.#state), this.#state.from, this.#state.to);
        this.#filters.show(this.#state);
        this.#list.show(this.#selected);
        this.#showDownload();
        this.#showNotice();
        this.#hereButton.setAttribute('aria-pressed', String(this.#state.bbox !== undefined));
    }

    #showCount(isFinal: boolean): void {
        const count = part('count');
        // What the server did not send, because a word or an actor was asked for, is there all the same.
        const all = Math.max(Number(count.dataset['all'] ?? 0), this.#loaded.events.length);
        const shown = this.#selected.length;
        const words = shown === all ? `${all} event${all === 1 ? '' : 's'}` : `${shown} of ${all} events`;
        // A playing map would talk without end.
        count.setAttribute('aria-live', isFinal ? 'polite' : 'off');
        if (count.textContent !== words) count.textContent = words;
    }

    #showDownload(): void {
        const query = filterQuery(this.#state);
        // The server answers with 1,000 events unless it is asked for more.
        if (this.#selected.length > 1000) query.set('limit', String(Math.min(10_000, this.#selected.length)));
        const link = part('download') as HTMLAnchorElement;
        link.href = `/events.geojson${query.size > 0 ? `?${query}` : ''}`;
        link.title = `${this.#selected.length} events, exactly as filtered`;
        for (const other of document.querySelectorAll<HTMLAnchorElement>('#events a[href^="/events."]')) {
            other.href = `${new URL(other.href).pathname}${query.size > 0 ? `?${query}` : ''}`;
        }
    }

    #showNotice(): void {
        const { events, matched } = this.#loaded;
        if (this.#selected.length === 0) return this.#sayEmpty();
        if (matched > events.length && events.length >= maxEvents) {
            return this.#say(`The first ${events.length.toLocaleString('en')} of ${matched.toLocaleString('en')} events are shown. Narrow the filters to see the rest.`, []);
        }
        this.#unsay();
    }

    #sayEmpty(): void {
        const near = nearestDay(this.#loaded.events, this.#state);
        const choices = near ? [button(`Go to the nearest ${near.when} one: ${longDay(near.day)}`, {}, () => this.#setState({ ...this.#state, from: near.day, to: near.day }))] : [];
        if (hasFilters(this.#state)) choices.push(button('Clear all filters', {}, () => this.#setState(withoutFilters(this.#state))));
        this.#say(hasFilters(this.#state) ? 'No events match.' : 'There are no events yet.', choices);
    }

    #say(words: string, choices: readonly HTMLButtonElement[]): void {
        this.#notice.replaceChildren(element('p', {}, words), ...choices);
        this.#notice.hidden = false;
    }

    #unsay(): void {
        if (document.body.dataset['map'] !== 'none') this.#notice.hidden = true;
    }

    #linkTo(event: MapEvent): string {
        return `${window.location.origin}/?${pageQuery({ ...this.#state, event: event.id })}`;
    }

    #writeUrl(): void {
        // Browsers refuse many changes of the address in a row.
        window.clearTimeout(this.#urlTimer);
        this.#urlTimer = window.setTimeout(() => {
            const query = pageQuery(this.#state).toString();
            window.history.replaceState(null, '', `${query ? `?${query}` : window.location.pathname}${window.location.hash}`);
        }, 150);
    }

    #pick(events: readonly MapEvent[]): void {
        this.#group = events;
        const [only] = events;
        if (events.length === 1 && only) this.#openEvent(only, true);
        else this.#card.showList(events, headingOf(events));
    }

    #openEvent(event: MapEvent, isNew: boolean): void {
        this.#timeline.pause();
        if (isNew && this.#state.event !== event.id) {
            window.clearTimeout(this.#urlTimer);
            this.#state = { ...this.#state, event: event.id };
            window.history.pushState(null, '', `?${pageQuery(this.#state)}${window.location.hash}`);
        }
        this.#showCard(event);
        this.#list.select(event.id);
        this.#map?.focus(event);
        void this.#loadDetail(event);
    }

    #showCard(event: MapEvent): void {
        const index = this.#selected.findIndex(({ id }) => id === event.id);
        const detail = this.#detail.get(event.id);
        this.#card.showEvent(event, index >= 0 ? { index, of: this.#selected.length } : undefined, detail, this.#group);
        this.#map?.select(event, detail?.footprint);
    }

    async #loadDetail(event: MapEvent): Promise<void> {
        if (this.#detail.has(event.id)) return;
        try {
            const { detail } = await loadDetail(event.id, AbortSignal.timeout(15_000));
            this.#detail.set(event.id, detail);
            if (this.#state.event === event.id && this.#card.isOpen) this.#showCard(event);
        } catch {
            // The card already shows the quote that came with the list.
        }
    }

    /** Opens the event that the address names, even one that the filters leave out. */
    async #openFromState(): Promise<void> {
        const { event: id } = this.#state;
        if (!id) return;
        const known = this.#loaded.events.find((event) => event.id === id);
        if (known) return this.#openEvent(known, false);
        try {
            const { event, detail } = await loadDetail(id, AbortSignal.timeout(15_000));
            if (!event) throw new Error('it has no place on the map');
            this.#detail.set(id, detail);
            this.#openEvent(event, false);
        } catch (cause) {
            this.#say(`The event of this link cannot be shown: ${cause instanceof Error ? cause.message : String(cause)}`, []);
        }
    }

    #closeCard(): void {
        this.#card.close();
        this.#group = [];
        this.#state = { ...this.#state, event: '' };
        this.#map?.select(undefined);
        this.#list.select('');
        this.#writeUrl();
    }

    #moveSelection(direction: 1 | -1): void {
        const index = this.#selected.findIndex(({ id }) => id === this.#state.event);
        const next = this.#selected[index < 0 ? 0 : (index + direction + this.#selected.length) % this.#selected.length];
        this.#group = [];
        if (next) this.#openEvent(next, true);
    }

    #toggleHere(): void {
        this.#setState({ ...this.#state, bbox: this.#state.bbox ? undefined : this.#map?.bounds() });
    }

    #coveredEdges(): { right: number; bottom: number } {
        const card = part('card').getBoundingClientRect();
        const map = part('map').getBoundingClientRect();
        if (!this.#card.isOpen) return { right: 0, bottom: 0 };
        // A card as wide as the map lies on its lower edge, a narrow one on its right.
        return card.width > map.width * 0.8 ? { right: 0, bottom: Math.max(0, map.bottom - card.top) } : { right: map.right - card.left, bottom: 0 };
    }

    get #theme(): Theme {
        return this.#state.theme ?? (window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
    }

    #applyTheme(): void {
        document.documentElement.dataset['theme'] = this.#theme;
        this.#map?.setTheme(this.#theme);
    }

    #dressHeader(): void {
        const tools = element('div', { 'class': 'tools' });
        const themeButton = button('', { 'class': 'theme' }, () => {
            this.#state = { ...this.#state, theme: this.#theme === 'dark' ? 'light' : 'dark' };
            this.#applyTheme();
            nameTheme();
            this.#writeUrl();
        });
        const nameTheme = (): void => {
            themeButton.textContent = this.#theme === 'dark' ? '☀' : '☾';
            themeButton.setAttribute('aria-label', this.#theme === 'dark' ? 'Light colors' : 'Dark colors');
        };
        nameTheme();
        const filtersButton = button('Filters', { 'class': 'filters-toggle', 'aria-expanded': 'false', 'aria-controls': 'filters' }, () => {
            const isOpen = document.body.classList.toggle('shows-filters');
            filtersButton.setAttribute('aria-expanded', String(isOpen));
            filtersButton.textContent = isOpen ? 'Done' : 'Filters';
            if (isOpen) part('filters').querySelector<HTMLElement>('input, select')?.focus();
        });
        const views = element('div', { 'class': 'views', role: 'group', 'aria-label': 'Show as' },
            button('Map', { 'data-view': 'map' }, () => this.#setView('map')),
            button('List', { 'data-view': 'list' }, () => this.#setView('list')));
        tools.append(filtersButton, views);
        part('download').before(tools);
        part('download').after(themeButton);
        part('filters').prepend(this.#hereButton);
    }

    #setView(view: Shown): void {
        const url = `${window.location.pathname}${window.location.search}${view === 'list' ? '#events' : ''}`;
        window.history.replaceState(null, '', url);
        this.#showView();
    }

    #showView(): void {
        const view: Shown = window.location.hash === '#events' ? 'list' : 'map';
        document.body.dataset['view'] = view;
        for (const made of document.querySelectorAll<HTMLElement>('[data-view]')) {
            if (made instanceof HTMLButtonElement) made.setAttribute('aria-pressed', String(made.dataset['view'] === view));
        }
        if (view === 'map') this.#map?.resize();
    }

    #listen(): void {
        window.addEventListener('popstate', () => {
            this.#state = readState(new URLSearchParams(window.location.search));
            if (!this.#state.event) this.#card.close();
            this.#applyTheme();
            this.#showView();
            if (loadQuery(this.#state).toString() !== this.#loadedQuery) return void this.#load();
            this.#update(true);
            void this.#openFromState();
        });
        window.addEventListener('hashchange', () => this.#showView());
        window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.#applyTheme());
        document.addEventListener('keydown', (press) => {
            const isTyping = press.target instanceof HTMLElement && press.target.matches('input, select, textarea');
            if (press.key === 'Escape' && this.#card.isOpen) return this.#closeCard();
            if (isTyping || press.ctrlKey || press.metaKey || press.altKey) return;
            if (press.key === 'j') this.#moveSelection(1);
            if (press.key === 'k') this.#moveSelection(-1);
        });
    }
}
