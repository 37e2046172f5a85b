/** What the modifier of shortcuts is called on this system's keyboard. */
export const modKey = (): string => (/Mac/u.test(navigator.userAgent) ? '⌘' : 'Ctrl');
