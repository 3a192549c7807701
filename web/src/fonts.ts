import arabic from '@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-400-normal.woff2?url';
import cyrillicExtended from '@fontsource/noto-sans/files/noto-sans-cyrillic-ext-400-normal.woff2?url';
import cyrillic from '@fontsource/noto-sans/files/noto-sans-cyrillic-400-normal.woff2?url';
import latinExtended from '@fontsource/noto-sans/files/noto-sans-latin-ext-400-normal.woff2?url';
import latin from '@fontsource/noto-sans/files/noto-sans-latin-400-normal.woff2?url';

export const labelFont = 'Noto Sans';

// A worker reads the fonts, and a worker has another base address: so the addresses are whole.
const face = (file: string, ...ranges: string[]): { url: string; 'unicode-range': string[] } => ({
    url: new URL(file, window.location.href).href,
    'unicode-range': ranges,
});

/** The style's fonts: read from our own files, shaped in the browser, no glyph server. */
export const fontFaces = {
    [labelFont]: [
        face(latin, 'U+0000-00FF', 'U+0131', 'U+0152-0153', 'U+02BB-02BC', 'U+02C6', 'U+02DA', 'U+02DC', 'U+2000-206F', 'U+20AC', 'U+2122', 'U+2191', 'U+2193', 'U+2212', 'U+2215'),
        face(latinExtended, 'U+0100-0130', 'U+0132-0151', 'U+0154-02BA', 'U+02BD-02C5', 'U+02C7-02CC', 'U+02DD-02FF', 'U+1E00-1E9F', 'U+1EF2-1EFF'),
        face(cyrillic, 'U+0400-045F', 'U+0490-0491', 'U+04B0-04B1', 'U+2116'),
        face(cyrillicExtended, 'U+0460-048F', 'U+0492-04AF', 'U+04B2-052F'),
        face(arabic, 'U+0600-06FF', 'U+0750-077F', 'U+0870-088E', 'U+FB50-FDFF', 'U+FE70-FEFC'),
    ],
};
