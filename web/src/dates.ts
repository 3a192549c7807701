/** Civil days as whole numbers since 1970-01-01, so that windows and bins are plain arithmetic. */
export type Day = number;

export type DatePrecision = 'day' | 'range' | 'week' | 'month' | 'year' | 'by_publication' | 'ongoing';

export type BinUnit = 'day' | 'week' | 'month' | 'quarter' | 'year';

const msPerDay = 86_400_000;

/** Reads `YYYY-MM-DD`; anything else, impossible days included, is undefined. */
export function parseDay(text: string | null | undefined): Day | undefined {
    if (!text || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
    const ms = Date.parse(`${text}T00:00:00Z`);
    if (Number.isNaN(ms)) return undefined;
    const day = Math.round(ms / msPerDay);
    return formatDay(day) === text ? day : undefined;
}

export function formatDay(day: Day): string {
    return new Date(day * msPerDay).toISOString().slice(0, 10);
}

function utc(day: Day): Date {
    return new Date(day * msPerDay);
}

function dayOf(year: number, month: number, date = 1): Day {
    return Math.round(Date.UTC(year, month, date) / msPerDay);
}

/** The first day of the bin that holds `day`; weeks begin on Monday. */
export function startOfBin(day: Day, unit: BinUnit): Day {
    const at = utc(day);
    switch (unit) {
        case 'day':
            return day;
        case 'week':
            return day - ((at.getUTCDay() + 6) % 7);
        case 'month':
            return dayOf(at.getUTCFullYear(), at.getUTCMonth());
        case 'quarter':
            return dayOf(at.getUTCFullYear(), Math.floor(at.getUTCMonth() / 3) * 3);
        case 'year':
            return dayOf(at.getUTCFullYear(), 0);
    }
}

/** Moves `day` by whole units; the end of a longer month becomes the end of a shorter one. */
export function addUnits(day: Day, unit: BinUnit, count: number): Day {
    if (unit === 'day') return day + count;
    if (unit === 'week') return day + 7 * count;
    const at = utc(day);
    const months = { month: 1, quarter: 3, year: 12 }[unit] * count;
    const first = dayOf(at.getUTCFullYear(), at.getUTCMonth() + months);
    const next = dayOf(at.getUTCFullYear(), at.getUTCMonth() + months + 1);
    return Math.min(first + at.getUTCDate() - 1, next - 1);
}

const monthNames = [
    'January', 'February', 'March', 'April', 'May', 'June',
    'July', 'August', 'September', 'October', 'November', 'December',
] as const;

function parts(day: Day): { date: number; month: string; short: string; year: number } {
    const at = utc(day);
    const month = monthNames[at.getUTCMonth()] ?? '';
    return { date: at.getUTCDate(), month, short: month.slice(0, 3), year: at.getUTCFullYear() };
}

/** "2 December 2024" */
export function longDay(day: Day): string {
    const { date, month, year } = parts(day);
    return `${date} ${month} ${year}`;
}

/** "2 Dec 2024" */
export function shortDay(day: Day): string {
    const { date, short, year } = parts(day);
    return `${date} ${short} ${year}`;
}

/** "26 Nov – 3 Dec 2024"; what both ends share is said once. */
export function dayRange(start: Day, end: Day): string {
    if (start === end) return shortDay(start);
    const a = parts(start);
    const b = parts(end);
    if (a.year !== b.year) return `${shortDay(start)} – ${shortDay(end)}`;
    if (a.month !== b.month) return `${a.date} ${a.short} – ${shortDay(end)}`;
    return `${a.date} – ${shortDay(end)}`;
}

/** A label for an axis tick at the start of a bin. */
export function tickLabel(day: Day, unit: BinUnit): string {
    const { date, short, year } = parts(day);
    if (unit === 'year') return String(year);
    if (unit === 'month' || unit === 'quarter') return short === 'Jan' ? `${year}` : `${short} ${year}`;
    return `${date} ${short}`;
}

/** When an event happened, in words that are no sharper than what is known. */
export function dateInWords(start: Day | undefined, end: Day | undefined, precision: DatePrecision | null): string {
    const first = start ?? end;
    if (first === undefined) return 'date not known';
    const last = end ?? first;
    const { month, year } = parts(first);
    const { month: lastMonth, year: lastYear } = parts(last);
    switch (precision) {
        case 'week':
            return `in the week of ${dayRange(first, last)}`;
        case 'month':
            return month === lastMonth && year === lastYear ? `in ${month} ${year}` : `between ${longDay(first)} and ${longDay(last)}`;
        case 'year':
            return year === lastYear ? `in ${year}` : `between ${year} and ${lastYear}`;
        case 'by_publication':
            return `by ${longDay(last)} (day not said; taken from the report’s own date)`;
        case 'ongoing':
            return first === last ? `going on at ${longDay(last)}` : `going on from ${longDay(first)} to ${longDay(last)}`;
        case 'day':
        case 'range':
        case null:
            return first === last ? longDay(first) : `between ${longDay(first)} and ${longDay(last)}`;
    }
}
