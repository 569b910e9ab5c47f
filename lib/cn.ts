import { clsx, type ClassValue } from "clsx";

/** Joins class names, dropping what is false or absent. It does not resolve conflicts between them. */
export const cn = (...classes: ClassValue[]): string => clsx(classes);
