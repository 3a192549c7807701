import { dateInWords, dayRange } from './dates.ts';
import { element } from './dom.ts';
import { tollInFigures, type MapEvent } from './event.ts';
import { precisionWords } from './kinds.ts';
import { swatch } from './swatch.ts';

export interface EventListOptions {
    container: HTMLElement;
    /** The address of an event's own place on this page. */
    linkTo(event: MapEvent): string;
    onOpen(event: MapEvent): void;
}

const perPage = 50;

/** The table of the events that are shown: the map's twin for those who do not see it. */
export class EventList {
    readonly #options: EventListOptions;
    readonly #rows: HTMLTableSectionElement;
    readonly #more: HTMLButtonElement;
    #events: readonly MapEvent[] = [];
    #shown = perPage;
    #selected = '';

    constructor(options: EventListOptions) {
        this.#options = options;
        const table = options.container.querySelector('table') ?? options.container.appendChild(element('table'));
        const body = element('tbody');
        const head = element('thead', {}, element('tr', {},
            ...['Event', 'When', 'Where', 'Precision', 'Killed', 'Reported by'].map((name) => element('th', { scope: 'col' }, name))));
        const caption = table.querySelector('caption');
        table.replaceChildren(...(caption ? [caption] : []), head, body);
        this.#rows = body;
        this.#more = element('button', { type: 'button', 'class': 'more' });
        this.#more.addEventListener('click', () => {
            this.#shown += perPage;
            this.#draw();
        });
        for (const stale of options.container.querySelectorAll('.notice, [data-paging]:has([rel=next])')) stale.remove();
        table.after(this.#more);
        body.addEventListener('click', (click) => this.#onClick(click));
    }

    show(events: readonly MapEvent[]): void {
        this.#events = events;
        this.#shown = perPage;
        this.#draw();
    }

    select(id: string): void {
        this.#selected = id;
        for (const row of this.#rows.rows) row.classList.toggle('is-selected', row.dataset['event'] === id);
    }

    #onClick(click: MouseEvent): void {
        if (click.ctrlKey || click.metaKey || click.shiftKey || !(click.target instanceof Element)) return;
        const row = click.target.closest('tr');
        const event = this.#events.find(({ id }) => id === row?.dataset['event']);
        if (!event) return;
        click.preventDefault();
        this.#options.onOpen(event);
    }

    #draw(): void {
        const caption = this.#rows.closest('table')?.caption;
        if (caption) caption.textContent = this.#events.length > this.#shown ? `Latest first, ${this.#shown} of ${this.#events.length}` : 'Latest first';
        this.#rows.replaceChildren(...this.#events.slice(0, this.#shown).map((event) => this.#row(event)));
        const left = this.#events.length - this.#shown;
        this.#more.hidden = left <= 0;
        this.#more.textContent = `Show ${Math.min(perPage, left)} more of ${left}`;
    }

    #row(event: MapEvent): HTMLTableRowElement {
        const title = element('a', { href: this.#options.linkTo(event) }, event.title);
        const day = event.datePrecision === 'day' || event.datePrecision === 'range' || event.datePrecision === 'week'
            ? dayRange(event.start, event.end)
            : dateInWords(event.start, event.end, event.datePrecision).replace(/ \(.*/, '');
        const killed = tollInFigures(event.killed);
        const place = event.placeName || event.place;
        const row = element('tr', { 'data-event': event.id, 'class': event.id === this.#selected ? 'is-selected' : undefined },
            element('th', { scope: 'row' }, swatch(event.type), title),
            element('td', {}, day),
            element('td', {}, element('bdi', {}, place), event.countryName && event.countryName !== place && `, ${event.countryName}`),
            element('td', {}, precisionWords[event.precision]),
            element('td', {}, killed ?? '–', killed !== undefined && element('span', { 'class': 'unit' }, ' killed')),
            element('td', {}, event.outlet || event.reportTitle || '–'));
        return row;
    }
}
