import { element } from './dom.ts';
import { isEventType, isPrecision } from './kinds.ts';
import { filterQuery, readState, type PageState } from './state.ts';
import { precisionSwatch, swatch } from './swatch.ts';

export interface FiltersOptions {
    form: HTMLFormElement;
    onChange(state: PageState): void;
}

const typingPauseMs = 350;

/** The server's filter form, applied while it is changed. */
export class Filters {
    readonly #options: FiltersOptions;
    #timer: number | undefined;
    #state: PageState;

    constructor(options: FiltersOptions, state: PageState) {
        this.#options = options;
        this.#state = state;
        const { form } = options;
        for (const box of this.#boxes('type')) if (isEventType(box.value)) box.after(swatch(box.value));
        for (const box of this.#boxes('precision')) if (isPrecision(box.value)) box.after(precisionSwatch(box.value));
        for (const box of this.#boxes()) box.closest('label')?.append(element('output', { 'class': 'choice-count', 'aria-hidden': 'true' }));
        form.addEventListener('submit', (submit) => {
            submit.preventDefault();
            this.#apply();
        });
        form.addEventListener('change', () => this.#apply());
        form.addEventListener('input', ({ target }) => {
            if (!(target instanceof HTMLInputElement) || !['search', 'text'].includes(target.type)) return;
            window.clearTimeout(this.#timer);
            this.#timer = window.setTimeout(() => this.#apply(), typingPauseMs);
        });
    }

    /** Writes the state into the form, but never under the reader's fingers. */
    show(state: PageState): void {
        this.#state = state;
        const query = filterQuery(state);
        const chosen = (name: string): string[] => (query.get(name) ?? '').split(',');
        for (const field of this.#options.form.elements) {
            if (field instanceof HTMLInputElement && field.type === 'checkbox') field.checked = chosen(field.name).includes(field.value);
            else if (isValueField(field) && field !== document.activeElement) field.value = query.get(field.name) ?? '';
        }
    }

    showCounts(counts: Record<'type' | 'precision', Map<string, number>>): void {
        for (const box of this.#boxes()) {
            const count = box.name === 'type' || box.name === 'precision' ? (counts[box.name].get(box.value) ?? 0) : undefined;
            const label = box.closest('label');
            const output = label?.querySelector('.choice-count');
            if (count === undefined || !label || !output) continue;
            output.textContent = String(count);
            label.classList.toggle('is-none', count === 0 && !box.checked);
        }
    }

    #boxes(name?: string): HTMLInputElement[] {
        const all = [...this.#options.form.querySelectorAll<HTMLInputElement>('input[type=checkbox]')];
        return name ? all.filter((box) => box.name === name) : all;
    }

    #apply(): void {
        window.clearTimeout(this.#timer);
        const search = new URLSearchParams();
        for (const [name, value] of new FormData(this.#options.form)) if (typeof value === 'string') search.append(name, value);
        const read = readState(search);
        const { event, z, lat, lon, theme, lang } = this.#state;
        // What has no field in the form was chosen elsewhere on the page and stays.
        const bbox = this.#options.form.elements.namedItem('bbox') ? read.bbox : this.#state.bbox;
        const country = this.#options.form.elements.namedItem('country') ? read.country : this.#state.country;
        this.#options.onChange({ ...read, bbox, country, event, z, lat, lon, theme, lang });
    }
}

function isValueField(field: Element): field is HTMLInputElement | HTMLSelectElement {
    return (field instanceof HTMLInputElement && field.name !== '' && !['submit', 'button', 'reset'].includes(field.type)) || field instanceof HTMLSelectElement;
}
