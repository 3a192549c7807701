import 'maplibre-gl/dist/maplibre-gl.css';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import {
    addProtocol, GeoJSONSource, Map as MapLibreMap, NavigationControl, ScaleControl, setWorkerUrl,
    type MapGeoJSONFeature, type PointLike, type StyleSpecification,
} from 'maplibre-gl';
import type { FeatureCollection, Geometry } from 'geojson';
import { Protocol } from 'pmtiles';
import { areasOf, cellsOf, type Area, type Cell } from './aggregate.ts';
import { basemapSource, groundLayers, labelLayers } from './basemap.ts';
import { isAreaEvent, type MapEvent } from './event.ts';
import { fontFaces } from './fonts.ts';
import { boundsOf, circle } from './geometry.ts';
import { drawImage } from './icons.ts';
import { looks, type EventType, type Theme } from './kinds.ts';
import { areaFeatures, areaLayers, badgeFeatures, cellFeatures, discFeatures, eventSources, pickedLayers, symbolLayers } from './layers.ts';
import { palettes } from './palette.ts';
import type { Box } from './state.ts';

export interface View {
    z: number;
    lat: number;
    lon: number;
}

export interface EventMapOptions {
    container: HTMLElement;
    theme: Theme;
    language: string;
    view: View | undefined;
    /** Symbols closer than this are joined, CSS pixels. */
    apartPx: number;
    /** Called with the events of what was clicked, sharpest place first. */
    onPick(events: MapEvent[]): void;
    onMove(view: View): void;
    /** How much of the map the card covers, CSS pixels. */
    coveredEdges(): { right: number; bottom: number };
    /** The text of the small label at the pointer. */
    describe(events: readonly MapEvent[]): string;
}

// The worker is a file of our own: a blob would need a weaker content security policy.
setWorkerUrl(new URL(workerUrl, window.location.href).href);
addProtocol('pmtiles', new Protocol().tile);

/** The room at the edges in which the label of an outermost event still stands. */
const roomForLabels = ({ clientWidth, clientHeight }: HTMLElement): { top: number; bottom: number; left: number; right: number } => {
    const side = Math.min(90, clientWidth / 6);
    const end = Math.min(70, clientHeight / 8);
    return { top: end, bottom: end, left: side, right: side };
};

/** The map with its events. It draws what it is told and says what was clicked; it keeps no filters. */
export class EventMap {
    readonly #map: MapLibreMap;
    readonly #options: EventMapOptions;
    readonly #tip: HTMLElement;
    #theme: Theme;
    #events: readonly MapEvent[] = [];
    #cells: Cell[] = [];
    #areas: Area[] = [];
    #drawnAreas = '';
    #drawnLevel = NaN;
    #selected: { event: MapEvent; footprint: Geometry | undefined } | undefined;
    #isStyled = false;
    #hasFitted = false;

    constructor(options: EventMapOptions) {
        this.#options = options;
        this.#theme = options.theme;
        const { view } = options;
        this.#hasFitted = view !== undefined;
        this.#map = new MapLibreMap({
            container: options.container,
            style: this.#style(),
            center: view ? [view.lon, view.lat] : [25, 22],
            zoom: view?.z ?? 1.4,
            minZoom: 0,
            maxZoom: 15,
            dragRotate: false,
            pitchWithRotate: false,
            touchPitch: false,
            attributionControl: { compact: false },
            fadeDuration: 0,
            canvasContextAttributes: { preserveDrawingBuffer: false },
            locale: { 'Map.Title': 'Map of the events; arrow keys move it, plus and minus zoom' },
        });
        this.#map.touchZoomRotate.disableRotation();
        this.#map.keyboard.disableRotation();
        this.#map.addControl(new NavigationControl({ showCompass: false }), 'top-left');
        this.#map.addControl(new ScaleControl({ maxWidth: 90 }), 'top-left');
        this.#tip = document.createElement('div');
        this.#tip.className = 'map-tip';
        this.#tip.setAttribute('aria-hidden', 'true');
        this.#tip.hidden = true;
        options.container.append(this.#tip);

        this.#map.setMissingStyleImageResolver((name) => {
            const drawn = drawImage(name, this.#theme);
            if (drawn && !this.#map.hasImage(name)) this.#map.addImage(name, drawn.image, drawn.options);
        });
        this.#map.on('style.load', () => {
            this.#isStyled = true;
            this.#draw(true);
        });
        this.#map.on('zoom', () => this.#drawCells(false));
        this.#map.on('moveend', () => options.onMove(this.view()));
        this.#map.on('click', ({ point }) => {
            const events = this.#eventsAt(point, 6);
            if (events.length > 0) options.onPick(events);
        });
        this.#map.on('mousemove', ({ point }) => this.#showTip(point));
        this.#map.on('mouseout', () => this.#showTip(undefined));
        this.#map.on('dragstart', () => this.#showTip(undefined));
    }

    /** Resolves when the map has drawn everything once. */
    async settled(): Promise<void> {
        if (this.#map.loaded() && this.#isStyled && !this.#map.isMoving()) return;
        await new Promise<void>((resolve) => void this.#map.once('idle', () => resolve()));
    }

    onError(listener: (message: string) => void): void {
        this.#map.on('error', ({ error }) => listener(error.message));
        this.#map.on('webglcontextlost', () => listener('The browser took the graphics context away.'));
    }

    show(events: readonly MapEvent[]): void {
        this.#events = events;
        this.#draw(false);
        if (!this.#hasFitted && events.length > 0) this.fit(events, false);
    }

    select(event: MapEvent | undefined, footprint?: Geometry): void {
        this.#selected = event && { event, footprint };
        this.#drawSelected();
    }

    setTheme(theme: Theme): void {
        if (theme === this.#theme) return;
        this.#theme = theme;
        this.#isStyled = false;
        this.#map.setStyle(this.#style(), { diff: false });
    }

    view(): View {
        const { lng, lat } = this.#map.getCenter().wrap();
        return { z: this.#map.getZoom(), lat, lon: lng };
    }

    bounds(): Box {
        const bounds = this.#map.getBounds();
        if (bounds.getEast() - bounds.getWest() >= 360) return [-180, Math.max(-90, bounds.getSouth()), 180, Math.min(90, bounds.getNorth())];
        const wrap = (lon: number): number => ((((lon + 180) % 360) + 360) % 360) - 180;
        return [wrap(bounds.getWest()), Math.max(-90, bounds.getSouth()), wrap(bounds.getEast()), Math.min(90, bounds.getNorth())];
    }

    /** Moves so that all the events are in view. */
    fit(events: readonly MapEvent[], isAnimated = true): void {
        const box = boundsOf(events.map((event) => ({ type: 'Point', coordinates: [event.lon, event.lat] })));
        if (!box) return;
        this.#hasFitted = true;
        const [west, south, east, north] = box;
        this.#map.fitBounds([[west, south], [east < west ? east + 360 : east, north]], {
            padding: roomForLabels(this.#map.getContainer()),
            maxZoom: 8.5,
            animate: isAnimated && !prefersStillness(),
        });
    }

    /** Brings one event into view, with the surroundings that its precision asks for. */
    focus(event: MapEvent): void {
        const extent = isAreaEvent(event) && event.geometry ? event.geometry : circle(event.lon, event.lat, Math.max(event.radiusKm * 3, 25));
        const box = boundsOf([extent]);
        if (!box) return;
        const [west, south, east, north] = box;
        const covered = this.#options.coveredEdges();
        const padding = { top: 50, left: 50, right: 50 + covered.right, bottom: 50 + covered.bottom };
        const camera = this.#map.cameraForBounds([[west, south], [east < west ? east + 360 : east, north]], { padding, maxZoom: 9 });
        if (!camera?.center || camera.zoom === undefined) return;
        const { clientWidth, clientHeight } = this.#map.getContainer();
        const at = this.#map.project([event.lon, event.lat]);
        const isInView = at.x > 20 && at.y > 20 && at.x < clientWidth - covered.right - 20 && at.y < clientHeight - covered.bottom - 20;
        // Never zooms out by more than it must, never jumps when the event is in view and large enough.
        if (isInView && this.#map.getZoom() >= camera.zoom - 2.5) return;
        this.#map.easeTo({ center: camera.center, zoom: camera.zoom, animate: !prefersStillness(), duration: 600 });
    }

    resize(): void {
        this.#map.resize();
    }

    #style(): StyleSpecification {
        return {
            version: 8,
            'font-faces': fontFaces,
            sources: { basemap: basemapSource(), ...eventSources() },
            layers: [
                ...groundLayers(this.#theme),
                ...areaLayers(this.#theme),
                ...labelLayers(this.#theme, this.#options.language),
                ...symbolLayers(this.#theme),
            ],
        };
    }

    #inkOf = (type: EventType | undefined): string => (type ? looks[type].color[this.#theme] : palettes[this.#theme].mixed);

    #setData(source: string, features: FeatureCollection): void {
        const found = this.#map.getSource(source);
        if (found instanceof GeoJSONSource) void found.setData(features);
    }

    #draw(isNewStyle: boolean): void {
        if (!this.#isStyled) return;
        this.#areas = areasOf(this.#events);
        // Polygons are large and change seldom, so they are sent to the worker only when they do.
        const signature = this.#areas.map((area) => `${area.key}:${area.events.map((event) => event.type).join()}`).join(';');
        if (isNewStyle || signature !== this.#drawnAreas) {
            this.#drawnAreas = signature;
            this.#setData('areas', areaFeatures(this.#areas, this.#inkOf));
            this.#setData('badges', badgeFeatures(this.#areas));
        }
        this.#setData('discs', discFeatures(this.#events, this.#inkOf));
        this.#drawCells(true);
        this.#drawSelected();
    }

    #drawCells(isForced: boolean): void {
        if (!this.#isStyled) return;
        const level = Math.floor(this.#map.getZoom() * 2) / 2;
        if (!isForced && level === this.#drawnLevel) return;
        this.#drawnLevel = level;
        this.#cells = cellsOf(this.#events, level, this.#options.apartPx);
        this.#setData('cells', cellFeatures(this.#cells));
        this.#drawSelected();
    }

    #drawSelected(): void {
        if (!this.#isStyled) return;
        const features: FeatureCollection = { type: 'FeatureCollection', features: [] };
        const selected = this.#selected;
        if (selected) {
            const { event, footprint } = selected;
            const cell = this.#cells.find(({ events }) => events.some(({ id }) => id === event.id));
            const area = footprint ?? (event.geometry?.type === 'Point' ? undefined : event.geometry);
            if (cell) features.features.push({ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [cell.lon, cell.lat] } });
            if (area) features.features.push({ type: 'Feature', properties: {}, geometry: area });
        }
        this.#setData('selected', features);
    }

    #eventsAt(point: { x: number; y: number }, slack: number): MapEvent[] {
        const box: [PointLike, PointLike] = [[point.x - slack, point.y - slack], [point.x + slack, point.y + slack]];
        if (!this.#isStyled) return [];
        for (const layer of pickedLayers) {
            // An area is hit where it is drawn; only small symbols get slack for the finger.
            const at = layer === 'areas' || layer === 'discs' ? ([point.x, point.y] satisfies PointLike) : box;
            const hits = this.#map.queryRenderedFeatures(at, { layers: [layer] });
            const events = this.#eventsOf(layer, hits);
            if (events.length > 0) return events;
        }
        return [];
    }

    #eventsOf(layer: (typeof pickedLayers)[number], hits: readonly MapGeoJSONFeature[]): MapEvent[] {
        const indexes = [...new Set(hits.map((hit) => Number(hit.properties['index'])))];
        switch (layer) {
            case 'cells':
                return this.#cells[indexes[0] ?? -1]?.events ?? [];
            case 'badges':
                return this.#areas[indexes[0] ?? -1]?.events ?? [];
            case 'areas': {
                const areas = indexes.flatMap((index) => this.#areas[index] ?? []);
                return areas.toSorted((a, b) => a.first.radiusKm - b.first.radiusKm)[0]?.events ?? [];
            }
            case 'discs': {
                const ids = new Set(hits.flatMap((hit) => String(hit.properties['ids']).split(' ')));
                return this.#events.filter((event) => ids.has(event.id));
            }
        }
    }

    #showTip(point: { x: number; y: number } | undefined): void {
        const events = point && !this.#map.isMoving() ? this.#eventsAt(point, 2) : [];
        this.#map.getCanvas().classList.toggle('is-over-events', events.length > 0);
        this.#tip.hidden = events.length === 0 || !point;
        if (!point || events.length === 0) return;
        this.#tip.textContent = this.#options.describe(events);
        const isRight = point.x > this.#map.getContainer().clientWidth / 2;
        this.#tip.classList.toggle('is-left', isRight);
        this.#tip.style.transform = `translate(${point.x}px, ${point.y}px)`;
    }
}

/** Whether the reader asked the system for less motion. */
export function prefersStillness(): boolean {
    return window.matchMedia('(prefers-reduced-motion: reduce)').matches;
}
