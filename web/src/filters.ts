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
        for (const details of form.querySelectorAll('details')) details.open = true;
        for (const box of this.#boxes('type')) if (isEventType(box.value)) box.after(swatch(box.value));
        for (const box of this.#boxes('precision')) if (isPrecision(box.value)) box.after(precisionSwatch(box.value));
        for (const box of this.#boxes()) {
            const label = box.closest('label');
            if (!label?.querySelector('.count')) label?.append(element('small', { 'class': 'count' }));
        }
        // Sub-types have no boxes: the server keeps them in hidden fields, the script in its state.
        for (const hidden of form.querySelectorAll('input[type=hidden]')) hidden.remove();
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
            const output = label?.querySelector('.count');
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
        // What has no field in the form was chosen elsewhere on the page and stays.
        const subTypes = this.#state.type.filter((word) => !isEventType(word));
        const { from, to, precision, actor, q, country } = read;
        this.#options.onChange({ ...this.#state, from, to, type: [...read.type, ...subTypes], precision, actor, q, country });
    }
}

function isValueField(field: Element): field is HTMLInputElement | HTMLSelectElement {
    return (field instanceof HTMLInputElement && field.name !== '' && !['submit', 'button', 'reset'].includes(field.type)) || field instanceof HTMLSelectElement;
}
