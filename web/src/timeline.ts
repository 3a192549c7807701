import { button, element, svg } from './dom.ts';
import { dayRange, formatDay, longDay, tickLabel, type Day } from './dates.ts';
import type { MapEvent } from './event.ts';
import { countByTime, extentOf, heightOf, type Histogram } from './histogram.ts';
import { eventTypes, looks } from './kinds.ts';
import { presets, presetWindow, startOfPlay, step, type PlayMode, type Preset, type Window } from './playback.ts';

export interface TimelineOptions {
    container: HTMLElement;
    /** Called with each new window; undefined ends mean everything. `isFinal` is false while dragging or playing. */
    onChange(from: Day | undefined, to: Day | undefined, isFinal: boolean): void;
    mode: PlayMode;
    onMode(mode: PlayMode): void;
    /** Whether the reader asked for less motion. */
    isStill: boolean;
}

const speeds = [0.5, 1, 2, 4] as const;
const baseStepMs = 700;
const height = 64;

type Handle = 'from' | 'to';

/** The histogram with its two handles, and the buttons that play it. */
export class Timeline {
    readonly #options: TimelineOptions;
    readonly #chart = svg('svg', { 'class': 'bars', 'aria-hidden': 'true', focusable: 'false', preserveAspectRatio: 'none' });
    readonly #track = element('div', { 'class': 'track' });
    readonly #band = element('div', { 'class': 'band' });
    readonly #handles: Record<Handle, HTMLElement>;
    readonly #axis = element('div', { 'class': 'axis', 'aria-hidden': 'true' });
    readonly #caption = element('p', { 'class': 'caption' });
    readonly #label = element('p', { 'class': 'window-label' });
    readonly #play: HTMLButtonElement;
    readonly #mode: HTMLSelectElement;
    readonly #speed: HTMLSelectElement;
    readonly #presets = new Map<Preset, HTMLButtonElement>();
    #extent: Window | undefined;
    #histogram: Histogram | undefined;
    #events: readonly MapEvent[] = [];
    #window: Window | undefined;
    #timer: number | undefined;

    constructor(options: TimelineOptions) {
        this.#options = options;
        const { container } = options;
        this.#handles = { from: this.#makeHandle('from'), to: this.#makeHandle('to') };
        this.#play = button('Play', { 'class': 'play', 'aria-pressed': 'false' }, () => this.toggle());
        this.#mode = element('select', { 'aria-label': 'How playing moves' },
            element('option', { value: 'window' }, 'Moving window'),
            element('option', { value: 'cumulative' }, 'Adding up'));
        this.#mode.value = options.mode;
        this.#speed = element('select', { 'aria-label': 'Speed' },
            ...speeds.map((speed) => element('option', { value: speed, selected: speed === 1 }, `${speed}×`)));
        const ranges = element('div', { 'class': 'presets', role: 'group', 'aria-label': 'Length of the window, up to the last event' });
        for (const preset of Object.keys(presets) as Preset[]) {
            const made = button(presets[preset].words, { 'aria-pressed': 'false' }, () => this.#choose(preset));
            this.#presets.set(preset, made);
            ranges.append(made);
        }
        this.#track.append(this.#chart, this.#band, this.#handles.from, this.#handles.to);
        container.replaceChildren(
            element('div', { 'class': 'controls' },
                element('div', { 'class': 'transport', role: 'group', 'aria-label': 'Play through time' },
                    button('◀', { 'aria-label': 'One step back', 'class': 'step' }, () => this.#stepOnce(-1)),
                    this.#play,
                    button('▶', { 'aria-label': 'One step on', 'class': 'step' }, () => this.#stepOnce(1))),
                this.#label, ranges,
                element('div', { 'class': 'pace' }, this.#mode, this.#speed)),
            this.#track, this.#axis, this.#caption);
        this.#listen();
        new ResizeObserver(() => this.#redraw()).observe(this.#track);
    }

    /** Sets what is counted; `all` gives the extent, `counted` the bars. */
    show(all: readonly MapEvent[], counted: readonly MapEvent[], from: Day | undefined, to: Day | undefined): void {
        const extent = extentOf(all);
        this.#extent = extent && { from: extent.first, to: extent.last };
        this.#events = counted;
        this.#options.container.classList.toggle('is-empty', !this.#extent);
        this.#window = this.#extent && this.#bounded({ from: from ?? this.#extent.from, to: to ?? this.#extent.to });
        this.#redraw();
    }

    get isPlaying(): boolean {
        return this.#timer !== undefined;
    }

    toggle(): void {
        if (this.isPlaying) this.pause();
        else this.#start();
    }

    pause(): void {
        if (!this.isPlaying) return;
        window.clearInterval(this.#timer);
        this.#timer = undefined;
        this.#showPlaying();
        if (this.#window) this.#change(this.#window, true);
    }

    #start(): void {
        if (!this.#window || !this.#extent || !this.#histogram) return;
        this.#change(startOfPlay(this.#window, this.#extent, this.#playMode, this.#histogram.unit), false);
        this.#setTimer();
        this.#showPlaying();
    }

    #setTimer(): void {
        window.clearInterval(this.#timer);
        const slowest = this.#options.isStill ? 1500 : 0;
        this.#timer = window.setInterval(() => this.#tick(), Math.max(slowest, baseStepMs / Number(this.#speed.value)));
    }

    #tick(): void {
        const next = this.#step(1);
        if (next) this.#change(next, false);
        else this.pause();
    }

    #step(direction: 1 | -1): Window | undefined {
        if (!this.#window || !this.#extent || !this.#histogram) return undefined;
        return step(this.#window, this.#extent, this.#playMode, this.#histogram.unit, direction);
    }

    #stepOnce(direction: 1 | -1): void {
        this.pause();
        if (!this.#window || !this.#extent || !this.#histogram) return;
        const isWhole = this.#window.from <= this.#extent.from && this.#window.to >= this.#extent.to;
        const next = isWhole && direction === 1 ? startOfPlay(this.#window, this.#extent, this.#playMode, this.#histogram.unit) : this.#step(direction);
        if (next) this.#change(next, true);
    }

    #choose(preset: Preset): void {
        this.pause();
        if (this.#extent) this.#change(presetWindow(preset, this.#extent), true);
    }

    get #playMode(): PlayMode {
        return this.#mode.value === 'cumulative' ? 'cumulative' : 'window';
    }

    #showPlaying(): void {
        this.#play.textContent = this.isPlaying ? 'Pause' : 'Play';
        this.#play.setAttribute('aria-pressed', String(this.isPlaying));
    }

    #bounded(window: Window): Window {
        const extent = this.#extent ?? window;
        const from = Math.min(Math.max(window.from, extent.from), extent.to);
        return { from, to: Math.max(from, Math.min(window.to, extent.to)) };
    }

    #change(window: Window, isFinal: boolean): void {
        const bounded = this.#bounded(window);
        this.#window = bounded;
        this.#placeWindow();
        const extent = this.#extent;
        this.#options.onChange(
            extent && bounded.from > extent.from ? bounded.from : undefined,
            extent && bounded.to < extent.to ? bounded.to : undefined,
            isFinal);
    }

    #makeHandle(which: Handle): HTMLElement {
        return element('div', { 'class': `handle handle-${which}`, role: 'slider', tabindex: '0', 'aria-label': which === 'from' ? 'First day' : 'Last day', 'aria-orientation': 'horizontal' });
    }

    #moveHandle(which: Handle, day: Day, isFinal: boolean): void {
        if (!this.#window) return;
        const { from, to } = this.#window;
        this.#change(which === 'from' ? { from: Math.min(day, to), to } : { from, to: Math.max(day, from) }, isFinal);
    }

    #onKey(which: Handle, key: string): boolean {
        if (!this.#window || !this.#extent) return false;
        const day = this.#window[which];
        const page = Math.max(7, Math.round((this.#extent.to - this.#extent.from) / 12));
        const target: Record<string, Day> = {
            ArrowLeft: day - 1, ArrowDown: day - 1, ArrowRight: day + 1, ArrowUp: day + 1,
            PageDown: day - page, PageUp: day + page, Home: this.#extent.from, End: this.#extent.to,
        };
        const next = target[key];
        if (next === undefined) return false;
        this.pause();
        this.#moveHandle(which, next, true);
        return true;
    }

    #listen(): void {
        for (const which of ['from', 'to'] as const) {
            this.#handles[which].addEventListener('keydown', (press) => {
                if (!press.ctrlKey && !press.metaKey && !press.altKey && this.#onKey(which, press.key)) press.preventDefault();
            });
        }
        this.#mode.addEventListener('change', () => this.#options.onMode(this.#playMode));
        this.#speed.addEventListener('change', () => {
            if (this.isPlaying) this.#setTimer();
        });
        this.#options.container.addEventListener('keydown', (press) => {
            const isControl = press.target instanceof HTMLElement && press.target.matches('button, select, input, a');
            if (press.key !== ' ' || isControl) return;
            press.preventDefault();
            this.toggle();
        });
        this.#track.addEventListener('pointerdown', (down) => this.#startDrag(down));
        this.#track.addEventListener('dblclick', () => this.#choose('all'));
    }

    #dayAt(clientX: number): Day {
        const bounds = this.#track.getBoundingClientRect();
        const share = Math.min(1, Math.max(0, (clientX - bounds.left) / Math.max(1, bounds.width)));
        const { first, days } = this.#span();
        return Math.min(first + days - 1, Math.floor(first + share * days));
    }

    #startDrag(down: PointerEvent): void {
        if (!this.#window || down.button !== 0) return;
        this.pause();
        down.preventDefault();
        const target = down.target;
        const start = this.#window;
        const origin = this.#dayAt(down.clientX);
        const which = target === this.#handles.from ? 'from' : target === this.#handles.to ? 'to' : undefined;
        const isWhole = this.#extent && start.from <= this.#extent.from && start.to >= this.#extent.to;
        const isMove = target === this.#band && !isWhole;
        if (which) this.#handles[which].focus();

        const follow = (clientX: number, isFinal: boolean): void => {
            const day = this.#dayAt(clientX);
            if (which) this.#moveHandle(which, day, isFinal);
            else if (isMove) this.#change(this.#moved(start, day - origin), isFinal);
            else this.#change({ from: Math.min(origin, day), to: Math.max(origin, day) }, isFinal);
        };
        let hasMoved = false;
        const onMove = (move: PointerEvent): void => {
            if (!hasMoved && Math.abs(move.clientX - down.clientX) < 4) return;
            hasMoved = true;
            follow(move.clientX, false);
        };
        const onUp = (up: PointerEvent): void => {
            this.#track.removeEventListener('pointermove', onMove);
            this.#track.removeEventListener('pointerup', onUp);
            this.#track.removeEventListener('pointercancel', onUp);
            if (hasMoved && up.type === 'pointerup') follow(up.clientX, true);
        };
        this.#track.setPointerCapture(down.pointerId);
        this.#track.addEventListener('pointermove', onMove);
        this.#track.addEventListener('pointerup', onUp);
        this.#track.addEventListener('pointercancel', onUp);
    }

    #moved(window: Window, days: number): Window {
        const extent = this.#extent ?? window;
        const by = Math.min(Math.max(days, extent.from - window.from), extent.to - window.to);
        return { from: window.from + by, to: window.to + by };
    }

    /** The drawn days: whole bars, so a little more than the extent. */
    #span(): { first: Day; days: number } {
        const bins = this.#histogram?.bins ?? [];
        const first = bins[0]?.start ?? 0;
        return { first, days: Math.max(1, (bins.at(-1)?.end ?? 1) - first) };
    }

    #redraw(): void {
        if (!this.#extent) {
            this.#chart.replaceChildren();
            this.#axis.replaceChildren();
            this.#caption.textContent = '';
            this.#label.textContent = 'No events';
            return;
        }
        const width = Math.max(120, this.#track.clientWidth);
        this.#histogram = countByTime(this.#events, this.#extent.from, this.#extent.to, Math.floor(width / 7));
        this.#drawBars(this.#histogram, width);
        this.#drawAxis(this.#histogram, width);
        this.#placeWindow();
    }

    #drawBars({ bins, peak }: Histogram, width: number): void {
        const { first, days } = this.#span();
        const scale = peak > 0 ? (height - 4) / peak : 0;
        const bars: SVGElement[] = [];
        for (const bin of bins) {
            if (heightOf(bin) === 0) continue;
            const x = ((bin.start - first) / days) * width;
            const wide = Math.max(1.5, ((bin.end - bin.start) / days) * width - 1);
            let top = height;
            const stack = (size: number, className: string): void => {
                if (size === 0) return;
                top -= size * scale;
                bars.push(svg('rect', { x: x.toFixed(1), y: top.toFixed(1), width: wide.toFixed(1), height: (size * scale).toFixed(1), 'class': className }));
            };
            for (const type of eventTypes) stack(bin.sharp[type], `type-${looks[type].shape}`);
            stack(bin.spread, 'spread');
        }
        this.#chart.setAttribute('viewBox', `0 0 ${width} ${height}`);
        this.#chart.replaceChildren(...bars);
    }

    #drawAxis({ bins, peak, unit }: Histogram, width: number): void {
        const { first, days } = this.#span();
        const every = Math.max(1, Math.ceil(bins.length / Math.max(2, Math.floor(width / 85))));
        const ticks = bins.filter((_, i) => i % every === 0).flatMap((bin) => {
            const left = ((bin.start - first) / days) * 100;
            if (left > 100 - (60 / width) * 100) return [];
            const tick = element('span', {}, tickLabel(bin.start, unit));
            tick.style.left = `${left}%`;
            return [tick];
        });
        this.#axis.replaceChildren(...ticks);
        const tallest = Number.isInteger(peak) ? String(peak) : peak.toFixed(1);
        this.#caption.textContent = peak > 0 ? `Events per ${unit}; the tallest bar is ${tallest}. Pale: the day is not known.` : 'No events match the filters.';
    }

    #placeWindow(): void {
        const window = this.#window;
        const extent = this.#extent;
        if (!window || !extent) return;
        const { first, days } = this.#span();
        const left = ((window.from - first) / days) * 100;
        const right = ((window.to + 1 - first) / days) * 100;
        this.#band.style.left = `${left}%`;
        this.#band.style.width = `${right - left}%`;
        this.#handles.from.style.left = `${left}%`;
        this.#handles.to.style.left = `${right}%`;
        for (const which of ['from', 'to'] as const) {
            const handle = this.#handles[which];
            handle.setAttribute('aria-valuemin', String(which === 'from' ? extent.from : window.from));
            handle.setAttribute('aria-valuemax', String(which === 'from' ? window.to : extent.to));
            handle.setAttribute('aria-valuenow', String(window[which]));
            handle.setAttribute('aria-valuetext', longDay(window[which]));
            handle.dataset['day'] = formatDay(window[which]);
        }
        this.#label.textContent = dayRange(window.from, window.to);
        for (const [preset, made] of this.#presets) {
            const chosen = presetWindow(preset, extent);
            made.disabled = chosen.from < extent.from;
            made.setAttribute('aria-pressed', String(chosen.from === window.from && chosen.to === window.to));
        }
    }
}

