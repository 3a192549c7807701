import { eventTypes, precisions, precisionWords } from '../src/kinds.ts';

const choices = (name: string, words: readonly (readonly [string, string])[]): string =>
    words.map(([value, label]) => `<label><input type="checkbox" name="${name}" value="${value}"> <span>${label}</span> <small class="count"></small></label>`).join('\n');

/** The page as the server writes it, cut to what the script needs. */
export const shell = (script: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>dateline</title>
<link rel="icon" href="data:,">
<script type="module" src="${script}"></script>
</head>
<body>
<a class="skip" href="#events">Skip to the list of events</a>
<header>
<h1><a href="/">dateline</a></h1>
<p id="count" role="status">60 events</p>
<a id="download" class="button" href="/events.geojson" download="events.geojson">Download<span class="more-words"> GeoJSON</span></a>
</header>
<form id="filters" method="get" action="/" aria-label="Filters">
<details>
<summary>Filters</summary>
<div class="fields">
<label>Search <input type="search" name="q"></label>
<label>Actor <input type="text" name="actor"></label>
<fieldset><legend>Days</legend><label>From <input type="date" name="from"></label> <label>To <input type="date" name="to"></label></fieldset>
<fieldset><legend>Event type</legend>${choices('type', eventTypes.map((type) => [type, type]))}</fieldset>
<fieldset><legend>Precision</legend>${choices('precision', precisions.map((word) => [word, precisionWords[word]]))}</fieldset>
<p><button type="submit">Apply</button> <a href="/">Clear</a></p>
</div>
</details>
<footer><p>Map and borders: Natural Earth. Dashed borders are disputed or not settled.</p></footer>
</form>
<main>
<section id="map" aria-label="Map"></section>
<section id="events" aria-labelledby="events-title"><h2 id="events-title" tabindex="-1">Events</h2><table><caption>Latest first</caption></table></section>
<section id="timeline" aria-label="Time"></section>
</main>
<aside id="card" hidden></aside>
</body>
</html>`;
