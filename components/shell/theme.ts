/** The reader's choice of mode: follow the system, or always light, or always dark. */
export type Theme = "system" | "light" | "dark";

/** The cookie that keeps it. It says nothing about the person and lives for a year. */
export const themeCookie = "theme";

/** Reads the cookie's value; whatever it does not know means "follow the system". */
export const parseTheme = (value: string | undefined): Theme =>
  value === "light" || value === "dark" ? value : "system";
