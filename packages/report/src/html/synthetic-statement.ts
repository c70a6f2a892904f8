/** How synthetic data were made, without the words "Synthetic data" where it begins with them: they stand before it in bold. */
export const syntheticStatement = (synthetic: string): string =>
  synthetic.replace(/^synthetic data[.:]?\s*/i, '');
