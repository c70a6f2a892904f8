import type { Study } from '@modalgain/study';

/** What is wanted of the next film, written as under `design:` in a study. */
export interface WantedDesign {
  readonly film?: string;
  readonly goal?: 'net-gain' | 'ase-threshold' | 'laser-threshold';
  readonly fluence?: string;
  readonly thickness?: string;
  readonly density?: readonly [number, number];
  readonly pump?: string;
  readonly cover?: WrittenMaterials;
  readonly substrate?: WrittenMaterials;
  readonly underlayer?: { readonly index: WrittenMaterials; readonly thickness: string };
  readonly singleMode?: boolean;
}

type Material = string | number | { readonly file: string };
type WrittenMaterials = Material | readonly Material[];

/** Ranges of lengths as a study has them. */
export const rangeText = ([from, to]: readonly [number, number]): string => `${from} nm .. ${to} nm`;

/** What the study says of its next film, as it would be written. */
export function wantedOf(study: Study | undefined): WantedDesign {
  const design = study?.design;
  if (!design) return {};
  const { film, goal, fluence, thickness, density, pump, cover, substrate, underlayer, singleMode } = design;
  return {
    ...(film !== undefined && { film }),
    goal,
    ...(fluence && { fluence: `${fluence.value} uJ/cm^2` }),
    ...(thickness && { thickness: rangeText(thickness) }),
    ...(density && { density }),
    ...(pump && { pump: rangeText(pump) }),
    ...(cover !== undefined && { cover }),
    ...(substrate !== undefined && { substrate }),
    ...(underlayer && {
      underlayer: { index: underlayer.index, thickness: rangeText(underlayer.thickness) },
    }),
    ...(singleMode && { singleMode }),
  };
}

/** A material, or several, as text. */
export function materialsText(materials: WrittenMaterials | undefined): string {
  if (materials === undefined) return '';
  const all = Array.isArray(materials) ? (materials as readonly Material[]) : [materials as Material];
  return all.map((material) => (typeof material === 'object' ? material.file : String(material))).join(', ');
}

/** The same without entries that are undefined: a study has no empty keys. */
export function without(wanted: WantedDesign, key: keyof WantedDesign): WantedDesign {
  return Object.fromEntries(Object.entries(wanted).filter(([name]) => name !== key));
}
