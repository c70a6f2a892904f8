const namesOf = (file: string): string[] => file.split(/[\\/]/);

const isHidden = (name: string): boolean => name.startsWith('.');

/** Devices, streams of a file, and ends that Windows cuts off: there such a name leads to another file than it says. */
const isReserved = (name: string): boolean =>
  /^(con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³]|conin\$|conout\$)\s*(\.|$)/i.test(name) ||
  /[:\p{Cc}]|[. ]$/u.test(name);

/** The short name that Windows gives to a longer one: GIT~1 is .git. */
const isShortName = (name: string): boolean => /~\d+(\.|$)/.test(name);

/** Whether a file may be shown to the page: nothing hidden, and on Windows nothing that only seems not to be. */
export function mayBeRead(file: string, platform: NodeJS.Platform = process.platform): boolean {
  const isOdd = (name: string): boolean => platform === 'win32' && (isReserved(name) || isShortName(name));
  return !namesOf(file).some((name) => isHidden(name) || isOdd(name));
}

/** Whether a new file may bear this name: one that keeps its meaning on whichever system the folder is moved to. */
export function mayBeWritten(file: string, platform: NodeJS.Platform = process.platform): boolean {
  const isOdd = (name: string): boolean => name === '' || isReserved(name);
  return mayBeRead(file, platform) && !file.includes('\\') && !namesOf(file).some(isOdd);
}
