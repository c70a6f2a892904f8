/** Where the study lives, in words for the bar. */
export function useHome(): { readonly state: string } {
  return { state: 'kept in this browser' };
}
