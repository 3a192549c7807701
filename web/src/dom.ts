type Attributes = Record<string, string | number | boolean | undefined>;
export type Child = Node | string | undefined | false;

function fill<E extends Element>(made: E, attributes: Attributes, children: readonly Child[]): E {
    for (const [name, value] of Object.entries(attributes)) {
        if (value === undefined || value === false) continue;
        made.setAttribute(name, value === true ? '' : String(value));
    }
    made.append(...children.filter((child) => child !== undefined && child !== false));
    return made;
}

/** Makes an element; text children are text, never markup. */
export function element<K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Attributes = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
    return fill(document.createElement(tag), attributes, children);
}

export function svg<K extends keyof SVGElementTagNameMap>(tag: K, attributes: Attributes = {}, ...children: Child[]): SVGElementTagNameMap[K] {
    return fill(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, children);
}

export function button(words: string, attributes: Attributes, onClick: () => void): HTMLButtonElement {
    const made = element('button', { type: 'button', ...attributes }, words);
    made.addEventListener('click', onClick);
    return made;
}

/** The part of the page that the server must have sent. */
export function part(id: string): HTMLElement {
    const found = document.getElementById(id);
    if (!found) throw new Error(`the page has no #${id}`);
    return found;
}
