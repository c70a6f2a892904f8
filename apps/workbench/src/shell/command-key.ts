/** The key of commands, as the system has it, with what joins it to the next: "Ctrl+" or "⌘". */
export const commandKey = /^(Mac|iPhone|iPad)/.test(navigator.platform) ? '⌘' : 'Ctrl+';
