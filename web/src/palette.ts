import type { Theme } from './kinds.ts';

/** The quiet colors under the events; names say what is drawn in them. */
export interface Palette {
    water: string;
    land: string;
    river: string;
    province: string;
    border: string;
    label: string;
    quietLabel: string;
    waterLabel: string;
    halo: string;
    panel: string;
    text: string;
    /** Several types in one area. */
    mixed: string;
    focus: string;
}

export const palettes: Record<Theme, Palette> = {
    light: {
        water: '#d3e0e8',
        land: '#f7f5ef',
        river: '#b5cbd9',
        province: '#d3cec2',
        border: '#8d8678',
        label: '#33383d',
        quietLabel: '#5d6267',
        waterLabel: '#3f6780',
        halo: '#fbfaf6',
        panel: '#ffffff',
        text: '#1b1f23',
        mixed: '#3b4047',
        focus: '#0b57d0',
    },
    dark: {
        water: '#0f1820',
        land: '#212930',
        river: '#14202a',
        province: '#353f49',
        border: '#76828e',
        label: '#d5dbe1',
        quietLabel: '#a3adb7',
        waterLabel: '#7ea3bd',
        halo: '#161c22',
        panel: '#181e24',
        text: '#e9edf1',
        mixed: '#e1e5e9',
        focus: '#8ab4ff',
    },
};
