import type { Detail, Mention } from './api.ts';
import { dateInWords } from './dates.ts';
import { button, element, type Child } from './dom.ts';
import { isAreaEvent, placeInWords, tollInWords, type MapEvent } from './event.ts';
import { looks, precisionWords } from './kinds.ts';
import { runsOf } from './quote.ts';
import { swatch } from './swatch.ts';

export interface CardOptions {
    container: HTMLElement;
    onClose(): void;
    /** Moves to the next (1) or previous (-1) event of the list. */
    onMove(direction: 1 | -1): void;
    onOpen(event: MapEvent): void;
    /** The address that shows this event to somebody else. */
    linkTo(event: MapEvent): string;
}

const roleWords: Record<string, string> = { trigger: 'what', place: 'where', date: 'when', actor: 'who', count: 'how many' };

function confidenceWords(value: number): string {
    return value >= 0.85 ? 'high' : value >= 0.6 ? 'fair' : 'low';
}

/** Only links that lead to a web page; a report may come from a file or from anywhere. */
export function webLink(url: string): string | undefined {
    return /^https?:\/\//i.test(url) ? url : undefined;
}

/** The panel with the proof of one event, or with the list of what was clicked. */
export class Card {
    readonly #options: CardOptions;
    readonly #body = element('div', { 'class': 'card-body' });
    #returnFocus: HTMLElement | undefined;

    constructor(options: CardOptions) {
        this.#options = options;
    }

    get isOpen(): boolean {
        return !this.#options.container.hidden;
    }

    close(): void {
        if (!this.isOpen) return;
        this.#options.container.hidden = true;
        this.#returnFocus?.focus({ preventScroll: true });
        this.#returnFocus = undefined;
    }

    /** Shows several events of one place or area. */
    showList(events: readonly MapEvent[], heading: string): void {
        const items = events.map((event) => element('li', {},
            this.#openButton(event)));
        this.#open(heading, [element('ul', { 'class': 'event-list' }, ...items)], undefined);
    }

    /** Shows one event; the detail follows when it is loaded. */
    showEvent(event: MapEvent, position: { index: number; of: number } | undefined, detail: Detail | undefined, group: readonly MapEvent[]): void {
        const others = group.length > 1
            ? element('p', { 'class': 'card-group' }, button(`${group.length} events here: show the list`, { 'class': 'link' }, () => this.showList(group, headingOf(group))))
            : undefined;
        this.#open(event.title, [others, ...this.#facts(event), this.#quotes(event, detail), this.#why(event, detail), this.#confidence(event), this.#footer(event)], position);
    }

    #openButton(event: MapEvent): HTMLButtonElement {
        const made = button('', { 'class': 'event-link' }, () => this.#options.onOpen(event));
        made.append(swatch(event.type), element('span', {},
            element('strong', {}, event.title),
            element('small', {}, `${dateInWords(event.start, event.end, event.datePrecision)} · ${precisionWords[event.precision]}`)));
        return made;
    }

    #open(heading: string, children: readonly Child[], position: { index: number; of: number } | undefined): void {
        const { container } = this.#options;
        if (container.hidden && document.activeElement instanceof HTMLElement) this.#returnFocus = document.activeElement;
        const title = element('h2', { id: 'card-title', tabindex: '-1' }, heading);
        const moves = position && element('div', { 'class': 'card-moves', role: 'group', 'aria-label': 'Go through the list' },
            button('‹', { 'aria-label': 'Previous event', title: 'Previous event (k)' }, () => this.#options.onMove(-1)),
            element('span', {}, `${position.index + 1} / ${position.of}`),
            button('›', { 'aria-label': 'Next event', title: 'Next event (j)' }, () => this.#options.onMove(1)));
        this.#body.replaceChildren(title, ...children.filter((child) => child !== undefined && child !== false));
        container.setAttribute('aria-labelledby', 'card-title');
        container.replaceChildren(
            element('div', { 'class': 'card-bar' }, moves, button('×', { 'class': 'close', 'aria-label': 'Close' }, () => this.#options.onClose())),
            this.#body);
        container.hidden = false;
        this.#body.scrollTop = 0;
        title.focus({ preventScroll: true });
    }

    #facts(event: MapEvent): Child[] {
        const type = element('span', { 'class': `chip type-${looks[event.type].shape}` }, swatch(event.type),
            event.subType && event.subType !== event.type ? `${event.type}: ${event.subType}` : event.type);
        const precision = element('span', { 'class': `chip precision-${event.precision}` }, precisionWords[event.precision]);
        const rows: [string, Child][] = [];
        const basis = event.dateWords ? ` (“${event.dateWords}”)` : '';
        rows.push(['When', `${dateInWords(event.start, event.end, event.datePrecision)}${basis}`]);
        const place = placeInWords(event);
        const isReported = event.place !== '' && event.place !== event.placeName;
        rows.push(['Where', element('span', {}, element('bdi', {}, place), isReported && ' (“', isReported && element('bdi', {}, event.place), isReported && '”)')]);
        const sides = [event.actor1, event.actor2].filter((name) => name !== '');
        if (sides.length > 0) rows.push(['Who, as named', element('span', {}, ...sides.flatMap((name, i) => [i > 0 && ' · ', element('bdi', {}, name)]))]);
        const killed = tollInWords(event.killed, 'killed');
        const injured = tollInWords(event.injured, 'injured');
        const parts = event.ofWhich.map(({ of, who, count }) => `${count} ${who} ${of}`);
        const others = event.others.map(({ what, count }) => `${count} ${what}`);
        const tolls = [killed, injured, ...others].filter((words) => words !== undefined);
        if (tolls.length > 0) rows.push(['Toll, as reported', `${tolls.join('; ')}${parts.length > 0 ? ` (${parts.join(', ')})` : ''}`]);
        if (event.reportedBy) rows.push(['Who says so', event.certainty ? `${event.reportedBy} (${event.certainty})` : event.reportedBy]);
        return [
            element('p', { 'class': 'chips' }, type, precision),
            element('dl', {}, ...rows.flatMap(([term, value]) => [element('dt', {}, term), element('dd', {}, value)])),
        ];
    }

    #quotes(event: MapEvent, detail: Detail | undefined): HTMLElement {
        const plain: Mention = {
            quote: event.quote,
            highlights: [],
            report: { title: event.reportTitle, url: event.reportUrl, outlet: event.outlet, published: event.published },
            reportedBy: event.reportedBy,
        };
        const mentions = detail && detail.mentions.length > 0 ? detail.mentions : [plain];
        const heading = event.reports > 1 ? `What ${event.reports} reports say` : 'What the report says';
        return element('section', { 'class': 'quotes' }, element('h3', {}, heading), ...mentions.filter(({ quote }) => quote !== '').map(quoteOf));
    }

    #why(event: MapEvent, detail: Detail | undefined): HTMLElement {
        const radius = event.radiusKm >= 1 ? `within about ${Math.round(event.radiusKm)} km` : 'within less than 1 km';
        const words = event.place && event.place !== event.placeName ? `The words “${event.place}” were read as` : 'The name was read as';
        const runnersUp = (detail?.candidates ?? []).map(({ name, admin1, country, isChosen, score }) => {
            const whole = [...new Set([name, admin1, country])].filter((part) => part !== '').join(', ');
            return element('li', {}, element(isChosen ? 'strong' : 'span', {}, element('bdi', {}, whole)), isChosen && ' (taken)',
                score !== undefined && element('span', { 'class': 'score' }, score.toFixed(2)));
        });
        return element('details', { 'class': 'why' },
            element('summary', {}, 'Why here?'),
            element('p', {}, `${words} ${placeInWords(event)}; ${precisionWords[event.precision].toLowerCase()}, ${radius}.`),
            runnersUp.length > 0 && element('p', {}, 'Places that the name may mean, and how well it fits them:'),
            runnersUp.length > 0 && element('ol', {}, ...runnersUp),
            detail && runnersUp.length === 0 && element('p', {}, 'No other place of that name was considered.'));
    }

    #confidence(event: MapEvent): Child {
        const { kind, date, place } = event.confidence;
        const rows = ([['What', kind], ['When', date], ['Where', place]] as const).filter(([, value]) => value !== null);
        if (rows.length === 0) return undefined;
        return element('section', { 'class': 'confidence' }, element('h3', {}, 'How sure the reading is'),
            element('ul', {}, ...rows.map(([name, value]) => {
                const share = value ?? 0;
                return element('li', {}, element('span', {}, name),
                    element('meter', { min: 0, max: 1, value: share, 'aria-label': `${name}: ${confidenceWords(share)}` }),
                    element('span', {}, `${confidenceWords(share)} (${Math.round(share * 100)} %)`));
            })));
    }

    #footer(event: MapEvent): HTMLElement {
        const copy = button('Copy link', {}, () => void copyText(this.#options.linkTo(event), copy));
        return element('p', { 'class': 'card-actions' }, copy,
            element('a', { href: `/events/${encodeURIComponent(event.id)}.geojson`, download: `${event.id}.geojson` }, 'GeoJSON'),
            element('a', { href: `/events/${encodeURIComponent(event.id)}` }, 'Page of this event'));
    }
}

/** "3 events at Northport": what a click on a symbol or an area found. */
export function headingOf(events: readonly MapEvent[]): string {
    const [first] = events;
    const count = `${events.length} event${events.length === 1 ? '' : 's'}`;
    if (!first) return count;
    const name = first.placeName || first.place;
    if (events.every(isAreaEvent)) return `${count} somewhere in ${name}`;
    const isOnePlace = events.every((event) => event.lon === first.lon && event.lat === first.lat);
    return isOnePlace ? `${count} at this place: ${name}` : `${count} around ${name}`;
}

function quoteOf({ quote, highlights, report, reportedBy }: Mention): HTMLElement {
    const runs = runsOf(quote, highlights).map(({ text, role }) =>
        role ? element('mark', { 'class': role, title: roleWords[role] ?? role }, text) : text);
    const link = webLink(report.url);
    const title = report.title || 'the report';
    return element('figure', { 'class': 'quote' },
        element('blockquote', { dir: 'auto' }, ...runs),
        element('figcaption', {},
            link ? element('a', { href: link, rel: 'noopener noreferrer', target: '_blank' }, title) : element('cite', {}, title),
            report.outlet && `, ${report.outlet}`,
            report.published && `, ${report.published.slice(0, 10)}`,
            reportedBy && ` · says: ${reportedBy}`));
}

async function copyText(text: string, pressed: HTMLButtonElement): Promise<void> {
    try {
        await navigator.clipboard.writeText(text);
        pressed.textContent = 'Link copied';
    } catch {
        // Without a secure origin there is no clipboard: the link is shown to be copied by hand.
        const field = element('input', { type: 'text', readonly: true, value: text, 'aria-label': 'Link to this event', 'class': 'copy-field' });
        pressed.replaceWith(field);
        field.select();
    }
}
